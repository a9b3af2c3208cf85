import { WECHAT_HOSTS } from './wechat-pay-account.ts'

/** Where a secret lies. Neither form prints it: paths are no secrets, and a function shows nothing. */
export type Secret = { name: string; files: readonly string[] } | { name: string; reveal: () => string }

export type WechatSettings = {
  /** The next is tried when there is no connection to the one before. */
  hosts: readonly string[]
  mchid: string
  appid: string
  serial: string
  key: Secret
  apiV3Key: Secret
  /** The newest first, with their public keys in the same order. */
  publicKeyIds: readonly string[]
  publicKey: Secret | null
  certificate: Secret | null
}

export type AlipaySettings = {
  url: string | null
  appId: string
  sellerId: string
  key: Secret
  publicKey: Secret
}

export type ChannelSettings = {
  /** Whether codes on payers' phones are scanned. */
  codePay: boolean
  wechat: WechatSettings | null
  alipay: AlipaySettings | null
}

type Given = Partial<Record<string, unknown>>

/** Reads what the environment says of channels; one of which nothing is said is not there. Throws on half of one. */
export function channelSettings(env: Given, codePay: boolean): ChannelSettings {
  return { codePay, wechat: wechatSettings(env), alipay: alipaySettings(env) }
}

function wechatSettings(env: Given): WechatSettings | null {
  if (!isMeant(env, 'LINLI_WECHAT_')) return null
  const text = (name: string) => demand(env, `LINLI_WECHAT_${name}`)
  const publicKey = secret(env, 'LINLI_WECHAT_PUBLIC_KEY')
  const certificate = secret(env, 'LINLI_WECHAT_CERTIFICATE')
  const ids = listOf(env['LINLI_WECHAT_PUBLIC_KEY_ID'])
  if (!publicKey && !certificate)
    throw missing('LINLI_WECHAT_PUBLIC_KEY_FILE or LINLI_WECHAT_CERTIFICATE_FILE')
  if (publicKey && ids.length === 0) throw missing('LINLI_WECHAT_PUBLIC_KEY_ID')
  return {
    hosts: hostsOf(env['LINLI_WECHAT_URL'], env['LINLI_WECHAT_BACKUP_URL']),
    mchid: text('MCHID'),
    appid: text('APPID'),
    serial: text('SERIAL'),
    key: demandSecret(env, 'LINLI_WECHAT_KEY'),
    apiV3Key: demandSecret(env, 'LINLI_WECHAT_API_V3_KEY'),
    publicKeyIds: ids,
    publicKey,
    certificate,
  }
}

/** WeChat Pay's own two hosts, unless others are named; whoever names the first has no second but a named one. */
function hostsOf(url: unknown, backup: unknown): string[] {
  const [first, second] = WECHAT_HOSTS
  const other = typeof url === 'string' ? [] : [second]
  return [typeof url === 'string' ? url : first, ...(typeof backup === 'string' ? [backup] : other)]
}

function alipaySettings(env: Given): AlipaySettings | null {
  if (!isMeant(env, 'LINLI_ALIPAY_')) return null
  const url = env['LINLI_ALIPAY_URL']
  return {
    url: typeof url === 'string' ? url : null,
    appId: demand(env, 'LINLI_ALIPAY_APP_ID'),
    sellerId: demand(env, 'LINLI_ALIPAY_SELLER_ID'),
    key: demandSecret(env, 'LINLI_ALIPAY_KEY'),
    publicKey: demandSecret(env, 'LINLI_ALIPAY_PUBLIC_KEY'),
  }
}

const isMeant = (env: Given, prefix: string) =>
  Object.entries(env).some(([name, value]) => name.startsWith(prefix) && value !== undefined)

function demand(env: Given, name: string): string {
  const value = env[name]
  if (typeof value !== 'string') throw missing(name)
  return value
}

function secret(env: Given, name: string): Secret | null {
  const files = listOf(env[`${name}_FILE`])
  const value = env[name]
  if (files.length > 0 && value !== undefined)
    throw new Error(`${name}: it is there twice, as a value and as a file.`)
  if (files.length > 0) return { name, files }
  return typeof value === 'string' ? { name, reveal: () => value } : null
}

function demandSecret(env: Given, name: string): Secret {
  const found = secret(env, name)
  if (!found) throw missing(`${name}_FILE or ${name}`)
  return found
}

const listOf = (value: unknown) =>
  typeof value === 'string'
    ? value
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean)
    : []

const missing = (name: string) =>
  new Error(`${name}: it is missing, and the channel cannot be used without it.`)

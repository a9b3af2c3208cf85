import { createSecretKey, type KeyObject } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Instant } from '@linli/contract/instants.ts'
import { ALIPAY_URL } from './alipay-account.ts'
import { alipay } from './alipay.ts'
import { CHANNEL_TIMES, type Network } from './call-channel.ts'
import { cash } from './cash.ts'
import type { AlipaySettings, ChannelSettings, Secret, WechatSettings } from './channel-settings.ts'
import { creditTerms } from './credit-terms.ts'
import type { Gateway } from './gateway.ts'
import { platformKeys } from './platform-keys.ts'
import { readPrivateKey, readPublicKey } from './rsa.ts'
import { wechatPay } from './wechat-pay.ts'

export type GatewayDeps = {
  clock: () => Instant
  random: (bytes: number) => Uint8Array
  fetch: typeof fetch
  /** Default: how long channels really take. */
  times?: Partial<Omit<Network, 'fetch'>>
}

/**
 * Reads the keys and sets the channels up. What is not among them is not offered, and has no address to be called at.
 * Throws an Error that names the setting that is wrong, and no key.
 */
export function openGateways(settings: ChannelSettings, deps: GatewayDeps): Gateway[] {
  const network = { fetch: deps.fetch, ...CHANNEL_TIMES, ...deps.times }
  const gateways: Gateway[] = [cash(deps.clock), creditTerms(deps.clock)]
  if (settings.wechat) gateways.unshift(openWechat(settings.wechat, settings.codePay, { ...deps, network }))
  if (settings.alipay) gateways.unshift(openAlipay(settings.alipay, settings.codePay, { ...deps, network }))
  return gateways
}

type Wired = Omit<GatewayDeps, 'fetch' | 'times'> & { network: Network }

function openWechat(settings: WechatSettings, codePay: boolean, { clock, random, network }: Wired): Gateway {
  const { mchid, appid, serial, key, apiV3Key, publicKeyIds, publicKey, certificate } = settings
  const pems = publicKey ? textsOf(publicKey) : []
  if (pems.length !== publicKeyIds.length && publicKey)
    throw new Error(`${publicKey.name}: there are ${pems.length} keys for ${publicKeyIds.length} ids.`)
  const publicKeys = publicKeyIds.slice(0, pems.length).map((id, place) => ({ id, pem: pems[place] ?? '' }))
  const account = {
    mchid,
    appid,
    serial,
    privateKey: reading(key, () => readPrivateKey(textOf(key))),
    apiV3Keys: apiV3KeysOf(apiV3Key),
    platformKeys: reading(certificate ?? publicKey ?? key, () =>
      platformKeys(publicKeys, certificate ? textOf(certificate) : null),
    ),
  }
  return wechatPay({ account, hosts: settings.hosts, network, clock, random }, codePay)
}

function openAlipay(settings: AlipaySettings, codePay: boolean, { clock, network }: Wired): Gateway {
  const { appId, sellerId, key, publicKey } = settings
  const account = {
    appId,
    sellerId,
    privateKey: reading(key, () => readPrivateKey(textOf(key))),
    alipayKeys: reading(publicKey, () => textsOf(publicKey).map(readPublicKey)),
  }
  return alipay({ account, url: settings.url ?? ALIPAY_URL, network, clock }, codePay)
}

function apiV3KeysOf(secret: Secret): KeyObject[] {
  const keys = textOf(secret)
    .split(/[\s,]+/)
    .filter(Boolean)
  if (keys.length === 0 || keys.some((key) => !/^[\x21-\x7e]{32}$/.test(key)))
    throw new Error(`${secret.name}: each key has 32 characters.`)
  return keys.map((key) => createSecretKey(Buffer.from(key)))
}

/** Several keys in one text: PEM after PEM, or bare base64 with commas or empty lines between. */
function textsOf(secret: Secret): string[] {
  const text = textOf(secret)
  const pems = text.match(/-----BEGIN [A-Z ]+-----[\s\S]+?-----END [A-Z ]+-----/g)
  return (
    pems ??
    text
      .split(/,|\n\s*\n/)
      .map((part) => part.trim())
      .filter(Boolean)
  )
}

function textOf(secret: Secret): string {
  // In the environment a PEM often comes with its line ends written out.
  if ('reveal' in secret) return secret.reveal().replaceAll('\\n', '\n').trim()
  return reading(secret, () => secret.files.map((file) => readFileSync(file, 'utf8').trim()).join('\n\n'))
}

/** Adds which setting it was. What went wrong inside says nothing of keys: it is ours, or a file's name. */
function reading<T>(secret: Secret, read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw new Error(`${secret.name}: ${error instanceof Error ? error.message : 'it cannot be read'}.`)
  }
}

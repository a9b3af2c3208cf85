import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { makeKeys, type Keys, type Random } from './keys.ts'

const STORE = 'simulator-keys.json'

/** The keys of that directory, or new ones: a restarted simulator is the same bank to whoever was set up with it. */
export async function keysAt(directory: string, random: Random): Promise<Keys> {
  const path = join(directory, STORE)
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as Keys
  const keys = await makeKeys(random)
  writeKeys(directory, keys)
  return keys
}

/** Everything the simulator and its merchants need, readable by nobody else. */
export function writeKeys(directory: string, keys: Keys): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const put = (name: string, text: string) => {
    const path = join(directory, name)
    writeFileSync(`${path}.new`, text, { mode: 0o600 })
    chmodSync(`${path}.new`, 0o600)
    renameSync(`${path}.new`, path)
  }
  const wechat = keys.wechat.merchants[0]
  const alipay = keys.alipay.merchants[0]
  put('wechat-merchant-key.pem', wechat?.keys[wechat.serial]?.privatePem ?? '')
  put('wechat-api-v3-key.txt', wechat?.apiV3Key ?? '')
  put('wechat-platform-public-key.pem', keys.wechat.platform[keys.wechat.publicKeyId]?.publicPem ?? '')
  put('alipay-app-key.pem', alipay?.keys.privatePem ?? '')
  put('alipay-platform-public-key.pem', keys.alipay.platform.publicPem)
  put(STORE, JSON.stringify(keys, null, 2))
}

/** What a content server is told to pay through this simulator; paths to secrets, never the secrets. */
export function environmentSnippet(directory: string, keys: Keys, url: string): string {
  const wechat = keys.wechat.merchants[0]
  const alipay = keys.alipay.merchants[0]
  const at = (name: string) => resolve(directory, name)
  return [
    `LINLI_WECHAT_URL=${url}`,
    `LINLI_WECHAT_MCHID=${wechat?.mchid ?? ''}`,
    `LINLI_WECHAT_APPID=${wechat?.appid ?? ''}`,
    `LINLI_WECHAT_SERIAL=${wechat?.serial ?? ''}`,
    `LINLI_WECHAT_KEY_FILE=${at('wechat-merchant-key.pem')}`,
    `LINLI_WECHAT_API_V3_KEY_FILE=${at('wechat-api-v3-key.txt')}`,
    `LINLI_WECHAT_PUBLIC_KEY_ID=${keys.wechat.publicKeyId}`,
    `LINLI_WECHAT_PUBLIC_KEY_FILE=${at('wechat-platform-public-key.pem')}`,
    `LINLI_ALIPAY_URL=${url}/gateway.do`,
    `LINLI_ALIPAY_APP_ID=${alipay?.appId ?? ''}`,
    `LINLI_ALIPAY_SELLER_ID=${alipay?.sellerId ?? ''}`,
    `LINLI_ALIPAY_KEY_FILE=${at('alipay-app-key.pem')}`,
    `LINLI_ALIPAY_PUBLIC_KEY_FILE=${at('alipay-platform-public-key.pem')}`,
  ].join('\n')
}

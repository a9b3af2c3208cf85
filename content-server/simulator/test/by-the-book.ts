import { createDecipheriv, verify } from 'node:crypto'

/** A WeChat Pay callback or answer as it came. */
export type Sealed = { headers: Record<string, string | undefined>; body: Buffer }

const MOST_AGE_S = 300

/** A base64 text that could not have been written otherwise; null when it could. */
function strictBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64')
  return bytes.toString('base64') === text ? bytes : null
}

/**
 * Verifies as the merchant's handbook says, with nothing of the simulator's: the timestamp within five minutes, the
 * key named by Wechatpay-Serial, RSA-SHA256 over timestamp, nonce and the raw body, each ended by a line feed.
 */
export function isFromWechat(
  { headers, body }: Sealed,
  keys: Record<string, string>,
  nowSeconds: number,
): boolean {
  const timestamp = headers['wechatpay-timestamp'] ?? ''
  const nonce = headers['wechatpay-nonce'] ?? ''
  const key = keys[headers['wechatpay-serial'] ?? '']
  const signature = strictBase64(headers['wechatpay-signature'] ?? '')
  if (!key || !signature || signature.length === 0 || !/^\d{10}$/.test(timestamp)) return false
  if (Math.abs(nowSeconds - Number(timestamp)) >= MOST_AGE_S) return false
  const text = Buffer.concat([Buffer.from(`${timestamp}\n${nonce}\n`), body, Buffer.from('\n')])
  return verify('RSA-SHA256', text, key, signature)
}

export type Resource = { ciphertext: string; associated_data: string; nonce: string }

/** Opens AEAD_AES_256_GCM: the tag is the last 16 bytes. Throws when a single bit is not what was sealed. */
export function openResource(resource: Resource, apiV3Key: string): unknown {
  const sealed = Buffer.from(resource.ciphertext, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', Buffer.from(apiV3Key), Buffer.from(resource.nonce), {
    authTagLength: 16,
  })
  decipher.setAAD(Buffer.from(resource.associated_data))
  decipher.setAuthTag(sealed.subarray(-16))
  const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
  return JSON.parse(plain.toString('utf8')) as unknown
}

/** An Alipay notice: everything but sign and sign_type, by key, non-empty, RSA-SHA256. */
export function isFromAlipay(body: string, publicPem: string): boolean {
  const pairs = [...new URLSearchParams(body)]
  if (new Set(pairs.map(([key]) => key)).size !== pairs.length) return false
  const { sign, sign_type, ...signed } = Object.fromEntries(pairs)
  const signature = strictBase64(sign ?? '')
  if (!signature || signature.length === 0 || sign_type !== 'RSA2') return false
  const text = Object.entries(signed)
    .filter(([, value]) => value !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}=${value}`)
    .join('&')
  return verify('RSA-SHA256', Buffer.from(text), publicPem, signature)
}

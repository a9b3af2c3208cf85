import { createCipheriv, sign } from 'node:crypto'
import { msOf, type Instant } from '@linli/contract/instants.ts'
import type { RawMessage } from '../gateway.ts'
import { API_V3_KEY, PLATFORM_PEM, PUBLIC_KEY_ID } from './keys.ts'

/** What WeChat Pay would send at that moment: these bytes, signed with the test-only platform key. */
export function signedByWechat(
  body: string,
  at: Instant,
  { serial = PUBLIC_KEY_ID, nonce = 'c5ac7061fccab6bf3e254dcf98995b8c' } = {},
): RawMessage & { headers: Record<string, string> } {
  const timestamp = String(Math.floor(msOf(at) / 1000))
  return {
    headers: {
      'content-type': 'application/json',
      'wechatpay-timestamp': timestamp,
      'wechatpay-nonce': nonce,
      'wechatpay-serial': serial,
      'wechatpay-signature': sign(
        'sha256',
        Buffer.from(`${timestamp}\n${nonce}\n${body}\n`),
        PLATFORM_PEM,
      ).toString('base64'),
      'wechatpay-signature-type': 'WECHATPAY2-SHA256-RSA2048',
    },
    body: Buffer.from(body),
  }
}

export function sealedByWechat(
  plain: object | string,
  key = API_V3_KEY,
  nonce = 'fdasfjihihih',
  aad = 'transaction',
) {
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(key), Buffer.from(nonce))
  cipher.setAAD(Buffer.from(aad))
  const text = typeof plain === 'string' ? plain : JSON.stringify(plain)
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return {
    original_type: 'transaction',
    algorithm: 'AEAD_AES_256_GCM',
    ciphertext: sealed.toString('base64'),
    associated_data: aad,
    nonce,
  }
}

/** A notice of Alipay's with these fields, as the form that is posted. */
export function signedByAlipay(fields: Record<string, string>): RawMessage & { text: string } {
  const text = Object.keys(fields)
    .sort()
    .map((key) => `${key}=${fields[key] ?? ''}`)
    .join('&')
  const signature = sign('sha256', Buffer.from(text), PLATFORM_PEM).toString('base64')
  const form = new URLSearchParams({ ...fields, sign_type: 'RSA2', sign: signature }).toString()
  return {
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
    body: Buffer.from(form),
    text: form,
  }
}

import { createCipheriv, sign, verify } from 'node:crypto'
import type { Random } from '../keys.ts'

/** The five lines a merchant signs; the last line ends too. */
export const requestText = (
  method: string,
  pathAndQuery: string,
  timestamp: string,
  nonce: string,
  body: string | Buffer,
): Buffer =>
  Buffer.concat([Buffer.from(`${method}\n${pathAndQuery}\n${timestamp}\n${nonce}\n`), bytes(body), LF])

/** The three lines WeChat Pay signs, in answers and in callbacks. */
export const answerText = (timestamp: string, nonce: string, body: string | Buffer): Buffer =>
  Buffer.concat([Buffer.from(`${timestamp}\n${nonce}\n`), bytes(body), LF])

const LF = Buffer.from('\n')
const bytes = (body: string | Buffer) => (typeof body === 'string' ? Buffer.from(body, 'utf8') : body)

/** RSA-SHA256 with PKCS#1 v1.5, as base64. */
export const rsaSign = (privatePem: string, text: Buffer): string =>
  sign('sha256', text, privatePem).toString('base64')

export function rsaFits(publicPem: string, text: Buffer, signature: string): boolean {
  return verify('sha256', text, publicPem, Buffer.from(signature, 'base64'))
}

export type Resource = {
  original_type: string
  algorithm: 'AEAD_AES_256_GCM'
  ciphertext: string
  associated_data: string
  nonce: string
}

/** Seals what a callback says with the merchant's APIv3 key; the last 16 bytes are the tag. */
export function seal(
  apiV3Key: string,
  plain: unknown,
  originalType: string,
  associatedData: string,
  random: Random,
): Resource {
  const nonce = random(6).toString('hex')
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(apiV3Key), Buffer.from(nonce))
  cipher.setAAD(Buffer.from(associatedData))
  const sealed = Buffer.concat([
    cipher.update(JSON.stringify(plain), 'utf8'),
    cipher.final(),
    cipher.getAuthTag(),
  ])
  return {
    original_type: originalType,
    algorithm: 'AEAD_AES_256_GCM',
    ciphertext: sealed.toString('base64'),
    associated_data: associatedData,
    nonce,
  }
}

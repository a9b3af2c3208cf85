import { sign, verify } from 'node:crypto'

type Pairs = Record<string, string>

/** What is signed of parameters: the non-empty ones but those left out, by key, as they are. */
export const signingText = (pairs: Pairs, without: readonly string[]): string =>
  Object.keys(pairs)
    .filter((key) => !without.includes(key) && pairs[key] !== '')
    .sort()
    .map((key) => `${key}=${pairs[key] ?? ''}`)
    .join('&')

/** A merchant's request: everything but the signature itself. */
export const requestText = (pairs: Pairs): string => signingText(pairs, ['sign'])

/** A notice of Alipay's: the kind of signature stays out too. */
export const noticeText = (pairs: Pairs): string => signingText(pairs, ['sign', 'sign_type'])

/** RSA2: RSA-SHA256 with PKCS#1 v1.5, as base64. */
export const rsa2 = (privatePem: string, text: string): string =>
  sign('sha256', Buffer.from(text, 'utf8'), privatePem).toString('base64')

export const rsa2Fits = (publicPem: string, text: string, signature: string): boolean =>
  verify('sha256', Buffer.from(text, 'utf8'), publicPem, Buffer.from(signature, 'base64'))

import { createPrivateKey, createPublicKey, sign, verify, X509Certificate, type KeyObject } from 'node:crypto'

/** RSA-SHA256 with PKCS#1 v1.5, as base64: what both channels sign with. */
export const rsaSign = (text: Uint8Array, key: KeyObject): string =>
  sign('sha256', text, key).toString('base64')

/** Whether the signature is of this text, by the owner of this key. Spellings of base64 other than the one are none. */
export function rsaVerify(text: Uint8Array, key: KeyObject, signature: string): boolean {
  const bytes = strictBase64(signature)
  return bytes !== null && verify('sha256', text, key, bytes)
}

/** The bytes, or null when the text is not exactly how they are written: lenient decoding would let flipped bits by. */
export function strictBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64')
  return text !== '' && bytes.toString('base64') === text ? bytes : null
}

/**
 * Reads an RSA private key: PEM (PKCS#8 or PKCS#1), or the bare base64 that Alipay's key tool writes. Throws an
 * Error that says what it is not, and nothing of what it is.
 */
export function readPrivateKey(text: string): KeyObject {
  const key = firstThatReads([
    () => createPrivateKey(text),
    () => createPrivateKey({ key: bare(text), format: 'der', type: 'pkcs8' }),
    () => createPrivateKey({ key: bare(text), format: 'der', type: 'pkcs1' }),
  ])
  return demandRsa(key, 'private')
}

/** Reads an RSA public key: PEM, a certificate, or bare base64. Throws an Error as `readPrivateKey` does. */
export function readPublicKey(text: string): KeyObject {
  const key = firstThatReads([
    // A private key's PEM would yield its public half, and leave the secret where none belongs.
    () => (text.includes('PRIVATE KEY') ? undefined : createPublicKey(text)),
    () => createPublicKey({ key: bare(text), format: 'der', type: 'spki' }),
  ])
  return demandRsa(key, 'public')
}

export type Certificate = { serial: string; key: KeyObject; validFromMs: number; validToMs: number }

/** Every certificate in a PEM bundle, in order. Throws an Error when there is none. */
export function readCertificates(bundle: string): Certificate[] {
  const pems = bundle.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? []
  if (pems.length === 0) throw new Error('there is no certificate in it')
  return pems.map((pem) => {
    const certificate = new X509Certificate(pem)
    return {
      serial: certificate.serialNumber.toUpperCase(),
      key: demandRsa(certificate.publicKey, 'public'),
      validFromMs: Date.parse(certificate.validFrom),
      validToMs: Date.parse(certificate.validTo),
    }
  })
}

const bare = (text: string) => Buffer.from(text.replace(/-----[A-Z ]+-----|\s/g, ''), 'base64')

function firstThatReads(ways: (() => KeyObject | undefined)[]): KeyObject | undefined {
  for (const way of ways) {
    try {
      return way()
    } catch {
      // Not written this way: the next is tried, and OpenSSL's words about key material go nowhere.
    }
  }
  return undefined
}

const LEAST_BITS = 2048

function demandRsa(key: KeyObject | undefined, kind: 'private' | 'public'): KeyObject {
  const bits = key?.asymmetricKeyDetails?.modulusLength ?? 0
  if (key?.asymmetricKeyType !== 'rsa' || bits < LEAST_BITS)
    throw new Error(`it is not an RSA ${kind} key of at least ${LEAST_BITS} bits`)
  return key
}

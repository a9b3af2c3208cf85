import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import { chmod } from 'node:fs/promises'
import { join } from 'node:path'
import { DEVICE_HEADERS, requestText } from '@linli/contract/device.ts'
import type { Instant } from '@linli/contract/instants.ts'
import { readIfThere, removeForGood, writeWhole } from './durable.ts'

/** The device's key pair. The private half stays in this object and in one file that only its owner reads. */
export type Identity = {
  /** Ed25519, 32 bytes, base64url. */
  publicKey: string
  /** Headers that sign one request; `path` includes the query. */
  sign: (method: string, path: string, at: Instant, body: string | Uint8Array) => Record<string, string>
}

const fileIn = (dir: string) => join(dir, 'key')

/** The key of this device; made on first use. */
export async function openIdentity(dir: string): Promise<Identity> {
  const kept = await readIfThere(fileIn(dir))
  if (kept !== null) {
    await chmod(fileIn(dir), 0o600)
    return identityOf(kept)
  }
  const { privateKey } = generateKeyPairSync('ed25519')
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string
  await writeWhole(fileIn(dir), pem, 0o600)
  return identityOf(pem)
}

/** Forgets the key: the next one is another device. */
export async function forgetIdentity(dir: string): Promise<void> {
  await removeForGood(fileIn(dir))
}

function identityOf(pem: string): Identity {
  const privateKey = createPrivateKey(pem)
  const { x: publicKey } = createPublicKey(privateKey).export({ format: 'jwk' })
  if (publicKey === undefined) throw new Error('the key on the disk is not an Ed25519 key')
  return {
    publicKey,
    sign(method, path, at, body) {
      const bodySha256 = createHash('sha256').update(body).digest('hex')
      const text = requestText(method, path, at, bodySha256)
      return {
        [DEVICE_HEADERS.key]: publicKey,
        [DEVICE_HEADERS.at]: at,
        [DEVICE_HEADERS.signature]: sign(null, Buffer.from(text, 'utf8'), privateKey).toString('base64url'),
      }
    },
  }
}

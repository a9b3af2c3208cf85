import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import type { SignedLetter } from '@linli/contract/plan-letter.ts'

/** The key that plans are signed with. */
export type PlanKey = {
  announce(): { keyId: string; publicKey: string }
  sign(text: string): SignedLetter
}

/** Reads the Ed25519 key from a PEM file; makes it at the first start. */
export function planKeyAt(path: string): PlanKey {
  if (!existsSync(path))
    writeOnce(
      path,
      generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    )
  const privateKey = createPrivateKey(readFileSync(path, 'utf8'))
  const publicKey = createPublicKey(privateKey).export({ format: 'jwk' }).x
  if (!publicKey) throw new Error(`${path} is not an Ed25519 key`)
  const keyId = createHash('sha256').update(publicKey).digest('hex').slice(0, 16)
  return {
    announce: () => ({ keyId, publicKey }),
    sign: (text) => ({
      text,
      signatures: [
        {
          keyId,
          algorithm: 'Ed25519',
          signature: sign(null, Buffer.from(text, 'utf8'), privateKey).toString('base64url'),
        },
      ],
    }),
  }
}

function writeOnce(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const file = openSync(`${path}.part`, 'w', 0o600)
  writeSync(file, text)
  fsyncSync(file)
  closeSync(file)
  renameSync(`${path}.part`, path)
}

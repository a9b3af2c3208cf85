import { createHash, createPublicKey, verify } from 'node:crypto'
import { chmod, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { requestText } from '@linli/contract/device.ts'
import { PublicKey } from '@linli/contract/ids.ts'
import { forgetIdentity, openIdentity } from './identity.ts'
import { newFolder } from './testing/run-agent.ts'

it('a device makes its key once, and only its owner can read it', async () => {
  const dir = await newFolder()
  const first = await openIdentity(dir)
  await chmod(join(dir, 'key'), 0o644)
  const again = await openIdentity(dir)
  expect(again.publicKey).toBe(first.publicKey)
  expect(PublicKey.safeParse(first.publicKey).success).toBe(true)
  expect((await stat(join(dir, 'key'))).mode & 0o777).toBe(0o600)
  expect(await readFile(join(dir, 'key'), 'utf8')).not.toContain(first.publicKey)
})

it('a request is signed as the contract says, so that anybody with the public key can check it', async () => {
  const identity = await openIdentity(await newFolder())
  const headers = identity.sign('POST', '/api/x?y=1', '2026-11-21T08:00:00.000Z', '{"a":1}')
  const hash = createHash('sha256').update('{"a":1}').digest('hex')
  const text = requestText('POST', '/api/x?y=1', '2026-11-21T08:00:00.000Z', hash)
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: identity.publicKey }, format: 'jwk' })
  const signature = Buffer.from(headers['linli-signature'] ?? '', 'base64url')
  expect(verify(null, Buffer.from(text), key, signature)).toBe(true)
  expect(headers['linli-key']).toBe(identity.publicKey)
})

it('a forgotten key is gone for good: the next one is another device', async () => {
  const dir = await newFolder()
  const first = await openIdentity(dir)
  await forgetIdentity(dir)
  expect((await openIdentity(dir)).publicKey).not.toBe(first.publicKey)
})

import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { client, type Call, type Fetch } from '@linli/contract/client.ts'
import { DEVICE_HEADERS, requestText } from '@linli/contract/device.ts'
import { chainText, type PlayRecord } from '@linli/contract/plays.ts'

/** A device reduced to its key: enough to ask for a code, to say how it is, and to deliver plays. */
export function smallDevice(url: string, now: () => Date): { call: Call; publicKey: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const key = publicKey.export({ format: 'jwk' }).x ?? ''
  const signed: Fetch = (address, { method, headers, body }) => {
    const at = now().toISOString()
    const bytes = Buffer.from(body ?? '')
    const hash = createHash('sha256').update(bytes).digest('hex')
    const path = address.slice(url.length)
    const signature = sign(null, Buffer.from(requestText(method, path, at, hash)), privateKey).toString(
      'base64url',
    )
    const own = { [DEVICE_HEADERS.key]: key, [DEVICE_HEADERS.at]: at, [DEVICE_HEADERS.signature]: signature }
    return fetch(address, { method, headers: { ...headers, ...own }, ...(body ? { body: bytes } : {}) })
  }
  return { call: client(url, signed), publicKey: key }
}

/** Plays in order, chained as the server wants them. */
export function chained(plays: Omit<PlayRecord, 'chain'>[]): PlayRecord[] {
  let previous = ''
  return plays.map((play) => {
    previous = createHash('sha256').update(chainText(previous, play)).digest('hex')
    return { ...play, chain: previous }
  })
}

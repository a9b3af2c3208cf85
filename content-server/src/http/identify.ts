import { createHash, createPublicKey, verify } from 'node:crypto'
import type { Request } from 'express'
import { SAME_SITE_HEADER } from '@linli/contract/client.ts'
import { DEVICE_HEADERS, MOST_CLOCK_OFFSET_MS, requestText } from '@linli/contract/device.ts'
import { PublicKey } from '@linli/contract/ids.ts'
import { Instant, msOf } from '@linli/contract/instants.ts'
import { refuse } from '@linli/contract/refusals.ts'
import type { Context } from '../context.ts'
import type { Actor, PersonActor, Stranger } from '../people/actor.ts'
import { personBehind } from '../people/sign-in.ts'

export const SESSION_COOKIE = 'linli-session'

/** The person of the session cookie, or a stranger. A change must carry the header that foreign pages cannot send. */
export async function identifyPerson(context: Context, request: Request): Promise<PersonActor | Stranger> {
  const stranger: Stranger = { kind: 'stranger', address: request.ip ?? '', key: null, revoked: false }
  const token = cookie(request, SESSION_COOKIE)
  if (!token) return stranger
  const person = await personBehind(context, token)
  if (!person) return stranger
  if (request.method !== 'GET' && request.headers[SAME_SITE_HEADER] === undefined)
    throw refuse('request/foreign-site')
  return person
}

/** The device that signed the request, or the stranger with the key that did. Refuses signatures that do not fit. */
export async function identifyDevice(
  context: Context,
  request: Request,
  body: Buffer,
  stranger: Stranger | PersonActor,
): Promise<Actor> {
  const key = request.get(DEVICE_HEADERS.key)
  if (key === undefined || stranger.kind === 'person') return stranger
  const at = Instant.safeParse(request.get(DEVICE_HEADERS.at))
  if (!PublicKey.safeParse(key).success || !at.success) throw refuse('device/bad-signature')
  if (!signatureFits(request, key, at.data, body)) throw refuse('device/bad-signature')
  const now = context.clock()
  // Told only to whoever holds the key; a device whose clock is off sets itself by this.
  if (Math.abs(msOf(now) - msOf(at.data)) > MOST_CLOCK_OFFSET_MS)
    throw refuse('device/clock-off', { serverTime: now })
  const device = await context.store.read.devices.findByKey(key)
  if (!device || device.revokedAt !== null) return { ...stranger, key, revoked: device !== undefined }
  return {
    kind: 'device',
    id: device.id,
    key,
    role: device.role,
    screenId: device.screenId,
    communityId: device.communityId,
  }
}

function signatureFits(request: Request, key: string, at: Instant, body: Buffer): boolean {
  const signature = Buffer.from(request.get(DEVICE_HEADERS.signature) ?? '', 'base64url')
  const bodySha256 = createHash('sha256').update(body).digest('hex')
  const text = requestText(request.method, request.originalUrl, at, bodySha256)
  return ed25519Fits(key, text, signature)
}

/** Whether an Ed25519 signature (RFC 8032) by this raw public key (base64url) fits the text. */
export function ed25519Fits(publicKey: string, text: string, signature: Buffer): boolean {
  try {
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' })
    return verify(null, Buffer.from(text, 'utf8'), key, signature)
  } catch {
    return false
  }
}

function cookie(request: Request, name: string): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='))
  return pairs.find(([key]) => key === name)?.[1]
}

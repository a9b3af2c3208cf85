import { z } from 'zod'
import { Id, PublicKey } from './ids.ts'
import { Instant } from './instants.ts'
import { route } from './route.ts'
import { DEVICE_ROLES } from './screens.ts'
import { Name } from './text.ts'
import { STAFF } from './who.ts'

/** Consonants and digits that are not mistaken for one another; no words come out. */
export const CODE_ALPHABET = 'BCDFGHJKLMNPQRSTVWXZ'
/** Eight characters of 20: 34.6 bits (RFC 8628 §6.1). Typed with or without the dash. */
export const PairingCode = z
  .string()
  .transform((typed) => typed.toUpperCase().replace(/[\s-]/g, ''))
  .pipe(z.string().regex(new RegExp(`^[${CODE_ALPHABET}]{8}$`), 'eight letters as on the screen'))

/**
 * A device asks for a code. The body carries its public key; the request is signed with that key,
 * so a code is only ever given to whoever holds the private half.
 */
export const askForCode = route({
  method: 'POST',
  path: '/api/pairings',
  who: ['anyone'],
  summary: 'A device asks for a code to show',
  body: z.strictObject({ publicKey: PublicKey, role: z.enum(DEVICE_ROLES), label: z.string().max(80) }),
  reply: z.strictObject({ code: z.string(), expiresAt: Instant, askAgainAfterMs: z.int() }),
})

/** How an asking device learns that staff have entered its code. Signed with the key that asked. */
export const pairingState = route({
  method: 'POST',
  path: '/api/pairings/state',
  who: ['anyone'],
  summary: 'Whether the code has been entered',
  body: z.strictObject({ publicKey: PublicKey }),
  reply: z.discriminatedUnion('state', [
    z.strictObject({ state: z.literal('waiting'), expiresAt: Instant }),
    z.strictObject({ state: z.literal('expired') }),
    z.strictObject({
      state: z.literal('paired'),
      deviceId: Id,
      screenId: Id,
      role: z.enum(DEVICE_ROLES),
      screenName: Name,
      communityName: Name,
      /** Plans are believed when signed by this key. */
      planKey: z.strictObject({ keyId: z.string(), publicKey: PublicKey }),
    }),
  ]),
})

export const lookAtPairing = route({
  method: 'POST',
  path: '/api/pairings/look',
  who: STAFF,
  summary: 'What device shows this code',
  body: z.strictObject({ code: PairingCode }),
  reply: z.strictObject({
    role: z.enum(DEVICE_ROLES),
    label: z.string(),
    fingerprint: z.string(),
    address: z.string(),
    expiresAt: Instant,
  }),
})

export const approvePairing = route({
  method: 'POST',
  path: '/api/pairings/approve',
  who: STAFF,
  summary: 'Enter the code of a device that stands at this place; a device that was there is revoked',
  body: z.strictObject({ code: PairingCode, screenId: Id }),
  reply: z.strictObject({ deviceId: Id }),
})

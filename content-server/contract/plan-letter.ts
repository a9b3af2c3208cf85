import { z } from 'zod'
import { Plan } from '@linli/playlists'
import { Id } from './ids.ts'
import { Instant } from './instants.ts'
import { route } from './route.ts'
import { DEVICES } from './who.ts'

/** The newest letter this code understands. */
export const LETTER_VERSION = 1

/**
 * What is signed: a plan, for whom, and its number. `number` only ever grows for a screen,
 * so an older letter is told from a newer one.
 */
export const PlanLetter = z.object({
  letter: z.literal('linli-plan-letter'),
  version: z.literal(LETTER_VERSION),
  screenId: Id,
  number: z.int().positive(),
  issuedAt: Instant,
  plan: Plan,
})
export type PlanLetter = z.infer<typeof PlanLetter>

/** A letter's JSON text and who signed exactly these bytes (UTF-8), with room for a second signer. */
export const SignedLetter = z.strictObject({
  text: z.string().max(4_000_000),
  signatures: z
    .array(
      z.strictObject({
        keyId: z.string().max(64),
        algorithm: z.literal('Ed25519'),
        signature: z.string().max(100),
      }),
    )
    .min(1)
    .max(4),
})
export type SignedLetter = z.infer<typeof SignedLetter>

export const fetchPlan = route({
  method: 'GET',
  path: '/api/device/plan',
  who: DEVICES,
  summary: "The screen's signed plan; ETag, 304 when unchanged",
  reply: SignedLetter,
})

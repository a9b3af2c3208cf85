import { z } from 'zod'
import { Id, Sha256 } from './ids.ts'
import { Instant } from './instants.ts'
import { route } from './route.ts'
import { DEVICES, STAFF } from './who.ts'

/**
 * One play, recorded by the device at the first painted frame and closed when the next one paints.
 * `number` counts up by one for ever on a device; `chain` is SHA-256 over the previous chain and this record.
 */
export const PlayRecord = z.strictObject({
  number: z.int().positive(),
  planRevision: z.string().max(64),
  itemId: z.string().max(100),
  creativeId: z.string().max(100),
  kind: z.string().max(20),
  sha256: Sha256.nullable(),
  at: Instant,
  durationMs: z.int().min(0).max(86_400_000),
  /** 'whole': ran to its end; 'cut': ended early (takeover, new plan, touch, restart). */
  ending: z.enum(['whole', 'cut']),
  chain: Sha256,
})
export type PlayRecord = z.infer<typeof PlayRecord>

/** The text that `chain` hashes: the previous chain ('' before the first) and the record without its chain. */
export function chainText(previous: string, play: Omit<PlayRecord, 'chain'>): string {
  return JSON.stringify([
    previous,
    play.number,
    play.planRevision,
    play.itemId,
    play.creativeId,
    play.kind,
    play.sha256,
    play.at,
    play.durationMs,
    play.ending,
  ])
}

/** Most records in one delivery. */
export const MOST_PLAYS = 500

export const deliverPlays = route({
  method: 'POST',
  path: '/api/device/plays',
  who: DEVICES,
  summary: 'Deliver play records in order; what is already there is skipped; acknowledged when durable',
  body: z.strictObject({ plays: z.array(PlayRecord).min(1).max(MOST_PLAYS) }),
  reply: z.strictObject({ through: z.int() }),
})

export const Play = z.strictObject({
  screenId: Id,
  number: z.int(),
  itemId: z.string(),
  kind: z.string(),
  title: z.strictObject({ zh: z.string(), en: z.string().optional() }),
  at: Instant,
  durationMs: z.int(),
  ending: z.enum(['whole', 'cut']),
})
export type Play = z.infer<typeof Play>

export const listPlays = route({
  method: 'GET',
  path: '/api/plays',
  who: STAFF,
  summary: 'Plays on the screens one works for, newest first',
  query: z.strictObject({
    screenId: Id.optional(),
    itemId: z.string().max(100).optional(),
    before: Instant.optional(),
    most: z.coerce.number().int().min(1).max(500).default(100),
  }),
  reply: z.strictObject({ plays: z.array(Play), total: z.int() }),
})

/**
 * What the page and the agent of one device say to each other, on 127.0.0.1 only.
 * The page asks `GET /state` and hears of news by `GET /events`; it reports what it paints.
 * All times in milliseconds since 1970 are player time: the device's clock plus `clockOffsetMs`.
 */
import { z } from 'zod'
import { Kind, Plan } from '@linli/playlists'
import { Sha256 } from '@linli/contract/ids.ts'
import { Instant } from '@linli/contract/instants.ts'
import { DEVICE_ROLES } from '@linli/contract/screens.ts'
import { Name } from '@linli/contract/text.ts'

/** Where each thing is; `/media/` and `/server` are followed by more. */
export const LOOPBACK = {
  state: '/state',
  events: '/events',
  media: '/media/',
  painted: '/painted',
  ended: '/ended',
  alive: '/alive',
  busy: '/busy',
  server: '/server',
} as const

/** Names one page while it lives, so that of several pages only one is recorded. */
export const PageId = z.string().regex(/^[A-Za-z0-9-]{8,64}$/, 'not a page id')
export type PageId = z.infer<typeof PageId>

const always = {
  role: z.enum(DEVICE_ROLES),
  /** The content server, as people may type it. */
  server: z.string(),
  /** Whether the last request to the server was answered; null before the first. */
  reachable: z.boolean().nullable(),
  /** Player time is `Date.now()` plus this. */
  clockOffsetMs: z.number(),
}
/** Why the last plan was not taken: a code of the contract and its details. */
const Refused = z.object({ code: z.string(), details: z.record(z.string(), z.unknown()) })
const place = { screenName: Name, communityName: Name }

/** The agent has not yet read its own disk. */
const Starting = z.object({ show: z.literal('starting'), ...always })
/** Nobody has entered the code yet. `code` is null while none could be had. */
const Pairing = z.object({
  show: z.literal('pairing'),
  ...always,
  code: z.string().nullable(),
  expiresAt: Instant.nullable(),
})
/** Paired, and no plan can be played yet: it is on its way, or it was refused (`refused` says why). */
const Waiting = z.object({
  show: z.literal('waiting'),
  ...always,
  ...place,
  refused: Refused.nullable(),
  mediaWanted: z.int(),
  mediaReady: z.int(),
})
/** `nextPlan` takes over at its own `from`. `missing` are media of the plans that are not on the disk. */
const Playing = z.object({
  show: z.literal('playing'),
  ...always,
  ...place,
  plan: Plan,
  nextPlan: Plan.nullable(),
  missing: z.array(Sha256),
  refused: Refused.nullable(),
  /** No contact with the server for so long that the screen says so. */
  stale: z.boolean(),
  lastContactAt: Instant.nullable(),
})

/** What the page is to show. */
export const AgentState = z.discriminatedUnion('show', [Starting, Pairing, Waiting, Playing])
export type AgentState = z.infer<typeof AgentState>
export type PairingState = z.infer<typeof Pairing>
export type WaitingState = z.infer<typeof Waiting>
export type PlayingState = z.infer<typeof Playing>

/** Server-sent events of `GET /events?page=ID`: `state` means: ask again. `hello` carries the agent's boot. */
export const AGENT_EVENTS = ['hello', 'state'] as const

/** What a page shows for one slot. `startsAt` and `endsAt` are the slot's, not the paint's. */
export const ShownSlot = z.strictObject({
  planRevision: z.string().max(64),
  itemId: z.string().max(100),
  creativeId: z.string().max(100),
  kind: Kind,
  sha256: Sha256.nullable(),
  startsAt: z.int(),
  endsAt: z.int(),
})
export type ShownSlot = z.infer<typeof ShownSlot>

/** Its first frame has been painted. Closes the play before it. */
export const Painted = z.strictObject({ page: PageId, slot: ShownSlot, at: z.int() })
export type Painted = z.infer<typeof Painted>

/** Nothing is painted any more that counts (closed, nothing to play). */
export const Ended = z.strictObject({ page: PageId, at: z.int() })
export type Ended = z.infer<typeof Ended>

/** Sent only while frames advance. `skipped` says what could not be shown since the last time, and why. */
export const Alive = z.strictObject({
  page: PageId,
  visible: z.boolean(),
  frames: z.int().min(0),
  skipped: z.array(z.strictObject({ itemId: z.string().max(100), why: z.string().max(60) })).max(50),
})
export type Alive = z.infer<typeof Alive>

/** A kiosk in use: the play that is on is cut, and nothing is recorded until it is free again. */
export const Busy = z.strictObject({ page: PageId, busy: z.boolean() })
export type Busy = z.infer<typeof Busy>

/** `number` is the play's in the journal; null when this page is not the one that is recorded. */
export const Recorded = z.object({ number: z.int().nullable() })
export type Recorded = z.infer<typeof Recorded>

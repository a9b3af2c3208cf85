import { z } from 'zod'
import { OpenHours } from './hours.ts'
import { Item } from './item.ts'
import { DurationMs, Id, Instant, Sha256, Words } from './primitives.ts'
import { Rules } from './rules.ts'

export const PLAN_VERSION = 1
export const MAX_PLAN_DAYS = 15
export const MAX_ITEMS = 5000

export const Medium = z.object({
  bytes: z.int().min(1),
  type: z.enum(['image/webp', 'image/jpeg', 'image/png', 'video/mp4', 'video/webm']),
  width: z.int().min(1).max(20_000),
  height: z.int().min(1).max(20_000),
  durationMs: DurationMs.optional(),
})
export type Medium = z.infer<typeof Medium>

/** A thing somebody may ask about that is not in the plan, and why not. */
export const Absent = z.object({
  itemId: Id,
  title: Words.optional(),
  reason: z.enum([
    'not-approved',
    'other-screens',
    'paused',
    'unpaid',
    'too-large',
    'overbooked',
    'prohibited-here',
    'not-started',
    'expired',
  ]),
  by: z.array(Id).optional(),
})
export type Absent = z.infer<typeof Absent>

/** What was on before this plan began, so that separation holds across the change. Oldest first. */
export const Before = z.object({
  itemId: Id,
  startsAt: Instant,
  endsAt: Instant,
})
export type Before = z.infer<typeof Before>

/** From `from` on, local time is UTC plus `minutes`. */
export const Offset = z.object({ from: Instant, minutes: z.int().min(-1080).max(1080) })
export type Offset = z.infer<typeof Offset>

/**
 * Everything a screen needs to know to play by itself: rules and rates, never a list of plays. A plan is a value:
 * never change one that has been given to the engine.
 */
export const Plan = z.object({
  format: z.literal('linli-plan'),
  version: z.literal(PLAN_VERSION),
  /** Names this plan uniquely. */
  revision: Id,
  /** IANA zone of hours and dayparts. */
  zone: z.string().min(1).max(60),
  /** Offsets of the zone while the plan is in force, so that every player reads the same wall clock. */
  offsets: z.array(Offset).min(1).max(20).optional(),
  issuedAt: Instant,
  from: Instant,
  until: Instant,
  /** uint32. Co-located screens share plan and seed and switch in the same frame. */
  seed: z.int().min(0).max(0xffff_ffff),
  hours: OpenHours,
  items: z.array(Item).max(MAX_ITEMS, `more than ${MAX_ITEMS} items`),
  rules: Rules.optional(),
  before: z.array(Before).max(50).optional(),
  /** Items that come first of all, in this order, each once, as soon as they may: what has just been published. */
  opening: z.array(Id).max(50).optional(),
  absent: z.array(Absent).max(5000).optional(),
  media: z.record(Sha256, Medium),
})
export type Plan = z.infer<typeof Plan>

import type { Item } from '../plan/item.ts'
import type { OpenHours } from '../plan/hours.ts'
import type { Absent, Before, Medium } from '../plan/plan.ts'
import type { Instant, LocalDate, WallTime } from '../plan/primitives.ts'
import type { ClassLimit, Rules } from '../plan/rules.ts'

/** What was promised for one item on one screen. `compile` turns it into a rate. */
export type Promised =
  /** notice: seen at least this often. */
  | { kind: 'every'; gapMs: number }
  /** notice: a share of the notices' floor, beside other weights. */
  | { kind: 'weight'; weight: number }
  /** psa: an equal part of the public-service quota. */
  | { kind: 'pool'; weight?: number }
  /** ad: share of on-air time, parts per million. `fixed`: the same in every hour it may play; else on average over the day. */
  | { kind: 'share'; ppm: number; fixed?: boolean }
  | { kind: 'plays-per-day'; plays: number }
  | { kind: 'plays-per-hour'; plays: number }
  | { kind: 'plays-per-loop'; plays: number; loopMs: number }
  /** ad: what is left of a flight's goal on this screen, in plays or in milliseconds, until `validUntil`. */
  | { kind: 'remaining'; plays: number }
  | { kind: 'remaining-time'; ms: number }
  /** remnant: plays if there is room, dearest first. Price in minor units a thousand seconds. */
  | { kind: 'price'; minor: number; upToPpm?: number }
  /** house: shares what is left by weight. */
  | { kind: 'fill'; weight?: number }

/** A daypart by a recurrence rule of RFC 5545; `starts` is its first day. Expanded into dates by `compile`. */
export interface RecurringDaypart {
  rrule: string
  starts: LocalDate
  from: WallTime
  until: WallTime
  exceptDates?: LocalDate[]
}

/** An item as the server knows it: content, validity and promise; no rate yet. */
export type PromisedItem = Omit<Item, 'rate' | 'carryMs'> & {
  promise: Promised
  /** Most of on-air time it may ever take, parts per million. */
  capPpm?: number
  recurring?: RecurringDaypart[]
  /** ad: while it is valid, no other ad or remnant of one of these categories is on this screen. */
  exclusive?: string[]
}

export interface CompileInput {
  revision: string
  zone: string
  issuedAt: Instant
  from: Instant
  until: Instant
  seed: number
  hours: OpenHours
  items: readonly PromisedItem[]
  rules?: Rules & {
    /** Public-service films' quota: of on-air time, or of the time ads have. Parts per million. */
    psa?: { of: 'time' | 'commercial'; ppm: number }
    limits?: ClassLimit[]
  }
  /** Promised minus played, milliseconds an item: `carryAt` of the plan before. */
  carry?: Readonly<Record<string, number>>
  before?: readonly Before[]
  /** Items the plan begins with, in this order. */
  opening?: readonly string[]
  absent?: readonly Absent[]
  media: Readonly<Record<string, Medium>>
  /** False: keep the proven window and save some milliseconds. Otherwise the window that plays best is looked for. */
  tune?: boolean
}

/** A promise that could not be kept whole, and for whom. The server books a make-good for `ad`. */
export interface Shortfall {
  itemId: string
  kind: Item['kind']
  askedPpm: number
  givenPpm: number
  /** Time that is missing over the plan, milliseconds. */
  missingMs: number
  from: Instant
  until: Instant
  cutFor: string[]
  makegood: boolean
}

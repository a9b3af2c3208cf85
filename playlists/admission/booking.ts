import type { Daypart, OpenHours } from '../plan/hours.ts'
import type { Instant } from '../plan/primitives.ts'

/** Screens that are alike: same zone, same hours, same part for sale. `screens` says how many. */
export interface ScreenClass {
  id: string
  screens: number
  zone: string
  hours: OpenHours
  /** The part of on-air time that contracts may have, parts per million. */
  sellablePpm: number
}

/** What a booking is promised. */
export type Goal =
  /** Share of on-air time on every screen; `fixed` in every hour, else on average over the flight. */
  | { kind: 'share'; ppm: number; fixed?: boolean }
  /** Milliseconds over all its screens and its whole flight. */
  | { kind: 'time'; ms: number }
  | { kind: 'plays'; plays: number; durationMs: number }

export interface Booking {
  id: string
  /** Ids of screen classes. */
  classes: string[]
  from: Instant
  until: Instant
  dayparts?: Daypart[]
  goal: Goal
  /** Most of a screen's on-air time it may have at any time, parts per million; all of it unless told. */
  capPpm?: number
  categories?: string[]
  /** Categories it wants alone while it runs. */
  exclusive?: string[]
}

export interface MarketInput {
  from: Instant
  until: Instant
  classes: readonly ScreenClass[]
  bookings: readonly Booking[]
}

/** What a booking gets on one class: mean share while it may play, and milliseconds over all screens of the class. */
export interface ClassRate {
  classId: string
  ppm: number
  ms: number
}

export interface Alternative {
  kind: 'smaller-share' | 'fewer-screens' | 'later-flight'
  booking: Booking
}

export type Fit =
  | { fits: true; rates: ClassRate[] }
  | {
      fits: false
      /** Milliseconds that found no room, over all screens. */
      missingMs: number
      /** Bookings that hold the time, most first, with the milliseconds they hold within reach. */
      inTheWay: { bookingId: string; ms: number; exclusive?: string }[]
      alternatives: Alternative[]
    }

import { instantOf, msOf, type Instant, type LocalDate } from '@linli/contract/instants.ts'

/** A wall-clock reading in some zone, to the minute: `2026-11-21T08:30`. */
export type WallTime = string

const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS

const readers = new Map<string, Intl.DateTimeFormat>()

// Formats are slow to make and lists ask for thousands of readings.
function readerFor(zone: string): Intl.DateTimeFormat {
  const known = readers.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
  readers.set(zone, made)
  return made
}

/** What the clocks on the wall in `zone` read at this moment. */
export function wallTime(at: Instant, zone: string): WallTime {
  return readerFor(zone).format(msOf(at)).replace(' ', 'T')
}

/** The calendar day in `zone` at this moment. */
export function localDay(at: Instant, zone: string): LocalDate {
  return wallTime(at, zone).slice(0, 10)
}

/**
 * The moment at which clocks in `zone` read `wall`. A reading that occurs twice gives the earlier moment;
 * one that the clocks skip gives the moment as far after the gap.
 */
export function instantAt(wall: WallTime, zone: string): Instant {
  const asIfUtc = Date.parse(`${wall}:00.000Z`)
  const candidates = [offsetMs(asIfUtc - DAY_MS, zone), offsetMs(asIfUtc + DAY_MS, zone)].map(
    (offset) => asIfUtc - offset,
  )
  const exact = candidates.filter((ms) => wallTime(instantOf(ms), zone) === wall)
  return instantOf(Math.min(...(exact.length > 0 ? exact : candidates)))
}

function offsetMs(ms: number, zone: string): number {
  const whole = Math.floor(ms / MINUTE_MS) * MINUTE_MS
  return Date.parse(`${wallTime(instantOf(whole), zone)}:00.000Z`) - whole
}

/** Midnight that begins the day `days` after the local day of `at`. */
export function startOfDay(at: Instant, zone: string, days = 0): Instant {
  const day = Date.parse(`${localDay(at, zone)}T00:00:00.000Z`) + days * DAY_MS
  return instantAt(`${instantOf(day).slice(0, 10)}T00:00`, zone)
}

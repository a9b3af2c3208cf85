import type { LocalDate, WallTime } from '../plan/primitives.ts'
import type { OffsetPeriod } from './offsets.ts'

const DAY = 86_400_000

/** A day in a zone's calendar: `midnight` is the date read as if it were UTC, `weekday` 1 (Monday) to 7. */
export interface LocalDay {
  date: LocalDate
  midnight: number
  weekday: number
}

export function localDay(midnight: number): LocalDay {
  const date = new Date(midnight)
  return {
    date: date.toISOString().slice(0, 10),
    midnight,
    weekday: date.getUTCDay() === 0 ? 7 : date.getUTCDay(),
  }
}

/** Epoch milliseconds → the wall clock's reading, as if it were UTC. */
export function localReading(offsets: readonly OffsetPeriod[], at: number): number {
  let offset = offsets[0]?.offset ?? 0
  for (const period of offsets) if (period.from <= at) offset = period.offset
  return at + offset
}

/**
 * The first moment at which the wall clock reads `reading` or later: an hour that happens twice is its first pass, an
 * hour that is skipped is the moment after the jump. So windows that touch on the wall touch in time, in every night.
 */
export function instantOfReading(offsets: readonly OffsetPeriod[], reading: number): number {
  for (const [index, period] of offsets.entries()) {
    const at = Math.max(reading - period.offset, period.from)
    const next = offsets[index + 1]
    if (next === undefined || at < next.from) return at
  }
  return reading
}

/** All local days any part of which, or of whose night after, falls into `[from, until)`. */
export function daysAround(offsets: readonly OffsetPeriod[], from: number, until: number): LocalDay[] {
  const first = Math.floor(localReading(offsets, from) / DAY) * DAY - DAY
  const last = localReading(offsets, until)
  const days: LocalDay[] = []
  for (let midnight = first; midnight <= last; midnight += DAY) days.push(localDay(midnight))
  return days
}

/** `07:30` → milliseconds since midnight. */
export function sinceMidnight(time: WallTime): number {
  return (Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))) * 60_000
}

/** A stretch of `day` in epoch milliseconds; past midnight if it does not end after it begins. */
export function stretchOn(
  offsets: readonly OffsetPeriod[],
  day: LocalDay,
  stretch: { from: WallTime; until: WallTime },
): { from: number; until: number } {
  const from = sinceMidnight(stretch.from)
  const until = sinceMidnight(stretch.until)
  return {
    from: instantOfReading(offsets, day.midnight + from),
    until: instantOfReading(offsets, day.midnight + until + (until <= from ? DAY : 0)),
  }
}

import { instantOf, type Instant, type LocalDate } from '@linli/contract/instants.ts'
import { wallClock } from '../time/local-time.ts'

/** When a calendar day begins in a zone. */
export function localMidnight(date: LocalDate, zone: string): Instant {
  const wanted = Date.parse(date)
  const first = wanted - offsetAt(wanted, zone)
  // Where the clocks change between the guess and the answer, the offset at the answer is the one that counts.
  return instantOf(wanted - offsetAt(first, zone))
}

/** How far the zone's wall clock is ahead of UTC at a moment, in ms. */
function offsetAt(ms: number, zone: string): number {
  const { date, minutes } = wallClock(instantOf(ms), zone)
  return Date.parse(date) + minutes * 60_000 - ms
}

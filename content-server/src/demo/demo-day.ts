import { instantOf, msOf, type Instant, type LocalDate } from '@linli/contract/instants.ts'
import { dayFrom } from '../../demo/days.ts'
import type { DaySpan, Hours } from '../../demo/district-types.ts'
import type { OpenHours } from '@linli/contract/screens.ts'
import { localMidnight } from './local-midnight.ts'

/** The day of seeding: everything in the district's data counts from it. */
export type DemoDay = { now: Instant; today: LocalDate; zone: string }

const EIGHT_HOURS_MS = 8 * 3_600_000
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]

/** Whole local days, as a period that ends where the day after the last begins. */
export function periodOf(
  { fromDay, untilDay }: DaySpan,
  { today, zone }: DemoDay,
): { from: Instant; until: Instant } {
  return {
    from: localMidnight(dayFrom(today, fromDay), zone),
    until: localMidnight(dayFrom(today, untilDay + 1), zone),
  }
}

/** At eight in the morning of that day, when offices post things; never later than now. */
export function morningOf(begins: Instant, { now }: DemoDay): Instant {
  return instantOf(Math.min(msOf(now), msOf(begins) + EIGHT_HOURS_MS))
}

export function openHours(hours: Hours): OpenHours {
  return hours === 'always' ? [] : [{ days: EVERY_DAY, from: hours.from, to: hours.until }]
}

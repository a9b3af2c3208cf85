import type { Daypart, OpenHours } from '../plan/hours.ts'
import type { Offset } from '../plan/plan.ts'
import { msOf, type Instant } from '../plan/primitives.ts'
import { intersection, union, type Interval } from './intervals.ts'
import { zoneOffsets, type OffsetPeriod } from './offsets.ts'
import { daysAround, stretchOn, type LocalDay } from './wall-clock.ts'

const DAY = 86_400_000

/** A zone's days over a stretch of time, and what its hours and dayparts mean on them. */
export interface Calendar {
  span: Interval
  offsets: readonly OffsetPeriod[]
  days: readonly LocalDay[]
}

/**
 * @throws PlanProblem `plan/unknown-zone`
 */
export function calendarOf(plan: {
  zone: string
  from: Instant
  until: Instant
  offsets?: readonly Offset[] | undefined
}): Calendar {
  const span = { from: msOf(plan.from), until: msOf(plan.until) }
  const offsets =
    plan.offsets?.map(toPeriod) ?? zoneOffsets(plan.zone, span.from - 3 * DAY, span.until + 2 * DAY)
  return { span, offsets, days: daysAround(offsets, span.from, span.until) }
}

function toPeriod(offset: Offset, index: number): OffsetPeriod {
  return { from: index === 0 ? -Infinity : msOf(offset.from), offset: offset.minutes * 60_000 }
}

/** When the screen is on, within the calendar's span. */
export function openIntervals(calendar: Calendar, hours: OpenHours): Interval[] {
  if (hours.weekly.length === 0 && hours.exceptions === undefined) return union([calendar.span])
  return intersection(union(openStretches(calendar, hours)), [calendar.span])
}

/** The windows of every day as they are written, not joined. */
export function openStretches(calendar: Calendar, hours: OpenHours): Interval[] {
  const exceptions = new Map(hours.exceptions?.map(({ date, open }) => [date, open]))
  const whole = [{ from: '00:00', until: '24:00' }]
  return calendar.days.flatMap((day) => {
    const weekly = hours.weekly.filter(({ days }) => days?.includes(day.weekday) ?? true)
    const usual = hours.weekly.length === 0 ? whole : weekly
    return (exceptions.get(day.date) ?? usual).map((stretch) => stretchOn(calendar.offsets, day, stretch))
  })
}

/** When an item's dayparts let it play, within the calendar's span. */
export function daypartIntervals(calendar: Calendar, dayparts: readonly Daypart[]): Interval[] {
  return intersection(union(daypartStretches(calendar, dayparts)), [calendar.span])
}

export function daypartStretches(calendar: Calendar, dayparts: readonly Daypart[]): Interval[] {
  return dayparts.flatMap((part) =>
    calendar.days.filter((day) => fallsOn(part, day)).map((day) => stretchOn(calendar.offsets, day, part)),
  )
}

function fallsOn(part: Daypart, day: LocalDay): boolean {
  if (part.exceptDates?.includes(day.date) === true) return false
  if (part.dates !== undefined) return part.dates.includes(day.date)
  return part.days?.includes(day.weekday) ?? true
}

import { calendarOf, daypartIntervals, openIntervals, type Calendar } from '../local-time/calendar.ts'
import { intersection, lengthOf, type Interval } from '../local-time/intervals.ts'
import { instantOfReading, localDay, localReading } from '../local-time/wall-clock.ts'
import type { Daypart } from '../plan/hours.ts'
import type { LocalDate } from '../plan/primitives.ts'
import { instantOf, msOf } from '../plan/primitives.ts'
import type { CompileInput, PromisedItem } from './promise.ts'
import { daypartsOf } from './recurrence.ts'

const DAY = 86_400_000
const MAX_FLIGHT_DAYS = 800

/** A whole local day, also where the plan has only a part of it: promises by the day count whole days. */
export interface PlanDay extends Interval {
  date: LocalDate
  openMs: number
}

/** The frame of one compilation. */
export interface Frame {
  input: CompileInput
  span: Interval
  calendar: Calendar
  /** Opening hours over all whole days the plan touches. */
  open: Interval[]
  days: PlanDay[]
}

/** A promised item with the time it may use. */
export interface Entry {
  item: PromisedItem
  dayparts: Daypart[] | undefined
  /** When it may play, over all whole days the plan touches. */
  windows: Interval[]
  /** Its window in each of the frame's days, milliseconds. */
  dayMs: number[]
  /** Mean length of its creatives by weight, milliseconds. */
  meanMs: number
  /** What is left of its flight on this screen from the plan's start on, milliseconds. */
  flightMs: number
}

export function frameOf(input: CompileInput): Frame {
  const span = { from: msOf(input.from), until: msOf(input.until) }
  const near = calendarOf(input)
  const firstDay = Math.floor(localReading(near.offsets, span.from) / DAY)
  const lastDay = Math.floor(localReading(near.offsets, span.until - 1) / DAY)
  const midnights = Array.from({ length: lastDay - firstDay + 2 }, (_, k) =>
    instantOfReading(near.offsets, (firstDay + k) * DAY),
  )
  const calendar = calendarOf({
    zone: input.zone,
    from: instantOf(midnights[0]!),
    until: instantOf(midnights.at(-1)!),
  })
  const open = openIntervals(calendar, input.hours)
  const days = midnights.slice(0, -1).map((from, k) => {
    const day = { from, until: midnights[k + 1]! }
    return { ...day, date: localDay((firstDay + k) * DAY).date, openMs: lengthOf(intersection(open, [day])) }
  })
  return { input, span, calendar, open, days }
}

export function entryOf(frame: Frame, item: PromisedItem): Entry {
  const first = frame.days[0]!.date
  const last = frame.days.at(-1)!.date
  const recurring =
    item.recurring === undefined ? [] : daypartsOf(item.recurring, first, last, `${item.id}.recurring`)
  const none = item.dayparts === undefined && item.recurring === undefined
  const dayparts = none ? undefined : [...(item.dayparts ?? []), ...recurring]
  const windows = windowsIn(frame.calendar, frame.open, item, dayparts)
  const weights = item.creatives.map(({ weight }) => weight ?? 1)
  const weighted = item.creatives.reduce((sum, { durationMs }, k) => sum + durationMs * weights[k]!, 0)
  return {
    item,
    dayparts,
    windows,
    dayMs: frame.days.map((day) => lengthOf(intersection(windows, [day]))),
    meanMs: weighted / weights.reduce((a, b) => a + b, 0),
    flightMs: flightLeft(frame, item, dayparts),
  }
}

function windowsIn(
  calendar: Calendar,
  open: readonly Interval[],
  item: PromisedItem,
  dayparts: readonly Daypart[] | undefined,
): Interval[] {
  const valid = intersection(open, [{ from: msOf(item.validFrom), until: msOf(item.validUntil) }])
  return dayparts === undefined ? valid : intersection(valid, daypartIntervals(calendar, dayparts))
}

/** Only promises over what is left of a flight look beyond the plan. */
function flightLeft(frame: Frame, item: PromisedItem, dayparts: readonly Daypart[] | undefined): number {
  const { kind } = item.promise
  if (kind !== 'remaining' && kind !== 'remaining-time') return 0
  const from = Math.max(frame.span.from, msOf(item.validFrom))
  const until = Math.min(msOf(item.validUntil), from + MAX_FLIGHT_DAYS * DAY)
  if (until <= from) return 0
  const flight = calendarOf({ zone: frame.input.zone, from: instantOf(from), until: instantOf(until) })
  return lengthOf(windowsIn(flight, openIntervals(flight, frame.input.hours), item, dayparts))
}

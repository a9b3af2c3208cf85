import { calendarOf, daypartIntervals, openIntervals, type Calendar } from '../local-time/calendar.ts'
import { intersection, lengthOf, type Interval } from '../local-time/intervals.ts'
import type { Instant } from '../plan/primitives.ts'
import { msOf } from '../plan/primitives.ts'
import { sinceMidnight, stretchOn } from '../local-time/wall-clock.ts'
import type { Booking, ScreenClass } from './booking.ts'

/** A class's open time within one part of one day: what contracts may have of it. */
export interface Cell extends Interval {
  classIndex: number
  openMs: number
  /** For sale, milliseconds over all screens of the class. */
  capacity: number
}

/** Wall times at which some booking's daypart begins or ends, milliseconds since midnight. */
export function cutsOf(bookings: readonly Booking[]): number[] {
  const edges = bookings.flatMap(({ dayparts = [] }) => dayparts.flatMap(({ from, until }) => [from, until]))
  return [...new Set([0, ...edges.map((edge) => sinceMidnight(edge) % 86_400_000)])].sort((a, b) => a - b)
}

export interface ClassTime {
  calendar: Calendar
  open: Interval[]
}

export function classTimeOf(screens: ScreenClass, from: Instant, until: Instant): ClassTime {
  const calendar = calendarOf({ zone: screens.zone, from, until })
  return { calendar, open: openIntervals(calendar, screens.hours) }
}

/** Cuts a class's open time at every daypart edge of every day. Flights that begin within a part get their own cut. */
export function cellsOf(
  screens: ScreenClass,
  classIndex: number,
  { calendar, open }: ClassTime,
  cuts: readonly number[],
  instants: readonly number[],
): Cell[] {
  const wall = (cut: number): string => new Date(cut).toISOString().slice(11, 16)
  const edges = calendar.days.flatMap((day) =>
    cuts.map((cut) => stretchOn(calendar.offsets, day, { from: wall(cut), until: '24:00' }).from),
  )
  const sorted = [...new Set([...edges, ...instants])].sort((a, b) => a - b)
  const parts = sorted.slice(0, -1).map((from, k) => ({ from, until: sorted[k + 1]! }))
  return parts.flatMap((part) => {
    const openMs = lengthOf(intersection(open, [part]))
    if (openMs === 0) return []
    const capacity = Math.floor((openMs * screens.sellablePpm) / 1_000_000) * screens.screens
    return [{ ...part, classIndex, openMs, capacity }]
  })
}

/** When a booking may play on a class. */
export function windowsOf(booking: Booking, { calendar, open }: ClassTime): Interval[] {
  const flight = intersection(open, [{ from: msOf(booking.from), until: msOf(booking.until) }])
  return booking.dayparts === undefined
    ? flight
    : intersection(flight, daypartIntervals(calendar, booking.dayparts))
}

/** The cells a booking may use, with the milliseconds of each that its windows cover. */
export function cellsWithin(
  cells: readonly Cell[],
  windows: readonly Interval[],
): { index: number; usableMs: number }[] {
  const within: { index: number; usableMs: number }[] = []
  let first = 0
  for (const [index, cell] of cells.entries()) {
    while (first < windows.length && windows[first]!.until <= cell.from) first++
    let usableMs = 0
    for (let k = first; k < windows.length && windows[k]!.from < cell.until; k++) {
      usableMs += Math.min(windows[k]!.until, cell.until) - Math.max(windows[k]!.from, cell.from)
    }
    if (usableMs > 0) within.push({ index, usableMs: Math.min(usableMs, cell.openMs) })
  }
  return within
}

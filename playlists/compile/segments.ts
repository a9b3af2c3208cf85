import { intersection, intervalAt, type Interval } from '../local-time/intervals.ts'
import type { Entry, Frame } from './entry.ts'

/** A stretch of open time in which the same entries may play and every promise asks for one rate. */
export interface Segment extends Interval {
  day: number
  active: number[]
}

/** Cuts the plan's open time where an entry's window begins or ends and at every local midnight, zone by zone. */
export function segmentsOf(frame: Frame, entries: readonly Entry[]): Segment[] {
  const cuts = new Set<number>(frame.days.map(({ from }) => from))
  for (const { windows } of entries) {
    for (const { from, until } of windows) cuts.add(from).add(until)
  }
  const sorted = [...cuts].sort((a, b) => a - b)
  const open = intersection(frame.open, [frame.span])
  const pieces = open.flatMap((interval) => cutAt(interval, sorted))
  return pieces.map((piece) => ({
    ...piece,
    day: Math.max(
      frame.days.findLastIndex(({ from }) => from <= piece.from),
      0,
    ),
    active: entries.flatMap(({ windows }, k) => (intervalAt(windows, piece.from) === undefined ? [] : [k])),
  }))
}

function cutAt(interval: Interval, cuts: readonly number[]): Interval[] {
  const inside = cuts.filter((cut) => cut > interval.from && cut < interval.until)
  const edges = [interval.from, ...inside, interval.until]
  return edges.slice(0, -1).map((from, k) => ({ from, until: edges[k + 1]! }))
}

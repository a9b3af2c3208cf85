import { calendarOf, openIntervals } from '../local-time/calendar.ts'
import type { Interval } from '../local-time/intervals.ts'
import type { Plan } from '../plan/plan.ts'
import type { ClassLimit } from '../plan/rules.ts'
import { distancesOf, type Distances } from './separation.ts'
import { shareOut, type Overbooked } from './share-out.ts'
import { compareStreams, streamOf, zoneOf, type Stream } from './stream.ts'

/** A stream may play from here, or no longer. */
export interface Turn {
  at: number
  stream: number
  /** When it must be over; null: it leaves. */
  until: number | null
}

/** Everything about one zone of a plan that does not change while it plays. */
export interface Stage {
  plan: Plan
  zone: string
  span: Interval
  open: Interval[]
  openFrom: Float64Array
  streams: Stream[]
  turns: Turn[]
  distances: Distances
  limits: Limit[]
  overbooked: Overbooked[]
  longest: number
  /** Maximum gap of each stream, milliseconds; Infinity without one. */
  gaps: Float64Array
  houses: number[]
  /** Half-width of the window a play may fall in, thousandths of its length. */
  window: number
}

/** A class limit with the streams it counts. */
export interface Limit extends ClassLimit {
  counts: boolean[]
  windowMs: number
}

const HOUR = 3_600_000
/** Longer than any plan. */
const LATE = 100 * 24 * HOUR

/**
 * @throws PlanProblem `plan/unknown-zone`
 */
export function stageOf(plan: Plan, zone: string): Stage {
  const calendar = calendarOf(plan)
  const open = openIntervals(calendar, plan.hours)
  const streams = plan.items
    .filter((item) => zoneOf(item) === zone)
    .map((item) => streamOf(item, plan.seed, calendar, open))
    .sort(compareStreams)
  const overbooked = shareOut(streams)
  for (const stream of streams) stream.fluid.late = isOver(stream, calendar.span) ? LATE : 0
  const limits = zone === 'main' ? (plan.rules?.limits ?? []) : []
  return {
    plan,
    zone,
    span: calendar.span,
    open,
    openFrom: Float64Array.from(open, ({ from }) => from),
    streams,
    turns: turnsOf(streams),
    distances: distancesOf(plan, streams),
    limits: limits.map((limit) => ({
      ...limit,
      windowMs: limit.windowMs ?? HOUR,
      counts: streams.map(({ item }) => limit.kinds.includes(item.kind)),
    })),
    overbooked,
    longest: streams.reduce((longest, stream) => Math.max(longest, stream.longest), 0),
    gaps: Float64Array.from(streams, ({ item }) => item.maxGapMs ?? Infinity),
    houses: streams.flatMap(({ house }, index) => (house ? [index] : [])),
    window: plan.rules?.windowPermille ?? 1000,
  }
}

/** Does its promise end before the plan does, and for good? */
function isOver({ validUntil, windows, fluid }: Stream, span: Interval): boolean {
  return validUntil < span.until || (fluid.until.at(-1) ?? 0) < (windows.at(-1)?.until ?? 0)
}

/** Leaving comes before joining at the same moment. */
function turnsOf(streams: readonly Stream[]): Turn[] {
  const turns = streams.flatMap(({ windows }, stream) =>
    windows.flatMap(({ from, until }): Turn[] => [
      { at: from, stream, until },
      { at: until, stream, until: null },
    ]),
  )
  const order = (turn: Turn): number => (turn.until === null ? 0 : 1)
  return turns.sort((a, b) => a.at - b.at || order(a) - order(b) || a.stream - b.stream)
}

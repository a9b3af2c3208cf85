import { lastAtOrBefore } from './fluid.ts'
import type { PlayRecord } from './record.ts'
import type { Limit, Stage } from './stage.ts'

/** What stands in the way of a play, by class. */
export interface LimitBreach {
  limit: Limit
  code: 'over-ceiling' | 'over-run' | 'floor-of-others'
}

/** What the limits need to know of the past. */
export interface LimitState {
  /** For each limit: class milliseconds played so far, and the length of the run it is in. */
  classMs: number[]
  runMs: number[]
  /** For each limit: how many streams of the class are on the air. */
  active: number[]
}

export function noPast(limits: readonly Limit[]): LimitState {
  return { classMs: limits.map(() => 0), runMs: limits.map(() => 0), active: limits.map(() => 0) }
}

/** The first limit that a play of `stream` over `[at, at + durationMs)` would break. */
export function breachOf(
  stage: Stage,
  state: LimitState,
  record: PlayRecord,
  play: { stream: number; at: number; durationMs: number },
): LimitBreach | undefined {
  for (const [k, limit] of stage.limits.entries()) {
    const code = breachOfOne(stage, state, record, play, k, limit)
    if (code !== undefined) return { limit, code }
  }
  return undefined
}

function breachOfOne(
  stage: Stage,
  state: LimitState,
  record: PlayRecord,
  play: { stream: number; at: number; durationMs: number },
  k: number,
  limit: Limit,
): LimitBreach['code'] | undefined {
  const counted = limit.counts[play.stream]!
  const run = state.runMs[k]!
  if (counted && limit.maxRunMs !== undefined && run > 0 && run + play.durationMs > limit.maxRunMs)
    return 'over-run'
  if (counted ? limit.ceilingPpm === undefined : limit.floorPpm === undefined) return undefined
  const end = play.at + play.durationMs
  const left = openBefore(stage, end, limit.windowMs)
  const within = state.classMs[k]! - classMsUntil(record, limit, k, left)
  if (counted) {
    const most = (limit.windowMs * limit.ceilingPpm!) / 1_000_000
    return within + play.durationMs > most ? 'over-ceiling' : undefined
  }
  const least = (limit.windowMs * limit.floorPpm!) / 1_000_000
  const wholeWindow = left !== -Infinity && state.active[k]! > 0
  return wholeWindow && within < least ? 'floor-of-others' : undefined
}

/** Class milliseconds played before `at`. */
function classMsUntil(record: PlayRecord, limit: Limit, k: number, at: number): number {
  const play = lastAtOrBefore(record.startsAt, at, record.length)
  if (play < 0) return 0
  const before = record.classMs[k]![play]!
  if (!limit.counts[record.stream[play]!]!) return before
  return before + Math.min(at - record.startsAt[play]!, record.durationMs[play]!)
}

/** The moment before `at` since when the screen was open for `span` milliseconds; −∞ if it was not yet. */
function openBefore(stage: Stage, at: number, span: number): number {
  let rest = span
  for (let k = stage.open.length - 1; k >= 0; k--) {
    const { from, until } = stage.open[k]!
    if (from >= at) continue
    const here = Math.min(at, until) - from
    if (here >= rest) return Math.min(at, until) - rest
    rest -= here
  }
  return -Infinity
}

export function countPlay(stage: Stage, state: LimitState, stream: number, durationMs: number): void {
  for (const [k, limit] of stage.limits.entries()) {
    if (limit.counts[stream]!) {
      state.classMs[k]! += durationMs
      state.runMs[k]! += durationMs
    } else {
      state.runMs[k] = 0
    }
  }
}

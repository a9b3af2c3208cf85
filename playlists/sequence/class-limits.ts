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
  /** For each limit: the plays its window began in when it was last looked at; only to find them sooner. */
  ceilingFrom: number[]
  floorFrom: number[]
  /** Nothing can break a limit before this moment. */
  calmUntil: number
}

export function noPast(limits: readonly Limit[]): LimitState {
  return {
    classMs: limits.map(() => 0),
    runMs: limits.map(() => 0),
    active: limits.map(() => 0),
    ceilingFrom: limits.map(() => 0),
    floorFrom: limits.map(() => 0),
    calmUntil: -Infinity,
  }
}

/**
 * Can no play that starts at `at`, however long, break a limit? Looked at once a choice, it spares looking at every stream.
 * A class gains or loses no more than a millisecond in a millisecond, so what is well within its limits stays so for a while
 * and is not looked at until then.
 */
export function isCalm(stage: Stage, state: LimitState, record: PlayRecord, at: number): boolean {
  if (at < state.calmUntil) return true
  const opening = lastAtOrBefore(stage.openFrom, at)
  const end = at + stage.longest
  const endOpening = end <= (stage.open[opening]?.until ?? 0) ? opening : lastAtOrBefore(stage.openFrom, end)
  let slack = Infinity
  for (const [k, { windowMs }] of stage.limits.entries()) {
    const left = openBefore(stage, at, windowMs, opening)
    const leftOfEnd = openBefore(stage, end, windowMs, endOpening)
    slack = Math.min(
      slack,
      ceilingSlack(stage, state, record, k, left),
      floorSlack(stage, state, record, k, leftOfEnd),
    )
    if (slack < 0) return false
  }
  state.calmUntil = at + slack
  return true
}

/** How far a class is from its ceiling and its longest run with the longest play added, milliseconds. */
function ceilingSlack(stage: Stage, state: LimitState, record: PlayRecord, k: number, left: number): number {
  const limit = stage.limits[k]!
  const run = limit.maxRunMs === undefined ? Infinity : limit.maxRunMs - state.runMs[k]! - stage.longest
  // A first play may be longer than a run.
  const runSlack = state.runMs[k] === 0 ? Math.max(0, run) : run
  if (limit.ceilingPpm === undefined) return runSlack
  state.ceilingFrom[k] = forward(record, state.ceilingFrom[k]!, left)
  const within = state.classMs[k]! - classMsIn(record, limit, k, state.ceilingFrom[k]!, left)
  return Math.min(runSlack, (limit.windowMs * limit.ceilingPpm) / 1_000_000 - within - stage.longest)
}

/** How far a class is above its floor since `left`. Nobody can keep a floor when none of the class is on. */
function floorSlack(stage: Stage, state: LimitState, record: PlayRecord, k: number, left: number): number {
  const limit = stage.limits[k]!
  if (limit.floorPpm === undefined) return Infinity
  if (left === -Infinity || state.active[k] === 0) return 0
  state.floorFrom[k] = forward(record, state.floorFrom[k]!, left)
  const within = state.classMs[k]! - classMsIn(record, limit, k, state.floorFrom[k]!, left)
  return within - (limit.windowMs * limit.floorPpm) / 1_000_000
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
  const left = openBefore(stage, end, limit.windowMs, lastAtOrBefore(stage.openFrom, end))
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
  return classMsIn(record, limit, k, Math.max(0, lastAtOrBefore(record.startsAt, at, record.length)), at)
}

/** The same, if `play` is the last that began by then. */
function classMsIn(record: PlayRecord, limit: Limit, k: number, play: number, at: number): number {
  if (record.length === 0 || record.startsAt[play]! > at) return 0
  const before = record.classMs[k]![play]!
  if (!limit.counts[record.stream[play]!]!) return before
  return before + Math.min(at - record.startsAt[play]!, record.durationMs[play]!)
}

/** The last play that began by `at`, looking on from `play`. */
function forward({ startsAt, length }: PlayRecord, play: number, at: number): number {
  let last = play
  while (last + 1 < length && startsAt[last + 1]! <= at) last++
  return last
}

/**
 * The moment before `at` since when the screen was open for `span` milliseconds; −∞ if it was not yet. `opening` is the last
 * opening by `at`.
 */
function openBefore({ open }: Stage, at: number, span: number, opening: number): number {
  let rest = span
  for (let k = opening; k >= 0; k--) {
    const { from, until } = open[k]!
    const end = Math.min(at, until)
    if (end - from >= rest) return end - rest
    rest -= Math.max(0, end - from)
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

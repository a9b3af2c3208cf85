import { promisedAt, whenPromised } from './fluid.ts'
import { countPlay, noPast, type LimitState } from './class-limits.ts'
import { leaveTrace, tracesBefore, type Traces } from './separation.ts'
import type { Stage, Turn } from './stage.ts'
import { msOf } from '../plan/primitives.ts'

const NANO = 1_000_000

/** Where the sequencer stands: everything that changes from play to play. Times are epoch milliseconds. */
export interface Walk {
  at: number
  /** Plays so far, with empty stretches counted as one. */
  play: number
  turn: number
  /** Nanoseconds played, less what was carried in. */
  played: Float64Array
  /** Nanoseconds the house has given for a stream that is away; NaN before its first turn. */
  lent: Float64Array
  /** By its promise alone, when the next play may start and when it is due to end. */
  release: Float64Array
  deadline: Float64Array
  /** The same with the maximum gap taken in: what the choice is made by. */
  ready: Float64Array
  due: Float64Array
  /** When the stream's window ends; −∞ while it may not play. */
  until: Float64Array
  lastStart: Float64Array
  /** Its place in the plan's opening while it has yet to play; 0: none. The first has the highest. */
  opening: Uint8Array
  durationMs: Int32Array
  creative: Int32Array
  /** Smooth rotation of creatives: one counter a creative. */
  rotation: Int32Array[]
  traces: Traces
  limits: LimitState
}

export function startWalk(stage: Stage): Walk {
  const { streams } = stage
  const walk: Walk = {
    at: stage.span.from,
    play: 0,
    turn: 0,
    played: Float64Array.from(streams, ({ item }) => -(item.carryMs ?? 0) * NANO),
    lent: new Float64Array(streams.length).fill(NaN),
    release: new Float64Array(streams.length),
    deadline: new Float64Array(streams.length),
    ready: new Float64Array(streams.length),
    due: new Float64Array(streams.length),
    until: new Float64Array(streams.length).fill(-Infinity),
    lastStart: new Float64Array(streams.length).fill(-Infinity),
    opening: openingOf(stage),
    durationMs: new Int32Array(streams.length),
    creative: new Int32Array(streams.length),
    rotation: streams.map(({ weights }) => new Int32Array(weights.length)),
    traces: tracesBefore(stage.plan, streams, stage.distances),
    limits: noPast(stage.limits),
  }
  for (const before of stage.plan.before ?? []) {
    const stream = streams.findIndex(({ item }) => item.id === before.itemId)
    if (stream >= 0) walk.lastStart[stream] = msOf(before.startsAt)
  }
  for (const stream of streams.keys()) {
    rotate(stage, walk, stream)
    schedule(stage, walk, stream)
  }
  return walk
}

function openingOf({ streams, plan }: Stage): Uint8Array {
  const wanted = plan.opening ?? []
  const placeOf = (id: string) => (wanted.includes(id) ? wanted.length - wanted.indexOf(id) : 0)
  return Uint8Array.from(streams, ({ item }) => placeOf(item.id))
}

/** A copy that shares nothing that changes. */
export function copyWalk(walk: Walk): Walk {
  return {
    ...walk,
    played: walk.played.slice(),
    lent: walk.lent.slice(),
    release: walk.release.slice(),
    deadline: walk.deadline.slice(),
    ready: walk.ready.slice(),
    due: walk.due.slice(),
    until: walk.until.slice(),
    lastStart: walk.lastStart.slice(),
    opening: walk.opening.slice(),
    durationMs: walk.durationMs.slice(),
    creative: walk.creative.slice(),
    rotation: walk.rotation.map((counters) => (counters.length > 1 ? counters.slice() : counters)),
    traces: {
      endedAt: walk.traces.endedAt.slice(),
      play: walk.traces.play.slice(),
      by: walk.traces.by.slice(),
    },
    limits: {
      classMs: [...walk.limits.classMs],
      runMs: [...walk.limits.runMs],
      active: [...walk.limits.active],
      ceilingFrom: [...walk.limits.ceilingFrom],
      floorFrom: [...walk.limits.floorFrom],
      calmUntil: walk.limits.calmUntil,
    },
  }
}

/** Promised minus played, nanoseconds. */
export function lagOf(stage: Stage, walk: Walk, stream: number, at: number): number {
  return promisedAt(stage.streams[stream]!.fluid, at) - walk.played[stream]!
}

/** Lets streams join and leave up to now. */
export function takeTurns(stage: Stage, walk: Walk): void {
  for (
    let turn = stage.turns[walk.turn];
    turn !== undefined && turn.at <= walk.at;
    turn = stage.turns[++walk.turn]
  ) {
    const joins = turn.until !== null
    walk.until[turn.stream] = turn.until ?? -Infinity
    for (const [k, limit] of stage.limits.entries()) {
      if (limit.counts[turn.stream]!) walk.limits.active[k]! += joins ? 1 : -1
    }
    // A gap is counted from the opening, unless the stream was on when the plan before ended.
    const goesOn = turn.at === stage.span.from && walk.lastStart[turn.stream]! > -Infinity
    if (joins && !goesOn) walk.lastStart[turn.stream] = turn.at
    if (joins) schedule(stage, walk, turn.stream)
    balanceHouse(stage, walk, turn)
  }
}

/**
 * Keeps what everybody on the air is owed in balance with the clock. A stream that comes in with a debt is paid by the
 * house. One that leaves ahead of its promise has used time of others: the house gives it back, until the stream returns.
 * One that leaves behind needs nothing: the time it did not use falls to the house when nobody else is due.
 */
function balanceHouse(stage: Stage, walk: Walk, turn: Turn): void {
  const { houses, streams } = stage
  if (houses.length === 0 || streams[turn.stream]!.house) return
  const lag = lagOf(stage, walk, turn.stream, turn.at)
  const lent = walk.lent[turn.stream]!
  const gives = turn.until === null ? Math.max(0, -lag) : Number.isNaN(lent) ? lag : -lent
  walk.lent[turn.stream] = turn.until === null ? gives : 0
  if (gives === 0) return
  const each = Math.trunc(gives / houses.length)
  for (const [k, house] of houses.entries()) {
    walk.played[house]! += k === 0 ? gives - each * (houses.length - 1) : each
    schedule(stage, walk, house)
  }
}

/** Books a play of the stream's next creative, `durationMs` long, and moves on to its end. */
export function advance(stage: Stage, walk: Walk, stream: number, durationMs: number): void {
  walk.played[stream]! += durationMs * NANO
  walk.lastStart[stream] = walk.at
  walk.opening[stream] = 0
  walk.at += durationMs
  leaveTrace(walk.traces, stage.distances, stream, walk.play, walk.at)
  if (stage.limits.length > 0) countPlay(stage, walk.limits, stream, durationMs)
  walk.play++
  rotate(stage, walk, stream)
  schedule(stage, walk, stream)
}

/** Smooth weighted round robin (nginx 2012): the creative with the most credit is next. */
function rotate(stage: Stage, walk: Walk, stream: number): void {
  const { weights, durations } = stage.streams[stream]!
  if (weights.length === 1) {
    walk.durationMs[stream] = durations[0]!
    return
  }
  const counters = walk.rotation[stream]!
  let next = 0
  let total = 0
  for (const [k, weight] of weights.entries()) {
    counters[k]! += weight
    total += weight
    if (counters[k]! > counters[next]!) next = k
  }
  counters[next]! -= total
  walk.creative[stream] = next
  walk.durationMs[stream] = durations[next]!
}

/**
 * The window of the stream's next play on its fluid line: it may start when its promise has caught up with what was
 * played, and is due to end when the promise has reached its own end (WF²Q's eligibility, Bennett & Zhang 1996). With a
 * window w below the whole both ends move in, as in Tijdeman's chairman assignment (1980); it never opens earlier, so a
 * stream is never further ahead than the proof allows.
 */
function schedule(stage: Stage, walk: Walk, stream: number): void {
  const { fluid } = stage.streams[stream]!
  const played = walk.played[stream]!
  const duration = walk.durationMs[stream]!
  const width = duration * stage.window * (NANO / 1000)
  let release = whenPromised(fluid, played)
  if (stage.window < 1000) {
    release = Math.max(release, whenPromised(fluid, played + duration * NANO - width) - duration)
  }
  walk.release[stream] = release
  walk.deadline[stream] = whenPromised(fluid, played + width)
  // A play whose deadline is met may still start as late as deadline + longest − its own length.
  const called = walk.lastStart[stream]! + stage.gaps[stream]! - stage.longest
  walk.ready[stream] = Math.min(walk.release[stream]!, called)
  walk.due[stream] = Math.min(walk.deadline[stream]!, called + duration)
}

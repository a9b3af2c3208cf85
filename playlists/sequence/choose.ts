import { promisedAt } from './fluid.ts'
import { breachOf, isCalm, type LimitBreach } from './class-limits.ts'
import type { PlayRecord } from './record.ts'
import { tooClose, type Distance } from './separation.ts'
import type { SlotCode } from './slot.ts'
import type { Stage } from './stage.ts'
import type { Walk } from './walk.ts'

const NANO = 1_000_000

export interface Choice {
  stream: number
  code: SlotCode
  durationMs: number
  trimmed: boolean
  /** The stream a relaxed separation concerns; −1: none. */
  near: number
}

/** What keeps a stream that has time and a window from playing now. */
export type Obstacle =
  { by: 'distance'; distance: Distance; from: number } | { by: 'limit'; breach: LimitBreach }

/** May the next play of `stream` start now and end within its window? */
export function fits(walk: Walk, stream: number): boolean {
  return walk.at + walk.durationMs[stream]! <= walk.until[stream]!
}

/** Is the stream owed a play by now? */
export function isReleased(walk: Walk, stream: number): boolean {
  return walk.ready[stream]! <= walk.at
}

export function obstacleFor(
  stage: Stage,
  walk: Walk,
  record: PlayRecord,
  stream: number,
): Obstacle | undefined {
  const distance = tooClose(walk.traces, stage.distances, stream, walk.play, walk.at)
  if (distance !== undefined) return { by: 'distance', distance, from: walk.traces.by[distance.key]! }
  if (stage.limits.length === 0) return undefined
  const play = { stream, at: walk.at, durationMs: walk.durationMs[stream]! }
  const breach = breachOf(stage, walk.limits, record, play)
  return breach === undefined ? undefined : { by: 'limit', breach }
}

/** What plays next, or null if nothing may. */
export function choose(stage: Stage, walk: Walk, record: PlayRecord): Choice | null {
  return (
    opening(stage, walk, record) ??
    earliestDeadline(stage, walk, record) ??
    leastAhead(stage, walk, record) ??
    (isTooLateForHouse(stage, walk) ? trimmedHouse(stage, walk) : null) ??
    relaxed(stage, walk, record) ??
    trimmedHouse(stage, walk)
  )
}

/** The house is on the air, but even its shortest next play would not end in time. */
function isTooLateForHouse({ houses }: Stage, walk: Walk): boolean {
  return houses.length > 0 && houses.every((house) => !fits(walk, house))
}

/** What the plan begins with and has not been on yet. */
function opening(stage: Stage, walk: Walk, record: PlayRecord): Choice | null {
  if (stage.plan.opening === undefined) return null
  let best = -1
  for (const [stream, place] of walk.opening.entries()) {
    if (place === 0 || !fits(walk, stream) || isObstructed(stage, walk, record, stream)) continue
    if (best < 0 || place > walk.opening[best]!) best = stream
  }
  return best < 0 ? null : whole(walk, best, 'opening')
}

function earliestDeadline(stage: Stage, walk: Walk, record: PlayRecord): Choice | null {
  const { at, ready, due, until, durationMs } = walk
  const calm = stage.limits.length === 0 || isCalm(stage, walk.limits, record, at)
  let best = -1
  let bestDue = Infinity
  for (let stream = 0; stream < due.length; stream++) {
    if (ready[stream]! > at || due[stream]! >= bestDue || at + durationMs[stream]! > until[stream]!) continue
    if (calm ? isTooClose(stage, walk, stream) : isObstructed(stage, walk, record, stream)) continue
    best = stream
    bestDue = due[stream]!
  }
  if (best < 0) return null
  return whole(walk, best, bestDue < walk.deadline[best]! ? 'gap' : 'due')
}

function isTooClose(stage: Stage, walk: Walk, stream: number): boolean {
  return tooClose(walk.traces, stage.distances, stream, walk.play, walk.at) !== undefined
}

function isObstructed(stage: Stage, walk: Walk, record: PlayRecord, stream: number): boolean {
  if (isTooClose(stage, walk, stream)) return true
  return stage.limits.length > 0 && obstacleFor(stage, walk, record, stream) !== undefined
}

/** Nobody is owed a play now. Without obstacles the house fills; behind obstacles whoever is least ahead comes early. */
function leastAhead(stage: Stage, walk: Walk, record: PlayRecord): Choice | null {
  const best = leastAheadOf(stage, walk, record)
  if (best < 0) return null
  const { obstructed, floor } = inTheWay(stage, walk, record)
  if (obstructed) return whole(walk, best, stage.streams[best]!.house ? 'fill' : floor ? 'floor' : 'early')
  const house = freeHouse(stage, walk, record)
  if (house >= 0) return whole(walk, house, 'fill')
  // Closing time is near: rather a house play cut short than a promise ahead of itself.
  return trimmedHouse(stage, walk) ?? whole(walk, best, 'early')
}

function leastAheadOf(stage: Stage, walk: Walk, record: PlayRecord): number {
  let best = -1
  let least = Infinity
  for (let stream = 0; stream < stage.streams.length; stream++) {
    if (!fits(walk, stream) || !mayFill(stage, walk, stream) || isObstructed(stage, walk, record, stream))
      continue
    const ahead = aheadAfter(stage, walk, stream)
    if (ahead >= least) continue
    least = ahead
    best = stream
  }
  return best
}

/** Is anybody who is owed a play kept out, and is anybody kept out by a floor? */
function inTheWay(stage: Stage, walk: Walk, record: PlayRecord): { obstructed: boolean; floor: boolean } {
  let obstructed = false
  let floor = false
  for (let stream = 0; stream < stage.streams.length; stream++) {
    if (!fits(walk, stream)) continue
    const obstacle = obstacleFor(stage, walk, record, stream)
    if (obstacle === undefined) continue
    obstructed ||= isReleased(walk, stream)
    floor ||= obstacle.by === 'limit' && obstacle.breach.code === 'floor-of-others'
  }
  return { obstructed, floor }
}

/** A stream that is promised nothing does not play; the house always may. */
function mayFill(stage: Stage, walk: Walk, stream: number): boolean {
  return walk.release[stream] !== Infinity || stage.streams[stream]!.house
}

/** How far ahead of its promise a stream would be after playing now, in its own plays; the house counts half. */
function aheadAfter(stage: Stage, walk: Walk, stream: number): number {
  const duration = walk.durationMs[stream]!
  const promised = promisedAt(stage.streams[stream]!.fluid, walk.at + duration)
  const ahead = (walk.played[stream]! + duration * NANO - promised) / (duration * NANO)
  return stage.streams[stream]!.house ? ahead / 2 : ahead
}

function freeHouse(stage: Stage, walk: Walk, record: PlayRecord): number {
  let best = -1
  for (const house of stage.houses) {
    if (!fits(walk, house) || obstacleFor(stage, walk, record, house) !== undefined) continue
    if (best < 0 || aheadAfter(stage, walk, house) < aheadAfter(stage, walk, best)) best = house
  }
  return best
}

/**
 * Everything that fits is too close to its like, or kept out by a floor: the soft rules yield, the hard ones do not. That
 * the house follows itself hurts nobody, so it yields first.
 */
function relaxed(stage: Stage, walk: Walk, record: PlayRecord): Choice | null {
  const again = stage.houses.find((house) => {
    const obstacle = fits(walk, house) ? obstacleFor(stage, walk, record, house) : undefined
    return obstacle?.by === 'distance' && obstacle.distance.rule === 'item' && !obstacle.distance.hard
  })
  if (again !== undefined) return whole(walk, again, 'fill')
  let best = -1
  let bestDue = Infinity
  let near = -1
  for (let stream = 0; stream < stage.streams.length; stream++) {
    if (!fits(walk, stream) || !mayFill(stage, walk, stream)) continue
    const obstacle = obstacleFor(stage, walk, record, stream)
    if (obstacle === undefined || !yields(stage, walk, stream, obstacle)) continue
    const due = walk.due[stream]!
    if (best >= 0 && due >= bestDue) continue
    best = stream
    bestDue = due
    near = obstacle.by === 'distance' ? obstacle.from : -1
  }
  return best < 0 ? null : { ...whole(walk, best, near < 0 ? 'early' : 'separation-relaxed'), near }
}

function yields(stage: Stage, walk: Walk, stream: number, obstacle: Obstacle): boolean {
  if (obstacle.by === 'limit') return obstacle.breach.code === 'floor-of-others'
  const kept = stage.distances.keepsFrom[stream]!.filter(({ hard }) => hard)
  const hardOnly = { ...stage.distances, keepsFrom: { ...stage.distances.keepsFrom, [stream]: kept } }
  return tooClose(walk.traces, hardOnly, stream, walk.play, walk.at) === undefined
}

/** Nothing is short enough for the time that is left: a house item plays until the screen closes. */
function trimmedHouse(stage: Stage, walk: Walk): Choice | null {
  let best = -1
  for (const house of stage.houses) {
    if (walk.until[house]! <= walk.at) continue
    if (best < 0 || walk.until[house]! > walk.until[best]!) best = house
  }
  if (best < 0) return null
  const durationMs = Math.min(walk.until[best]! - walk.at, walk.durationMs[best]!)
  return { stream: best, code: 'fill', durationMs, trimmed: durationMs < walk.durationMs[best]!, near: -1 }
}

function whole(walk: Walk, stream: number, code: SlotCode): Choice {
  return { stream, code, durationMs: walk.durationMs[stream]!, trimmed: false, near: -1 }
}

import type { Plan } from '../plan/plan.ts'
import { choose, type Choice } from './choose.ts'
import { lastAtOrBefore } from './fluid.ts'
import { CODES, emptyRecord, writePlay, type PlayRecord } from './record.ts'
import type { Slot } from './slot.ts'
import { stageOf, type Stage } from './stage.ts'
import { advance, copyWalk, lagOf, startWalk, takeTurns, type Walk } from './walk.ts'

const NANO = 1_000_000
const PLAYS_BETWEEN_MARKS = 1024

/**
 * What has been worked out of one zone's sequence so far. It grows as far as somebody has asked and is never wrong for
 * it: the same plan gives the same plays in whatever order they are asked for.
 */
export interface Timeline {
  stage: Stage
  walk: Walk
  record: PlayRecord
  /** Copies of the walk every so many plays, to look back from. */
  marks: { length: number; walk: Walk }[]
}

const timelines = new WeakMap<Plan, Map<string, Timeline>>()

export function timelineOf(plan: Plan, zone: string): Timeline {
  const zones = timelines.get(plan) ?? new Map<string, Timeline>()
  timelines.set(plan, zones)
  const known = zones.get(zone)
  if (known !== undefined) return known
  const stage = stageOf(plan, zone)
  const timeline = { stage, walk: startWalk(stage), record: emptyRecord(stage.limits.length), marks: [] }
  zones.set(zone, timeline)
  return timeline
}

/**
 * Works the sequence out until it covers `at`, or the plan ends.
 * @throws RangeError for a moment that is none
 */
export function walkTo(timeline: Timeline, at: number): void {
  if (Number.isNaN(at)) throw new RangeError('NaN is not a moment')
  const { stage, walk, record, marks } = timeline
  const end = Math.min(at, stage.span.until - 1)
  while (walk.at <= end) {
    if (record.length >= (marks.at(-1)?.length ?? -PLAYS_BETWEEN_MARKS) + PLAYS_BETWEEN_MARKS) {
      marks.push({ length: record.length, walk: copyWalk(walk) })
    }
    step(stage, walk, record)
  }
}

/** One play, or one empty stretch. */
export function step(stage: Stage, walk: Walk, record: PlayRecord): void {
  takeTurns(stage, walk)
  const choice = choose(stage, walk, record)
  if (choice === null) {
    walk.at = nextChance(stage, walk)
    walk.play++
    return
  }
  note(stage, walk, record, choice)
  advance(stage, walk, choice.stream, choice.durationMs)
}

/** Nothing may play: the next opening, or a second later if only rules stand in the way. */
function nextChance(stage: Stage, walk: Walk): number {
  const turn = stage.turns[walk.turn]?.at ?? stage.span.until
  let shortest = Infinity
  for (const [stream, until] of walk.until.entries()) {
    if (until > walk.at + walk.durationMs[stream]!) shortest = Math.min(shortest, walk.durationMs[stream]!)
  }
  return Math.min(turn, walk.at + shortest, stage.span.until)
}

function note(stage: Stage, walk: Walk, record: PlayRecord, choice: Choice): void {
  const { stream } = choice
  writePlay(record, {
    startsAt: walk.at,
    durationMs: choice.durationMs,
    stream,
    creative: walk.creative[stream]!,
    code: CODES.indexOf(choice.code),
    trimmed: choice.trimmed,
    lagMs: Math.round(lagOf(stage, walk, stream, walk.at) / NANO),
    // Nobody is owed what is left over at the end: it is due when the plan ends.
    dueAt: Math.min(walk.due[stream]!, stage.span.until),
    near: choice.near,
    classMs: walk.limits.classMs,
  })
}

/** The walk as it stood when what is on at `at` was about to be chosen, and the plays before it. */
export function walkBefore(timeline: Timeline, at: number): { walk: Walk; record: PlayRecord } {
  walkTo(timeline, at)
  const { stage, record, marks } = timeline
  const last = lastAtOrBefore(record.startsAt, at, record.length)
  const covered = last >= 0 && at < endOfPlay(record, last)
  const plays = covered ? last : last + 1
  const mark = marks.findLast(({ length }) => length <= plays)
  const walk = mark === undefined ? startWalk(stage) : copyWalk(mark.walk)
  let done = mark?.length ?? 0
  for (;;) {
    takeTurns(stage, walk)
    if (done < record.length && record.startsAt[done] === walk.at) {
      if (done === plays) break
      advance(stage, walk, record.stream[done]!, record.durationMs[done]!)
      done++
    } else {
      const next = nextChance(stage, walk)
      if (!covered && next > at) break
      walk.at = next
      walk.play++
    }
  }
  return { walk, record: { ...record, length: done } }
}

export function endOfPlay(record: PlayRecord, play: number): number {
  return record.startsAt[play]! + record.durationMs[play]!
}

export function slotAt({ stage, record }: Timeline, index: number): Slot {
  const { item } = stage.streams[record.stream[index]!]!
  const startsAt = record.startsAt[index]!
  const flags = record.flags[index]!
  const slot: Slot = {
    itemId: item.id,
    kind: item.kind,
    creativeId: item.creatives[record.creative[index]!]!.id,
    zone: stage.zone,
    startsAt,
    endsAt: startsAt + record.durationMs[index]!,
    index,
    why: { code: CODES[flags & 7]!, lagMs: record.lagMs[index]!, dueAt: startsAt + record.dueInMs[index]! },
  }
  const near = record.near[index]!
  if (near >= 0) slot.why.from = stage.streams[near]!.item.id
  if (flags >= 8) slot.trimmed = true
  return slot
}

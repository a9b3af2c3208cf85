import { intervalAfter, intervalAt } from '../local-time/intervals.ts'
import type { Plan } from '../plan/plan.ts'
import { lastAtOrBefore, promisedAt } from './fluid.ts'
import type { Idle, Slot } from './slot.ts'
import { zoneOf } from './stream.ts'
import { endOfPlay, slotAt, timelineOf, walkTo, type Timeline } from './timeline.ts'

const NANO = 1_000_000

/** All slots of a zone that overlap `[from, to)`, epoch milliseconds, in order and without overlap. */
export function sequence(plan: Plan, from: number, to: number, zone = 'main'): Slot[] {
  const timeline = timelineOf(plan, zone)
  if (to <= from) return []
  walkTo(timeline, to - 1)
  const { record } = timeline
  const first = Math.max(lastAtOrBefore(record.startsAt, from, record.length), 0)
  const slots: Slot[] = []
  for (let k = first; k < record.length && record.startsAt[k]! < to; k++) {
    if (endOfPlay(record, k) > from) slots.push(slotAt(timeline, k))
  }
  return slots
}

/** What is on in a zone at `at`, epoch milliseconds: a slot, or why there is none and when to ask again. */
export function nowPlaying(plan: Plan, at: number, zone = 'main'): Slot | Idle {
  const timeline = timelineOf(plan, zone)
  const { from, until } = timeline.stage.span
  if (at < from) return { closed: true, reason: 'not-in-force', until: from }
  if (at >= until) return { closed: true, reason: 'not-in-force', until: null }
  walkTo(timeline, at)
  const index = playAt(timeline, at)
  return index < 0 ? idleAt(timeline, at) : slotAt(timeline, index)
}

/** Index of the play that covers `at`; −1 if none does. The sequence must have been worked out so far. */
function playAt({ record }: Timeline, at: number): number {
  const index = lastAtOrBefore(record.startsAt, at, record.length)
  return index >= 0 && at < endOfPlay(record, index) ? index : -1
}

function idleAt(timeline: Timeline, at: number): Idle {
  const { stage, walk, record } = timeline
  const open = intervalAt(stage.open, at)
  if (open === undefined) {
    return { closed: true, reason: 'screen-closed', until: intervalAfter(stage.open, at)?.from ?? null }
  }
  const next = lastAtOrBefore(record.startsAt, at, record.length) + 1
  const until = next < record.length ? record.startsAt[next]! : Math.max(walk.at, at + 1)
  return { closed: true, reason: 'nothing-to-play', until: until >= stage.span.until ? null : until }
}

/**
 * Promised minus played at `at`, whole milliseconds an item, of every zone; the next plan's `carryMs`. Positive: owed.
 * The house is promised nothing and is left out. A play under way counts with the part that was on.
 */
export function carryAt(plan: Plan, at: number): Record<string, number> {
  const carry: Record<string, number> = {}
  for (const zone of new Set(plan.items.map(zoneOf))) {
    const timeline = timelineOf(plan, zone)
    walkTo(timeline, at)
    const played = playedUntil(timeline, at)
    for (const [stream, { item, house, fluid }] of timeline.stage.streams.entries()) {
      if (house) continue
      const promised = promisedAt(fluid, at) / NANO
      carry[item.id] = Math.round(promised) + (item.carryMs ?? 0) - played[stream]!
    }
  }
  return carry
}

/** Milliseconds each stream was on before `at`. */
function playedUntil({ stage, record }: Timeline, at: number): Float64Array {
  const played = new Float64Array(stage.streams.length)
  for (let k = 0; k < record.length && record.startsAt[k]! < at; k++) {
    played[record.stream[k]!]! += Math.min(endOfPlay(record, k), at) - record.startsAt[k]!
  }
  return played
}

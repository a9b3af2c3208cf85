import { intervalAfter, intervalAt } from '../local-time/intervals.ts'
import type { Item } from '../plan/item.ts'
import { mediaOf } from '../plan/media-of.ts'
import type { Plan } from '../plan/plan.ts'
import { msOf } from '../plan/primitives.ts'
import { isSlot } from '../sequence/slot.ts'
import { nowPlaying } from '../sequence/sequence.ts'
import { zoneOf } from '../sequence/stream.ts'
import { timelineOf, type Timeline } from '../sequence/timeline.ts'
import { nextPlay } from './next-play.ts'
import type { Circumstances, Reason } from './reason.ts'
import { whyNotChosen } from './why-not-chosen.ts'

/**
 * Why `itemId` plays or does not at `at`, epoch milliseconds, by the very state the sequencer chose from. The first reason
 * decides; what follows adds to it (`overbooked`, `next-play`).
 */
export function explain(plan: Plan, itemId: string, at: number, circumstances: Circumstances = {}): Reason[] {
  const from = msOf(plan.from)
  const until = msOf(plan.until)
  if (at < from || at >= until) return [{ code: 'plan-not-in-force', from, until }]
  const item = plan.items.find(({ id }) => id === itemId)
  if (item === undefined) return [whyAbsent(plan, itemId)]
  const timeline = timelineOf(plan, zoneOf(item))
  const decisive = decide(plan, timeline, item, at, circumstances)
  const cut =
    item.rate.why.rule === 'overbooked'
      ? [{ code: 'overbooked' as const, by: item.rate.why.cutFor ?? [] }]
      : []
  const next = nextPlay(timeline, itemId, at)
  return [decisive, ...cut, ...(next === null ? [] : [{ code: 'next-play' as const, at: next }])]
}

function whyAbsent(plan: Plan, itemId: string): Reason {
  const absent = plan.absent?.find((left) => left.itemId === itemId)
  if (absent === undefined) return { code: 'not-in-plan' }
  const { reason } = absent
  if (reason === 'overbooked') return { code: reason, by: absent.by ?? [] }
  if (reason === 'not-started') return { code: reason, from: msOf(plan.until) }
  if (reason === 'expired') return { code: reason, since: msOf(plan.from) }
  return { code: reason }
}

function decide(
  plan: Plan,
  timeline: Timeline,
  item: Item,
  at: number,
  circumstances: Circumstances,
): Reason {
  return (
    whyNobody(timeline, at, circumstances) ??
    whyNotThen(timeline, item, at) ??
    whyNotHere(item, circumstances) ??
    whyChosenOrNot(plan, timeline, item, at)
  )
}

/** Nothing of the plan is on. */
function whyNobody({ stage }: Timeline, at: number, { takeovers = [] }: Circumstances): Reason | undefined {
  const takeover = takeovers.find(({ from, until }) => from <= at && (until === null || at < until))
  if (takeover !== undefined) {
    return { code: 'displaced-by-takeover', takeoverId: takeover.id, until: takeover.until }
  }
  if (intervalAt(stage.open, at) !== undefined) return undefined
  return { code: 'screen-closed', until: intervalAfter(stage.open, at)?.from ?? null }
}

/** The item may not play at this time. */
function whyNotThen({ stage }: Timeline, item: Item, at: number): Reason | undefined {
  if (at < msOf(item.validFrom)) return { code: 'not-started', from: msOf(item.validFrom) }
  if (at >= msOf(item.validUntil)) return { code: 'expired', since: msOf(item.validUntil) }
  const { windows } = stage.streams.find((stream) => stream.item === item)!
  if (intervalAt(windows, at) !== undefined) return undefined
  return { code: 'outside-daypart', until: intervalAfter(windows, at)?.from ?? null }
}

/** The screen lacks every artwork of the item. */
function whyNotHere(item: Item, { hasMedium }: Circumstances): Reason | undefined {
  if (hasMedium === undefined) return undefined
  const missing = item.creatives.map((creative) =>
    mediaOf(creative.content).filter((sha256) => !hasMedium(sha256)),
  )
  if (missing.some((media) => media.length === 0)) return undefined
  return { code: 'media-missing', sha256: [...new Set(missing.flat())] }
}

function whyChosenOrNot(plan: Plan, timeline: Timeline, item: Item, at: number): Reason {
  const playing = nowPlaying(plan, at, timeline.stage.zone)
  const slot = isSlot(playing) ? playing : undefined
  if (slot?.itemId === item.id) {
    return {
      code: 'playing',
      since: slot.startsAt,
      until: slot.endsAt,
      why: slot.why.code,
      lagMs: slot.why.lagMs,
    }
  }
  return whyNotChosen(timeline, item, at, slot)
}

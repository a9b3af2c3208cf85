import { instantOf, msOf } from '@linli/contract/instants.ts'
import {
  carryAt,
  isSlot,
  nowPlaying,
  sequence,
  type Before,
  type Plan,
  type PromisedItem,
} from '@linli/playlists'

/** A plan is issued so long before it comes into force that devices have it by then. */
export const LEAD_MS = 700
/** What is not paid for gives way to a change after so long; an ad that plays is never cut. */
export const MOST_WAIT_MS = 3_000
/** How far back the next plan looks for what stood before it. */
const BEFORE_MS = 120_000
const MOST_BEFORE = 20
/** More notices at once than this come in their turn. */
const MOST_OPENING = 10

export type Changeover = { from: string; carry: Record<string, number>; before: Before[]; opening: string[] }

/**
 * How a new plan follows the one in force: it begins where the slot now playing ends, so that no turn is cut
 * without need; what each item is owed is carried over; a notice that is new and valid is owed one play and opens the plan, the most urgent first.
 */
export function changeover(
  previous: Plan | undefined,
  items: readonly PromisedItem[],
  nowMs: number,
): Changeover {
  const fromMs = beginning(previous, nowMs)
  if (!previous) return { from: instantOf(fromMs), carry: midway(items), before: [], opening: [] }
  const known = new Set(previous.items.map((item) => item.id))
  const carried = carryAt(previous, fromMs)
  const fresh = items.filter(
    (item) => item.kind === 'notice' && !known.has(item.id) && msOf(item.validFrom) <= fromMs,
  )
  const owed = new Map(fresh.map((item) => [item.id, item.creatives[0]?.durationMs ?? 0]))
  const carry = Object.fromEntries(items.map(({ id }) => [id, owed.get(id) ?? carried[id] ?? 0]))
  const opening = fresh.sort((a, b) => (b.priority ?? 1) - (a.priority ?? 1)).slice(0, MOST_OPENING)
  return {
    from: instantOf(fromMs),
    carry,
    before: shownBefore(previous, fromMs),
    opening: opening.map(({ id }) => id),
  }
}

/**
 * A first plan begins as if in the middle of things: each item is owed another part of one play, spread evenly by the
 * golden ratio. Without it, everything falls due in the order of its share, and the classes come in blocks at first.
 */
function midway(items: readonly PromisedItem[]): Record<string, number> {
  const golden = (Math.sqrt(5) - 1) / 2
  const owed = (item: PromisedItem, index: number) =>
    Math.floor((((index + 1) * golden) % 1) * (item.creatives[0]?.durationMs ?? 0))
  return Object.fromEntries(items.map((item, index) => [item.id, owed(item, index)]))
}

function beginning(previous: Plan | undefined, nowMs: number): number {
  const earliest = nowMs + LEAD_MS
  if (!previous || msOf(previous.until) <= earliest || msOf(previous.from) > earliest) return earliest
  const playing = nowPlaying(previous, earliest)
  if (!isSlot(playing)) return earliest
  return playing.kind === 'ad' ? playing.endsAt : Math.min(playing.endsAt, nowMs + MOST_WAIT_MS)
}

function shownBefore(previous: Plan, fromMs: number): Before[] {
  return sequence(previous, fromMs - BEFORE_MS, fromMs)
    .slice(-MOST_BEFORE)
    .map(({ itemId, startsAt, endsAt }) => ({
      itemId,
      startsAt: instantOf(startsAt),
      endsAt: instantOf(Math.min(endsAt, fromMs)),
    }))
}

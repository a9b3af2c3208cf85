import type { Kind } from '../plan/item.ts'

/**
 * Why this play and no other.
 * `opening`: the plan begins with it; `due`: the earliest deadline of all that were released; `gap`: its promised maximum gap called; `early`: nothing was
 * due, this one was least ahead; `fill`: the house fills what nobody is owed; `floor`: its class would have fallen below
 * its floor; `separation-relaxed`: every alternative stood too close to its like, `from` says to whom.
 */
export type SlotCode = 'due' | 'gap' | 'early' | 'fill' | 'floor' | 'separation-relaxed' | 'opening'

export interface SlotWhy {
  code: SlotCode
  /** Promised minus played when the slot starts, milliseconds. Positive: the item was owed time. */
  lagMs: number
  /** Epoch milliseconds by which the play was due to end. */
  dueAt: number
  /** The item it stands too close to, for `separation-relaxed`. */
  from?: string
}

/** One play: epoch milliseconds, `endsAt` exclusive. `index` counts the zone's slots from the plan's start. */
export interface Slot {
  itemId: string
  kind: Kind
  creativeId: string
  zone: string
  startsAt: number
  endsAt: number
  index: number
  /** True if the screen closes (or the plan ends) before the creative does. Only the house is ever trimmed. */
  trimmed?: true
  why: SlotWhy
}

/** Nothing is on. `until` is when to ask again, epoch milliseconds; null: never again under this plan. */
export interface Idle {
  closed: true
  reason: 'screen-closed' | 'nothing-to-play' | 'not-in-force'
  until: number | null
}

export function isSlot(playing: Slot | Idle): playing is Slot {
  return !('closed' in playing)
}

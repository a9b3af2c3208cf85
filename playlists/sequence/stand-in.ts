import { mediaOf } from '../plan/media-of.ts'
import type { Plan } from '../plan/plan.ts'
import type { Slot } from './slot.ts'

/** What is shown in a slot whose media are not there: the timeline stays, so screens side by side stay in step. */
export interface StandIn {
  itemId: string
  creativeId: string
  /** Who the slot belongs to; the missing play is theirs to be made up for. */
  insteadOf: { itemId: string; creativeId: string }
}

/**
 * A replacement for a slot that lacks media: another artwork of the same item, else of the house in the same zone, else null
 * (keep what is on). `hasMedium` says which media are on the screen and verified.
 */
export function standIn(
  plan: Plan,
  slot: Slot,
  hasMedium: (sha256: string) => boolean,
): StandIn | 'not needed' | null {
  const item = plan.items.find(({ id }) => id === slot.itemId)
  const isHere = (creative: { content: Parameters<typeof mediaOf>[0] }): boolean =>
    mediaOf(creative.content).every(hasMedium)
  const own = item?.creatives.find(({ id }) => id === slot.creativeId)
  if (item === undefined || own === undefined) return null
  if (isHere(own)) return 'not needed'
  const insteadOf = { itemId: item.id, creativeId: own.id }
  const houses = plan.items.filter(({ kind, zone }) => kind === 'house' && (zone ?? 'main') === slot.zone)
  for (const other of [item, ...houses]) {
    const creative = other.creatives.find(isHere)
    if (creative !== undefined) return { itemId: other.id, creativeId: creative.id, insteadOf }
  }
  return null
}

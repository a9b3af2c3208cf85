import {
  isSlot,
  nowPlaying,
  sequence,
  type Creative,
  type Idle,
  type Plan,
  type Slot,
} from '@linli/playlists'
import type { ShownSlot } from '../../loopback.ts'
import { STAND_IN_AHEAD_MS } from '../limits.ts'

/** The plan in force and the one that takes over at its own `from`. */
export type Plans = { plan: Plan; nextPlan?: Plan | null | undefined }

/** What is to be on the glass during one slot. */
export type Show = {
  slot: ShownSlot
  creative: Creative
  plan: Plan
  /** The item whose turn it is, when something else stands in for it. */
  insteadOf?: string
}

export type ToShow = Show | Idle

export function isShow(one: ToShow): one is Show {
  return 'slot' in one
}

/** Whether both are the same turn of the same artwork. */
export function isSameShow(a: Show | null, b: Show | null): boolean {
  if (!a || !b) return false
  const [one, other] = [a.slot, b.slot]
  return (
    one.planRevision === other.planRevision &&
    one.itemId === other.itemId &&
    one.creativeId === other.creativeId &&
    one.startsAt === other.startsAt
  )
}

/** The media one artwork needs. */
export function mediaOf({ content }: Creative): string[] {
  if (content.type === 'notice') return content.picture === undefined ? [] : [content.picture]
  return [content.sha256]
}

/**
 * What is to be shown at `at` (player time): the plan's own slot, or, when its artwork cannot be shown, the nearest
 * coming one that can. A slot ends where the next plan takes over.
 */
export function showAt(plans: Plans, at: number, canShow: (creative: Creative) => boolean): ToShow {
  const { plan, takesOverAt } = planAt(plans, at)
  const playing = nowPlaying(plan, at)
  if (!isSlot(playing)) return { ...playing, until: earlier(playing.until, takesOverAt) }
  const endsAt = Math.min(playing.endsAt, takesOverAt ?? Infinity)
  const own = showOf(plan, playing, playing, endsAt)
  if (own && canShow(own.creative)) return own
  const standIn = sequence(plan, playing.endsAt, playing.endsAt + STAND_IN_AHEAD_MS)
    .map((slot) => showOf(plan, slot, playing, endsAt))
    .find((show) => show !== null && isValid(plan, show.slot.itemId, at) && canShow(show.creative))
  if (standIn) return { ...standIn, insteadOf: playing.itemId }
  return { closed: true, reason: 'nothing-to-play', until: endsAt }
}

function planAt({ plan, nextPlan }: Plans, at: number): { plan: Plan; takesOverAt: number | null } {
  if (!nextPlan) return { plan, takesOverAt: null }
  const takesOverAt = Date.parse(nextPlan.from)
  return at >= takesOverAt ? { plan: nextPlan, takesOverAt: null } : { plan, takesOverAt }
}

function earlier(until: number | null, takesOverAt: number | null): number | null {
  if (until === null || takesOverAt === null) return until ?? takesOverAt
  return Math.min(until, takesOverAt)
}

function showOf(plan: Plan, shown: Slot, during: Slot, endsAt: number): Show | null {
  const item = plan.items.find((one) => one.id === shown.itemId)
  const creative = item?.creatives.find((one) => one.id === shown.creativeId)
  if (!item || !creative) return null
  const slot: ShownSlot = {
    planRevision: plan.revision.slice(0, 64),
    itemId: item.id.slice(0, 100),
    creativeId: creative.id.slice(0, 100),
    kind: item.kind,
    sha256: creative.content.type === 'notice' ? null : creative.content.sha256,
    startsAt: during.startsAt,
    endsAt,
  }
  return { slot, creative, plan }
}

function isValid(plan: Plan, itemId: string, at: number): boolean {
  const item = plan.items.find((one) => one.id === itemId)
  return item !== undefined && Date.parse(item.validFrom) <= at && at < Date.parse(item.validUntil)
}

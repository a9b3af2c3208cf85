import { sequence, type Content, type Plan, type Slot } from '@linli/playlists'
import { msOf } from '@linli/contract/instants.ts'

/** The media one creative shows. */
export function mediaOf(content: Content): string[] {
  if (content.type === 'notice') return content.picture === undefined ? [] : [content.picture]
  return [content.sha256]
}

/** The media of the slots that overlap [from, from + aheadMs) of the plan, in the order in which they are due. */
export function mediaDue(plan: Plan, now: number, aheadMs: number): string[] {
  const from = Math.max(now, msOf(plan.from))
  return unique(sequence(plan, from, from + aheadMs).flatMap((slot) => mediaOfSlot(plan, slot)))
}

/** All media of the plan, those due in `aheadMs` first. */
export function mediaInOrder(plan: Plan, now: number, aheadMs: number): string[] {
  const all = plan.items.flatMap((item) => item.creatives.flatMap((creative) => mediaOf(creative.content)))
  return unique([...mediaDue(plan, now, aheadMs), ...all])
}

/** Whether something of the plan can be shown in `aheadMs` with the media that are there. */
export function canShowSomething(
  plan: Plan,
  now: number,
  aheadMs: number,
  hasMedium: (sha256: string) => boolean,
): boolean {
  const from = Math.max(now, msOf(plan.from))
  const slots = sequence(plan, from, from + aheadMs)
  return slots.length === 0 || slots.some((slot) => mediaOfSlot(plan, slot).every(hasMedium))
}

function mediaOfSlot(plan: Plan, slot: Slot): string[] {
  const item = plan.items.find((one) => one.id === slot.itemId)
  const creative = item?.creatives.find((one) => one.id === slot.creativeId)
  return creative ? mediaOf(creative.content) : []
}

function unique(names: string[]): string[] {
  return [...new Set(names)]
}

import { msOf, type Instant } from '@linli/contract/instants.ts'
import { refuse } from '@linli/contract/refusals.ts'
import type { Notice, NoticeDraft } from '@linli/contract/notices.ts'

type Period = Pick<NoticeDraft, 'validFrom' | 'validUntil'>

/** What follows from state, period and the time. */
export type Phase = 'draft' | 'scheduled' | 'live' | 'ended' | 'withdrawn'

/** Where a notice stands at a moment; its period holds its first moment and not its last. */
export function phaseOf(notice: Pick<Notice, 'state'> & Period, at: Instant): Phase {
  if (notice.state !== 'published') return notice.state
  if (isOver(notice, at)) return 'ended'
  return msOf(at) < msOf(notice.validFrom) ? 'scheduled' : 'live'
}

export function isOver({ validUntil }: Period, at: Instant): boolean {
  return msOf(at) >= msOf(validUntil)
}

/** Refuses a period that ends before it has begun. */
export function demandPeriod({ validFrom, validUntil }: Period): void {
  if (msOf(validUntil) <= msOf(validFrom)) throw refuse('notice/period-empty')
}

/** Refuses what may not stand on screens: a notice for no screen, or for a time that is past. */
export function demandPublishable(draft: Period & Pick<NoticeDraft, 'screenIds'>, at: Instant): void {
  if (draft.screenIds.length === 0) throw refuse('notice/no-screens')
  if (isOver(draft, at)) throw refuse('notice/period-over')
}

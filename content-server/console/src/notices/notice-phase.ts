import { msOf } from '@linli/contract/instants.ts'
import type { Notice } from '@linli/contract/notices.ts'

export const PHASES = ['live', 'scheduled', 'draft', 'ended', 'withdrawn'] as const
export type Phase = (typeof PHASES)[number]

/** What a notice is at this moment: its state, its period and the time together. */
export function phaseOf(notice: Pick<Notice, 'state' | 'validFrom' | 'validUntil'>, nowMs: number): Phase {
  if (notice.state !== 'published') return notice.state
  if (nowMs >= msOf(notice.validUntil)) return 'ended'
  return nowMs < msOf(notice.validFrom) ? 'scheduled' : 'live'
}

/** How loudly each phase shows. */
export const PHASE_TONES = {
  live: 'on',
  scheduled: 'soon',
  draft: 'warn',
  ended: 'quiet',
  withdrawn: 'alarm',
} as const satisfies Record<Phase, string>

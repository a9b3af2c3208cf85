/**
 * Why an item plays or does not at a moment. Codes are stable; instants are epoch milliseconds, durations milliseconds.
 * The first reason is the decisive one.
 */
export type Reason =
  | { code: 'playing'; since: number; until: number; why: string; lagMs: number }
  | { code: 'not-in-plan' }
  | { code: 'not-approved' }
  | { code: 'other-screens' }
  | { code: 'paused' }
  | { code: 'unpaid' }
  | { code: 'too-large' }
  | { code: 'prohibited-here' }
  | { code: 'overbooked'; by: string[] }
  | { code: 'plan-not-in-force'; from: number; until: number }
  | { code: 'displaced-by-takeover'; takeoverId: string; until: number | null }
  | { code: 'screen-closed'; until: number | null }
  | { code: 'not-started'; from: number }
  | { code: 'expired'; since: number }
  | { code: 'outside-daypart'; until: number | null }
  | { code: 'media-missing'; sha256: string[] }
  | { code: 'no-time-promised'; cutFor: string[] }
  | { code: 'does-not-fit'; durationMs: number; until: number }
  | { code: 'share-met'; aheadMs: number; releasedAt: number; dueAt: number | null }
  | { code: 'separated'; from: string; rule: string; lagMs: number }
  | { code: 'over-ceiling'; kinds: string[]; ceilingPpm: number }
  | { code: 'over-run'; kinds: string[]; maxRunMs: number }
  | { code: 'floor-of-others'; kinds: string[] }
  | { code: 'later-in-line'; dueAt: number; playing: string; playingDueAt: number }
  | { code: 'next-play'; at: number }

/** What the plan cannot know: takeovers, what this screen lacks. All optional. */
export interface Circumstances {
  /** Which media are on the screen and verified. Left out: all of them. */
  hasMedium?: (sha256: string) => boolean
  takeovers?: readonly { id: string; from: number; until: number | null }[]
}

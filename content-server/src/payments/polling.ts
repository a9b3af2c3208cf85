import { instantOf, msOf, type Instant } from '@linli/contract/instants.ts'
import { LATER_POLLS_MS, REFUND_POLLS_MS, WATCHED_POLL_MS } from './durations.ts'

/**
 * When to ask the channel next: every few seconds while a screen shows the code, then ever more rarely,
 * once a day in the end. `polls` counts the questions since nobody has watched.
 */
export function nextPoll(
  now: Instant,
  polls: number,
  shownUntil: Instant | null,
): { at: Instant; polls: number } {
  if (shownUntil !== null && now < shownUntil) return { at: later(now, WATCHED_POLL_MS), polls: 0 }
  return { at: later(now, step(LATER_POLLS_MS, polls)), polls: polls + 1 }
}

export function nextRefundPoll(now: Instant, polls: number): { at: Instant; polls: number } {
  return { at: later(now, step(REFUND_POLLS_MS, polls)), polls: polls + 1 }
}

export function later(now: Instant, ms: number): Instant {
  return instantOf(msOf(now) + ms)
}

function step(steps: readonly number[], polls: number): number {
  return steps[Math.min(polls, steps.length - 1)] as number
}

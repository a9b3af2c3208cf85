import { HOUR, MINUTE, SECOND } from './shell-port.ts'

/** What to do after a page, a browser or an agent has died. */
export type CrashAction = { do: 'reload'; afterMs: number } | { do: 'relaunch' } | { do: 'safe page' }

/** When it crashed, and when the whole shell was started anew because of that; ms since 1970, oldest first. */
export type CrashHistory = { crashes: readonly number[]; relaunches: readonly number[] }

export const NO_CRASHES: CrashHistory = { crashes: [], relaunches: [] }

export const BACK_OFF_MS = [1 * SECOND, 5 * SECOND, 15 * SECOND, 60 * SECOND] as const
export const CRASH_WINDOW_MS = 10 * MINUTE
export const MOST_CRASHES = 3
export const RELAUNCH_WINDOW_MS = HOUR
export const MOST_RELAUNCHES = 3

/**
 * Judges a crash at `now`. Reloads with growing patience; the fourth crash within ten minutes relaunches the
 * shell; after three relaunches within the hour only the safe page is left, which nothing can crash.
 */
export function nextCrashAction(
  history: CrashHistory,
  now: number,
): { action: CrashAction; history: CrashHistory } {
  const crashes = [...recent(history.crashes, now, CRASH_WINDOW_MS), now]
  const relaunches = recent(history.relaunches, now, RELAUNCH_WINDOW_MS)
  if (crashes.length <= MOST_CRASHES) {
    const afterMs = backOff(crashes.length - 1)
    return { action: { do: 'reload', afterMs }, history: { crashes, relaunches } }
  }
  if (relaunches.length >= MOST_RELAUNCHES) {
    return { action: { do: 'safe page' }, history: { crashes, relaunches } }
  }
  return { action: { do: 'relaunch' }, history: { crashes: [], relaunches: [...relaunches, now] } }
}

/** How long to wait before the next try, after `failures` tries that failed within the window. */
export function backOff(failures: number): number {
  return BACK_OFF_MS[Math.min(failures, BACK_OFF_MS.length - 1)] ?? BACK_OFF_MS[0]
}

/** A windowed back-off for children: a child that lived for long starts again at once, a failing one ever later. */
export function nextStart(deaths: readonly number[], now: number): { afterMs: number; deaths: number[] } {
  const within = [...recent(deaths, now, CRASH_WINDOW_MS), now]
  return { afterMs: backOff(within.length - 1), deaths: within }
}

// A clock that was set back leaves moments in the future; they count as recent rather than for ever.
function recent(moments: readonly number[], now: number, windowMs: number): number[] {
  return moments.filter((moment) => Math.abs(now - moment) < windowMs)
}

/** Relaunches travel to the next process as text: `1700000000000,1700000600000`. */
export function relaunchesFrom(text: string): number[] {
  return text
    .split(',')
    .map(Number)
    .filter((moment) => Number.isSafeInteger(moment) && moment > 0)
    .slice(-MOST_RELAUNCHES)
}

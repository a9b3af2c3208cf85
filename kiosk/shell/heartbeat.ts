import { SECOND } from './shell-port.ts'

export const BEAT_EVERY_MS = 5 * SECOND
export const MOST_MISSES = 2

/**
 * What the shell asks the page. A renderer can live on and show nothing, so the question is whether
 * the page has something drawn, not whether the process answers.
 */
export const BEAT_QUESTION =
  'document.readyState === "complete" && document.body.childElementCount > 0 && document.body.innerHTML.length > 100'

/** What the page answered within the time: whether it shows something, or nothing at all. */
export type Beat = 'alive' | 'blank' | 'silent'
export type Pulse = { misses: number }

/** Counts beats that were missed in a row; at `MOST_MISSES` the renderer is to be ended. */
export function afterBeat(pulse: Pulse, beat: Beat): { pulse: Pulse; kill: boolean } {
  if (beat === 'alive') return { pulse: { misses: 0 }, kill: false }
  const misses = pulse.misses + 1
  return misses >= MOST_MISSES ? { pulse: { misses: 0 }, kill: true } : { pulse: { misses }, kill: false }
}

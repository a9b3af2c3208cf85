import { FIRST_WAIT_MS, LONGEST_WAIT_MS } from './limits.ts'

/** Waits; ends early, without an error, when the signal is aborted. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>

/** Full jitter: anything between nothing and a limit that doubles with each failure (1 s … 60 s). */
export function backOff(failures: number, random: () => number): number {
  return Math.round(random() * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(failures, 20)))
}

export type Tries = {
  wait: Wait
  random: () => number
  signal: AbortSignal
  /** Hears of each failure before the wait. */
  failed: (problem: unknown, waitMs: number) => void
}

/**
 * Does something over and over until the signal is aborted. `work` answers how long to wait before the next time;
 * when it throws, the wait grows with every failure in a row.
 */
export async function keepDoing(work: () => Promise<number>, tries: Tries): Promise<void> {
  let failures = 0
  while (!tries.signal.aborted) {
    let waitMs: number
    try {
      waitMs = await work()
      failures = 0
    } catch (problem) {
      if (tries.signal.aborted) return
      waitMs = backOff(failures, tries.random)
      failures += 1
      tries.failed(problem, waitMs)
    }
    await tries.wait(waitMs, tries.signal)
  }
}

/** Waits by timers. */
export const waitByTimer: Wait = (ms, signal) =>
  new Promise((done) => {
    if (signal.aborted) return done()
    const finish = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', finish)
      done()
    }
    const timer = setTimeout(finish, ms)
    signal.addEventListener('abort', finish)
  })

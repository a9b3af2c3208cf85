import type { Clock } from './shell-port.ts'

/** The machine's own time. The epoch is asked once; from then on it runs evenly, whatever the wall clock does. */
export function systemClock(): Clock {
  const { timeOrigin } = performance
  return {
    now: () => timeOrigin + performance.now(),
    after(ms, work) {
      const timer = setTimeout(work, ms)
      return { cancel: () => clearTimeout(timer) }
    },
  }
}

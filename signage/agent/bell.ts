import type { Wait } from './retry.ts'

/** Ends waits before their time. */
export type Bell = { ring: () => void; wait: Wait }

export function bell(wait: Wait): Bell {
  let ringing = new AbortController()
  return {
    ring() {
      const before = ringing
      ringing = new AbortController()
      before.abort()
    },
    wait: (ms, signal) => wait(ms, AbortSignal.any([signal, ringing.signal])),
  }
}

import { either } from './either.ts'
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
    async wait(ms, signal) {
      const { signal: first, release } = either(signal, ringing.signal)
      await wait(ms, first)
      release()
    },
  }
}

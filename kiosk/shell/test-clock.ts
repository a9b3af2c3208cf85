import type { Clock } from './shell-port.ts'

export type TestClock = Clock & { advance(ms: number): Promise<void>; waiting(): number }

/** Time for tests: it passes when told to, and whoever waits is woken in order. */
export function testClock(start = 1_700_000_000_000): TestClock {
  let now = start
  let waiting: { at: number; work: () => void }[] = []
  const settle = async () => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
  }
  return {
    now: () => now,
    after(ms, work) {
      const entry = { at: now + ms, work }
      waiting.push(entry)
      return { cancel: () => (waiting = waiting.filter((other) => other !== entry)) }
    },
    waiting: () => waiting.length,
    async advance(ms) {
      const until = now + ms
      await settle()
      for (;;) {
        const [next] = waiting.filter(({ at }) => at <= until).sort((one, other) => one.at - other.at)
        if (!next) break
        waiting = waiting.filter((other) => other !== next)
        now = Math.max(now, next.at)
        next.work()
        await settle()
      }
      now = until
    },
  }
}

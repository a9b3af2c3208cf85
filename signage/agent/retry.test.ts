import { expect, it } from 'vitest'
import { LONGEST_WAIT_MS } from './limits.ts'
import { backOff, keepDoing } from './retry.ts'

it('waits grow to a minute and are spread over all of it', () => {
  const longest = [0, 1, 2, 3, 4, 5, 6, 20, 500].map((failures) => backOff(failures, () => 1))
  expect(longest).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000])
  expect(backOff(9, () => 0)).toBe(0)
  expect(backOff(9, () => 0.5)).toBe(LONGEST_WAIT_MS / 2)
})

it('a success ends the growth, and an abort ends everything', async () => {
  const waits: number[] = []
  const stop = new AbortController()
  const outcomes = ['bad', 'bad', 'good', 'bad', 'stop']
  await keepDoing(
    () => {
      const outcome = outcomes.shift()
      if (outcome === 'stop') stop.abort()
      return outcome === 'bad' ? Promise.reject(new Error('no')) : Promise.resolve(7)
    },
    {
      wait: (ms) => Promise.resolve(void waits.push(ms)),
      random: () => 1,
      signal: stop.signal,
      failed: () => undefined,
    },
  )
  expect(waits).toEqual([1_000, 2_000, 7, 1_000, 7])
})

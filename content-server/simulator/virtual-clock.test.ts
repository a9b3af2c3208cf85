import { expect, it } from 'vitest'
import { VirtualClock } from './virtual-clock.ts'

it('runs what is due in order, each at its own moment, also what that brings about', async () => {
  const clock = new VirtualClock(() => 1_000)
  const seen: [string, number][] = []
  clock.at(5_000, () => void seen.push(['late', clock.now()]))
  clock.at(2_000, () => {
    seen.push(['early', clock.now()])
    clock.at(3_000, () => void seen.push(['between', clock.now()]))
  })
  await clock.advance(10_000)
  expect(seen).toEqual([
    ['early', 2_000],
    ['between', 3_000],
    ['late', 5_000],
  ])
  expect(clock.now()).toBe(11_000)
})

it('goes on with its base, and never back', async () => {
  let base = 0
  const clock = new VirtualClock(() => base)
  await clock.advance(500)
  base = 100
  expect(clock.now()).toBe(600)
  await expect(clock.advance(-1)).rejects.toThrow(RangeError)
})

it('is settled when what was begun is done', async () => {
  const clock = new VirtualClock(() => 0)
  let done = false
  clock.at(0, async () => {
    await new Promise((resolve) => setTimeout(resolve, 5))
    done = true
  })
  await clock.settled()
  expect(done).toBe(true)
})

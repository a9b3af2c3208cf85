import { expect, it } from 'vitest'
import { offsetToStartWith, playerClock } from './player-clock.ts'

const HOUR = 3_600_000

function clockOf(startOffset = 0) {
  const device = { wallAt: 1_000_000_000_000, runningAt: 0 }
  const clock = playerClock({ wall: () => device.wallAt, running: () => device.runningAt }, startOffset)
  const pass = (ms: number) => {
    device.wallAt += ms
    device.runningAt += ms
  }
  return { clock, device, pass }
}

it('a clock an hour off is set at once when the server tells the time', () => {
  const { clock, device } = clockOf()
  clock.hear(device.wallAt + HOUR, 20)
  expect(clock.now()).toBe(device.wallAt + HOUR + 10)
  expect(clock.offset()).toBe(HOUR + 10)
})

it('small differences are smoothed, and slow answers do not count for them', () => {
  const { clock, device } = clockOf()
  clock.hear(device.wallAt, 0)
  clock.hear(device.wallAt + 400, 0)
  expect(clock.offset()).toBe(100)
  clock.hear(device.wallAt + 900, 5_000)
  expect(clock.offset()).toBe(100)
})

it('setting the wall clock does not move what plays, once the server has told the time', () => {
  const { clock, device, pass } = clockOf()
  clock.hear(device.wallAt, 0)
  const before = clock.now()
  pass(1_000)
  device.wallAt -= 10 * HOUR
  expect(clock.now()).toBe(before + 1_000)
  expect(clock.offset()).toBe(10 * HOUR)
})

it('before the server has told the time, a clock set by the system is followed', () => {
  const { clock, device } = clockOf(5)
  device.wallAt += HOUR
  expect(clock.now()).toBe(device.wallAt + 5)
})

it('a device whose battery is empty goes on where it was, not in 1970', () => {
  const kept = { offset: 0, now: 1_795_000_000_000 }
  expect(offsetToStartWith(0, kept)).toBe(1_795_000_000_000)
  expect(offsetToStartWith(1_795_000_100_000, { ...kept, offset: -HOUR })).toBe(-100_000)
  expect(offsetToStartWith(1_795_100_000_000, { ...kept, offset: -HOUR })).toBe(-HOUR)
  expect(offsetToStartWith(5, null)).toBe(0)
})

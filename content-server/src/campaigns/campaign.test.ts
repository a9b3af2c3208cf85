import { describe, expect, it } from 'vitest'
import { demandFlight, leftPermille, type Taken } from './campaign.ts'

const day = (date: number) => `2026-11-${String(date).padStart(2, '0')}T00:00:00.000Z`
const ad = (from: number, until: number, sharePermille: number): Taken => ({
  from: day(from),
  until: day(until),
  sharePermille,
})

describe('what is left for one more ad from the 10th to the 20th', () => {
  it.each<[string, Taken[], number]>([
    ['everything up to the ceiling on an empty screen', [], 600],
    ['less what runs all the time', [ad(1, 30, 250)], 350],
    [
      'less what is over sooner or begins later, only while it overlaps',
      [ad(1, 10, 300), ad(20, 30, 300)],
      600,
    ],
    ['less the peak, not the sum, of ads that follow one another', [ad(10, 15, 400), ad(15, 20, 300)], 200],
    ['less the peak where ads meet in the middle', [ad(1, 16, 200), ad(14, 30, 300)], 100],
    ['nothing when the peak is the ceiling', [ad(12, 13, 600)], 0],
    ['never less than nothing', [ad(12, 13, 700)], 0],
  ])('%s', (_, taken, left) => {
    expect(leftPermille(taken, day(10), day(20))).toBe(left)
  })
})

it('a flight ends later than it begins', () => {
  expect(() => demandFlight({ from: day(1), until: day(2) })).not.toThrow()
  expect(() => demandFlight({ from: day(2), until: day(2) })).toThrow('campaign/period-empty')
})

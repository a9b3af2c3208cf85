import { describe, expect, it } from 'vitest'
import { demandPeriod, demandPublishable, phaseOf } from './notice.ts'

const validFrom = '2026-11-21T08:00:00.000Z'
const validUntil = '2026-11-22T08:00:00.000Z'

describe('a published notice', () => {
  it.each([
    ['2026-11-21T07:59:59.999Z', 'scheduled'],
    ['2026-11-21T08:00:00.000Z', 'live'],
    ['2026-11-22T07:59:59.999Z', 'live'],
    ['2026-11-22T08:00:00.000Z', 'ended'],
  ] as const)('is at %s %s', (at, phase) => {
    expect(phaseOf({ state: 'published', validFrom, validUntil }, at)).toBe(phase)
  })
})

it.each(['draft', 'withdrawn'] as const)('a notice that is %s is so at every time', (state) => {
  expect(phaseOf({ state, validFrom, validUntil }, '2026-11-21T09:00:00.000Z')).toBe(state)
})

it('a period ends later than it begins', () => {
  expect(() => demandPeriod({ validFrom, validUntil })).not.toThrow()
  expect(() => demandPeriod({ validFrom, validUntil: validFrom })).toThrow('notice/period-empty')
  expect(() => demandPeriod({ validFrom: validUntil, validUntil: validFrom })).toThrow('notice/period-empty')
})

it('only a notice with a screen and with time left may be published', () => {
  const draft = { screenIds: ['s1'], validFrom, validUntil }
  expect(() => demandPublishable(draft, validFrom)).not.toThrow()
  expect(() => demandPublishable({ ...draft, screenIds: [] }, validFrom)).toThrow('notice/no-screens')
  expect(() => demandPublishable(draft, validUntil)).toThrow('notice/period-over')
})

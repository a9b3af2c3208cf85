import { describe, expect, it } from 'vitest'
import { carryAt, compile, sequence } from '../index.ts'
import { instantOf } from '../plan/primitives.ts'
import { DAY, HOUR, SECOND, T0 } from '../testing/plans.ts'
import { fill, programme, promised, share } from '../testing/promises.ts'

describe('what is carried over', () => {
  it('is never more than a play after a month of nightly plans', () => {
    const items = [
      promised('a', 'ad', { kind: 'plays-per-day', plays: 97 }, 15),
      promised('b', 'ad', share(73_000), 30),
      promised('c', 'ad', { kind: 'plays-per-hour', plays: 7 }, 10, {
        dayparts: [{ from: '17:00', until: '21:00' }],
      }),
      promised('n', 'notice', { kind: 'weight', weight: 1 }, 12),
      fill,
    ]
    let carry: Record<string, number> = {}
    let plays = 0
    for (let day = 0; day < 30; day++) {
      const from = T0 + day * DAY
      const span = {
        from: instantOf(from),
        until: instantOf(from + 14 * DAY),
        issuedAt: instantOf(from),
        revision: `d${day}`,
      }
      const { plan } = compile(programme(items, { ...span, carry }))
      plays += sequence(plan, from, from + DAY).filter(({ itemId }) => itemId === 'a').length
      carry = carryAt(plan, from + DAY)
    }
    expect(Math.abs(plays - 30 * 97)).toBeLessThanOrEqual(1)
    for (const [id, ms] of Object.entries(carry)) {
      expect(Math.abs(ms)).toBeLessThanOrEqual(
        items.find((item) => item.id === id)!.creatives[0]!.durationMs + 1,
      )
    }
  })

  it('survives a change in the middle of the day: a new notice does not touch the shares of others', () => {
    const items = [promised('a', 'ad', share(200_000), 15), promised('b', 'ad', share(100_000), 10), fill]
    const first = compile(programme(items)).plan
    const noon = sequence(first, T0 + 12 * HOUR, T0 + 12 * HOUR + 1)[0]!.endsAt
    const notice = promised('new', 'notice', { kind: 'every', gapMs: 300_000 }, 12)
    const carry = { ...carryAt(first, noon), new: 12 * SECOND }
    const before = sequence(first, noon - 60_000, noon).map(({ itemId, startsAt, endsAt }) => ({
      itemId,
      startsAt: instantOf(startsAt),
      endsAt: instantOf(endsAt),
    }))
    const second = compile(
      programme([...items, notice], { from: instantOf(noon), carry, before, revision: 'p2' }),
    ).plan
    expect(sequence(second, noon, noon + 1)[0]!.itemId).toBe('new')
    const all = [...sequence(first, T0, noon), ...sequence(second, noon, T0 + DAY)]
    const ms = (id: string) =>
      all.filter(({ itemId }) => itemId === id).reduce((sum, slot) => sum + slot.endsAt - slot.startsAt, 0)
    expect(Math.abs(ms('a') - 0.2 * 15 * HOUR)).toBeLessThanOrEqual(15 * SECOND)
    expect(Math.abs(ms('b') - 0.1 * 15 * HOUR)).toBeLessThanOrEqual(10 * SECOND)
  })

  it('is made up after an outage a quarter faster at most, and from the house only', () => {
    const items = [
      promised('a', 'ad', share(200_000), 15),
      promised('n', 'notice', { kind: 'weight', weight: 1 }),
      fill,
    ]
    const days = { until: instantOf(T0 + 3 * DAY) }
    const lost = 0.9 * HOUR
    const { plan } = compile(programme(items, { ...days, carry: { a: lost, n: lost } }))
    const plain = compile(programme(items, days)).plan
    const [rate, notice] = ['a', 'n'].map((id) => plan.items.find((item) => item.id === id)!.rate)
    expect(rate!.steps!.map(({ ppm, why }) => [ppm, why])).toEqual([
      [250_000, 'catch-up'],
      [209_583, 'catch-up'],
    ])
    expect(notice).toEqual(plain.items.find((item) => item.id === 'n')!.rate)
    expect(Math.abs(carryAt(plan, T0 + 2 * DAY)['a']!)).toBeLessThanOrEqual(16 * SECOND)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sequence, type Item, type Plan, type Slot } from '../index.ts'
import { DAY, HOUR, house, item, planWith, T0 } from '../testing/plans.ts'

const whole = (plan: Plan): Slot[] => sequence(plan, T0, T0 + 2 * DAY)
const food = { categories: ['food'] }

/** Pairs of neighbours of one category. */
function neighbours(slots: readonly Slot[], items: readonly Item[], category: string): number {
  const is = (slot: Slot): boolean =>
    items.find(({ id }) => id === slot.itemId)!.categories?.includes(category) ?? false
  return slots.filter((slot, k) => k > 0 && is(slot) && is(slots[k - 1]!)).length
}

/** The least and most a class had of any hour, in parts of it. */
function rolling(plan: Plan, kinds: readonly string[]): { least: number; most: number } {
  const slots = whole(plan).filter(({ kind }) => kinds.includes(kind))
  const edges = slots
    .flatMap(({ startsAt, endsAt }) => [endsAt, startsAt + HOUR])
    .filter((at) => at >= T0 + HOUR && at <= T0 + 2 * DAY)
  const shares = edges.map((until) => {
    let ms = 0
    for (const { startsAt, endsAt } of slots)
      ms += Math.max(0, Math.min(endsAt, until) - Math.max(startsAt, until - HOUR))
    return ms / HOUR
  })
  return { least: Math.min(...shares), most: Math.max(...shares) }
}

describe('separation', () => {
  it('never lets competitors touch on any feasible set', () => {
    const ads = fc.array(
      fc.record({ seconds: fc.constantFrom(10, 15), percent: fc.integer({ min: 2, max: 9 }) }),
      { minLength: 2, maxLength: 5 },
    )
    fc.assert(
      fc.property(ads, fc.boolean(), (sorts, hard) => {
        const competitors = sorts.map(({ seconds, percent }, k) =>
          item(`food${k}`, 'ad', (percent * 40) / 45, seconds, food),
        )
        const items = [...competitors, item('n', 'notice', 25, 15), item('m', 'notice', 15, 15), house(15)]
        const plan = planWith(items, { rules: { separation: [{ by: 'category', items: 1, hard }] } })
        expect(neighbours(whole(plan), items, 'food')).toBe(0)
      }),
      { numRuns: 25 },
    )
  })

  it('treats rivals of two categories as one', () => {
    const items = [
      item('bank', 'ad', 20, 10, { categories: ['bank'] }),
      item('loan', 'ad', 20, 10, { categories: ['loan'] }),
      item('n', 'notice', 30),
      house(),
    ]
    const rules = {
      separation: [{ by: 'category' as const, items: 1 }],
      rivals: [{ categories: ['bank', 'loan'] as [string, string] }],
    }
    const ids = whole(planWith(items, { rules })).map(({ itemId }) => itemId)
    expect(
      ids.some((id, k) => ['bank', 'loan'].includes(id) && ['bank', 'loan'].includes(ids[k - 1] ?? '')),
    ).toBe(false)
  })

  it('keeps a distance in time', () => {
    const items = [
      item('a', 'ad', 8, 10, { brand: 'x' }),
      item('b', 'ad', 8, 15, { brand: 'x' }),
      item('n', 'notice', 40),
      house(),
    ]
    const slots = whole(planWith(items, { rules: { separation: [{ by: 'brand', ms: 45_000, hard: true }] } }))
    const own = slots.filter(({ itemId }) => itemId === 'a' || itemId === 'b')
    for (const [k, slot] of own.slice(1).entries())
      expect(slot.startsAt - own[k]!.endsAt).toBeGreaterThanOrEqual(45_000)
    expect(own.length).toBeGreaterThan(100)
  })

  it('relaxes a soft rule last and says from whom, and a hard one never', () => {
    const items = [item('a', 'ad', 45, 10, food), item('b', 'ad', 45, 10, food)]
    const soft = whole(planWith(items, { rules: { separation: [{ by: 'category', items: 1 }] } }))
    expect(
      soft.filter(({ why }) => why.code === 'separation-relaxed').every(({ why }) => why.from !== undefined),
    ).toBe(true)
    expect(neighbours(soft, items, 'food')).toBeGreaterThan(1000)
    const hard = whole(planWith(items, { rules: { separation: [{ by: 'category', items: 1, hard: true }] } }))
    for (const [k, slot] of hard.slice(1).entries()) expect(slot.startsAt).toBeGreaterThan(hard[k]!.endsAt)
  })

  it('looks back over the change from one plan to the next', () => {
    const items = [
      item('a', 'ad', 30, 10, { carryMs: 10_000, ...food }),
      item('b', 'ad', 20, 10, food),
      item('n', 'notice', 30),
      house(),
    ]
    const rules = { separation: [{ by: 'category' as const, items: 1 }] }
    const before = [
      { itemId: 'b', startsAt: new Date(T0 - 10_000).toISOString(), endsAt: new Date(T0).toISOString() },
    ]
    expect(whole(planWith(items, { rules }))[0]!.itemId).toBe('a')
    expect(['n', 'house']).toContain(whole(planWith(items, { rules, before }))[0]!.itemId)
  })
})

describe('floors and ceilings', () => {
  const items = [
    item('a', 'ad', 25, 15),
    item('b', 'ad', 13, 30),
    item('n', 'notice', 33, 12),
    item('m', 'notice', 12, 20),
    house(10),
  ]

  it('hold in every rolling hour, to the millisecond', () => {
    const limits = [
      { kinds: ['notice' as const], floorPpm: 449_000 },
      { kinds: ['ad' as const], ceilingPpm: 383_000 },
    ]
    expect(rolling(planWith(items), ['notice']).least).toBeLessThan(0.449)
    const plan = planWith(items, { rules: { limits } })
    expect(rolling(plan, ['notice']).least).toBeGreaterThanOrEqual(0.449)
    expect(rolling(plan, ['ad']).most).toBeLessThanOrEqual(0.383)
  })

  it('a longest run is never exceeded', () => {
    const plan = planWith(items, { rules: { limits: [{ kinds: ['ad'], maxRunMs: 45_000 }] } })
    let run = 0
    for (const { kind, startsAt, endsAt } of whole(plan)) {
      run = kind === 'ad' ? run + endsAt - startsAt : 0
      expect(run).toBeLessThanOrEqual(45_000)
    }
  })
})

describe('maximum gaps', () => {
  it('are kept from opening to closing', () => {
    const minutes = [2, 3, 5, 8, 10, 15]
    const notices = minutes.map((gap, k) =>
      item(`n${k}`, 'notice', ((10 * 1.3) / (gap * 60)) * 100, 10, { maxGapMs: gap * 60_000 }),
    )
    const ads = [8, 7, 9, 6, 5].map((percent, k) => item(`a${k}`, 'ad', percent, k % 2 === 0 ? 15 : 30))
    const plan = planWith([...notices, ...ads, house(20)])
    const slots = whole(plan)
    for (const [k, gap] of minutes.entries()) {
      const starts = [
        T0,
        ...slots.filter(({ itemId }) => itemId === `n${k}`).map(({ startsAt }) => startsAt),
        T0 + 2 * DAY,
      ]
      const worst = Math.max(...starts.slice(1).map((at, i) => at - starts[i]!))
      expect(worst).toBeLessThanOrEqual(gap * 60_000)
    }
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { carryAt, isSlot, nowPlaying, parsePlan, sequence, type Plan } from '../index.ts'
import { anyPlan, DAY, HOUR, house, item, planWith, T0 } from '../testing/plans.ts'

const whole = (plan: Plan) => sequence(plan, Date.parse(plan.from), Date.parse(plan.until))
const SHANGHAI = 8 * HOUR

/** An oracle that knows nothing of the engine: Shanghai has had one offset since 1991. */
function isWithin(at: number, until: number, window: { from: string; until: string }): boolean {
  const ms = (time: string): number => (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * 60_000
  const length = (ms(window.until) - ms(window.from) + DAY) % DAY || DAY
  const start = (at + SHANGHAI - ms(window.from) + DAY) % DAY
  return start + until - at <= length
}

/** Everything that is wrong with a plan's plays, in words. */
function faultsOf(plan: Plan): string[] {
  const slots = whole(plan)
  const items = new Map(plan.items.map((own) => [own.id, own]))
  return slots.flatMap((slot, k) => {
    const own = items.get(slot.itemId)!
    const length = slot.endsAt - slot.startsAt
    const windows = [...plan.hours.weekly, ...(own.dayparts ?? [])]
    const next = slots[k + 1]
    const pause =
      next !== undefined && next.startsAt > slot.endsAt ? nowPlaying(plan, slot.endsAt) : undefined
    const faults = {
      'not whole milliseconds': !Number.isInteger(slot.startsAt) || !Number.isInteger(slot.endsAt),
      'before its validity': slot.startsAt < Date.parse(own.validFrom),
      'after its validity': slot.endsAt > Date.parse(own.validUntil),
      'outside hours or dayparts': !windows.every((window) => isWithin(slot.startsAt, slot.endsAt, window)),
      'not its own length': length <= 0 || (slot.trimmed !== true && length !== own.creatives[0]!.durationMs),
      'trimmed, but not the house': slot.trimmed === true && own.kind !== 'house',
      overlaps: next !== undefined && next.startsAt < slot.endsAt,
      'a gap while open': pause !== undefined && !('closed' in pause && pause.reason === 'screen-closed'),
    }
    return Object.entries(faults).flatMap(([fault, is]) =>
      is ? [`${slot.index} ${slot.itemId}: ${fault}`] : [],
    )
  })
}

describe('a sequence', () => {
  it('plays the golden example, second by second', () => {
    const plan = planWith([item('a', 'ad', 25), item('b', 'ad', 25), item('n', 'notice', 25), house(10)], {
      seed: 42,
    })
    const first = sequence(plan, T0, T0 + 80_000).map(
      ({ itemId, startsAt }) => `${(startsAt - T0) / 1000} ${itemId}`,
    )
    expect(first).toMatchInlineSnapshot(`
      [
        "0 b",
        "10 a",
        "20 house",
        "30 n",
        "40 b",
        "50 a",
        "60 house",
        "70 n",
      ]
    `)
  })

  it('never overlaps, never plays outside hours, validity or dayparts, and leaves no gap while the house is there', () => {
    fc.assert(
      fc.property(anyPlan(), (plan) => {
        expect(faultsOf(parsePlan(plan))).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it('is the same whatever was asked before, and after a JSON round trip', () => {
    fc.assert(
      fc.property(
        anyPlan(),
        fc.array(fc.integer({ min: 0, max: 2 * DAY - 1 }), { maxLength: 8 }),
        (plan, moments) => {
          const copy = JSON.parse(JSON.stringify(plan)) as Plan
          for (const at of moments) {
            const now = nowPlaying(copy, T0 + at)
            const alone = nowPlaying(structuredClone(plan), T0 + at)
            expect(now).toEqual(alone)
            const slots = sequence(plan, T0 + at, T0 + at + 1)
            expect(slots).toEqual(isSlot(now) ? [now] : [])
          }
          expect(whole(copy)).toEqual(whole(plan))
        },
      ),
      { numRuns: 30 },
    )
  })

  it('switches two screens with the same plan in the same millisecond, and spreads those with other seeds', () => {
    const items = [...Array(8).keys()].map((k) => item(`ad${k}`, 'ad', 10)).concat(house(10))
    const here = whole(planWith(items, { seed: 9 }))
    expect(whole(planWith(items, { seed: 9 }))).toEqual(here)
    expect(whole(planWith(items, { seed: 10 }))).not.toEqual(here)
  })

  it('rotates creatives smoothly by weight', () => {
    const creatives = [3, 1].map((weight, k) => ({
      ...item('x', 'ad', 1).creatives[0]!,
      id: `c${k}`,
      weight,
    }))
    const plan = planWith([item('x', 'ad', 20, 10, { creatives }), house()])
    const shown = whole(plan)
      .filter(({ itemId }) => itemId === 'x')
      .map(({ creativeId }) => creativeId)
    expect(shown.slice(0, 8).join(' ')).toBe('c0 c0 c1 c0 c0 c0 c1 c0')
    expect(shown.filter((id) => id === 'c1').length / shown.length).toBeCloseTo(0.25, 2)
  })

  it('keeps zones apart: a ticker and the main loop run at the same time', () => {
    const plan = planWith([item('a', 'ad', 30), house(), item('t', 'notice', 40, 20, { zone: 'ticker' })])
    expect(sequence(plan, T0, T0 + HOUR).some(({ itemId }) => itemId === 't')).toBe(false)
    const ticker = sequence(plan, T0, T0 + HOUR, 'ticker')
    expect(new Set(ticker.map(({ itemId }) => itemId))).toEqual(new Set(['t']))
    expect(sequence(plan, T0, T0 + HOUR, 'no such zone')).toEqual([])
  })

  it('gives what nobody booked to others when there is no house, so that no screen stays dark', () => {
    const slots = whole(planWith([item('a', 'ad', 10), item('n', 'notice', 20), item('m', 'notice', 20, 20)]))
    for (const [k, slot] of slots.slice(0, -1).entries()) expect(slots[k + 1]!.startsAt).toBe(slot.endsAt)
    const ad = slots.filter(({ itemId }) => itemId === 'a').length * 10_000
    expect(ad / (2 * DAY)).toBeCloseTo(0.1, 2)
  })

  it('says when nothing is on and until when', () => {
    const plan = planWith([item('n', 'notice', 50)], {
      hours: { weekly: [{ from: '08:00', until: '20:00' }] },
    })
    expect(nowPlaying(plan, T0)).toEqual({ closed: true, reason: 'screen-closed', until: T0 + 8 * HOUR })
    expect(nowPlaying(plan, T0 - 1)).toEqual({ closed: true, reason: 'not-in-force', until: T0 })
    expect(nowPlaying(plan, T0 + 2 * DAY)).toEqual({ closed: true, reason: 'not-in-force', until: null })
    const empty = planWith([])
    expect(nowPlaying(empty, T0 + 5)).toMatchObject({ closed: true, reason: 'nothing-to-play', until: null })
    const later = planWith([item('n', 'notice', 50, 10, { validFrom: new Date(T0 + HOUR).toISOString() })])
    expect(nowPlaying(later, T0)).toMatchObject({ closed: true, reason: 'nothing-to-play', until: T0 + HOUR })
  })

  it('shows a fresh notice first, and then as often as promised', () => {
    const plan = planWith([
      item('a', 'ad', 30),
      item('b', 'ad', 20, 15),
      item('fresh', 'notice', 10, 12, { carryMs: 12_000 }),
      house(),
    ])
    expect(sequence(plan, T0, T0 + 1)[0]!.itemId).toBe('fresh')
    expect(Math.abs(carryAt(plan, T0 + DAY)['fresh']!)).toBeLessThanOrEqual(13_000)
  })
})

import { describe, expect, it } from 'vitest'
import {
  carryAt,
  compile,
  explain,
  fit,
  nowPlaying,
  openMarket,
  pace,
  parsePlan,
  sequence,
  type Plan,
} from './index.ts'
import { instantOf } from './plan/primitives.ts'
import { DAY, HOUR, house, item, planWith, T0 } from './testing/plans.ts'

/** Defects found in other schedulers, each once. The names are theirs. */
const seconds = (plan: Plan, id: string, from = T0, to = T0 + DAY): number =>
  sequence(plan, from, to)
    .filter(({ itemId }) => itemId === id)
    .reduce((sum, { startsAt, endsAt }) => sum + Math.min(endsAt, to) - Math.max(startsAt, from), 0) / 1000

describe('xibo', () => {
  it('#3736: shares that fill the hour are each given, not sixty plays to everybody', () => {
    const booked = [2000, 400, 200, 200, 600, 200]
    const plan = planWith(booked.map((share, k) => item(`b${k}`, 'ad', (share / 3600) * 100 - 0.0001)))
    for (const [k, share] of booked.entries())
      expect(Math.abs(seconds(plan, `b${k}`) / 24 - share)).toBeLessThanOrEqual(1)
  })

  it('front-loading: every quarter of an hour has the same part of ads, the last one too', () => {
    const plan = planWith([
      item('a', 'ad', 5),
      item('b', 'ad', 10),
      item('c', 'ad', 15),
      item('n', 'notice', 30, 20),
      house(20),
    ])
    for (let from = T0; from < T0 + DAY; from += HOUR / 4) {
      const ads = ['a', 'b', 'c'].reduce((sum, id) => sum + seconds(plan, id, from, from + HOUR / 4), 0)
      expect(Math.abs(ads / 900 - 0.3)).toBeLessThan(0.06)
    }
  })

  it('one second an hour of a thirty-second ad is one second an hour, not thirty', () => {
    const plan = planWith([item('a', 'ad', (1 / 3600) * 100, 30), house()])
    expect(seconds(plan, 'a')).toBeLessThanOrEqual(60)
  })

  it('notices have weights: one in three minutes beside one in ten', () => {
    const plan = planWith([item('often', 'notice', 10), item('seldom', 'notice', 3), house()])
    expect(seconds(plan, 'often') / seconds(plan, 'seldom')).toBeCloseTo(10 / 3, 1)
  })

  it('√d: a campaign that may play eight hours a day reaches its goal, not 58 % of it', () => {
    const goalMs = 5000 * 10_000
    let confirmedMs = 0
    for (let day = 0; day < 10; day++) {
      const screens = [{ id: 's', remainingMs: (10 - day) * 8 * HOUR, capPpm: 900_000, reachable: true }]
      const { ppm } = pace({ goalMs, confirmedMs, durationMs: 10_000, screens })
      confirmedMs += Math.floor((8 * HOUR * ppm['s']!) / 1_000_000 / 10_000) * 10_000
    }
    expect(Math.abs(goalMs - confirmedMs)).toBeLessThanOrEqual(10_000)
  })

  it('ceil per display: a thousand plays over thirty screens are a thousand, and not all in one hour', () => {
    const screens = Array.from({ length: 30 }, (_, k) => ({
      id: `s${k}`,
      remainingMs: 14 * HOUR,
      capPpm: 200_000,
      reachable: true,
    }))
    const { ppm } = pace({ goalMs: 1000 * 10_000, confirmedMs: 0, durationMs: 10_000, screens })
    const planned = screens.reduce(
      (sum, { id, remainingMs }) => sum + (remainingMs * ppm[id]!) / 1_000_000 / 10_000,
      0,
    )
    expect(planned).toBeGreaterThanOrEqual(1000)
    expect(planned).toBeLessThan(1002)
  })

  it('#2971: plays that were only reported late are not played twice', () => {
    const known = { remainingMs: 5 * DAY, capPpm: 500_000, currentPpm: 100_000 }
    const screens = [
      { id: 'here', ...known, reachable: true },
      { id: 'silent', ...known, reachable: false, silentMs: 3 * DAY },
    ]
    const goalMs = (16 * DAY) / 10
    const { expectedMs, unchanged } = pace({
      goalMs,
      confirmedMs: (3 * DAY) / 10,
      durationMs: 10_000,
      screens,
    })
    expect(expectedMs).toBe((3 * DAY) / 10)
    expect(unchanged).toBe(true)
  })

  it('no horizon: a week offline plays a week of ads', () => {
    const plan = planWith([item('a', 'ad', 10), house()], { until: instantOf(T0 + 14 * DAY) })
    expect(seconds(plan, 'a', T0 + 7 * DAY, T0 + 8 * DAY)).toBeCloseTo(8640, -2)
    const alone = structuredClone(plan)
    expect(nowPlaying(alone, T0 + 13.5 * DAY)).toEqual(nowPlaying(plan, T0 + 13.5 * DAY))
  })

  it('overbooking is refused when it is booked, and the plan says so by name', () => {
    const hours = { weekly: [] }
    const classes = [{ id: 'lobby', screens: 1, zone: 'Asia/Shanghai', hours, sellablePpm: 1_000_000 }]
    const flight = { from: instantOf(T0), until: instantOf(T0 + 7 * DAY), classes: ['lobby'] }
    const sold = [{ id: 'first', ...flight, goal: { kind: 'share' as const, ppm: 700_000 } }]
    const market = openMarket({ from: flight.from, until: flight.until, classes, bookings: sold })
    const answer = fit(market, { id: 'second', ...flight, goal: { kind: 'share', ppm: 400_000 } })
    expect(answer.fits ? [] : answer.inTheWay.map(({ bookingId }) => bookingId)).toEqual(['first'])
    expect(() => parsePlan(planWith([item('a', 'ad', 70), item('b', 'ad', 40)]))).toThrow(/plan\/overbooked/)
  })

  it('#1015: what was on, and what will be, at any moment', () => {
    const plan = planWith([item('a', 'ad', 30), house()], { until: instantOf(T0 + 14 * DAY) })
    const christmas = nowPlaying(plan, T0 + 10 * DAY + 12_345)
    expect(nowPlaying(JSON.parse(JSON.stringify(plan)) as Plan, T0 + 10 * DAY + 12_345)).toEqual(christmas)
  })
})

describe('dotnet client', () => {
  it('#263: 1800 s an hour are 1800 s, not 2100', () => {
    const plan = planWith([item('a', 'ad', 50, 30), item('n', 'notice', 49.9, 20), house()])
    expect(Math.abs(seconds(plan, 'a') / 24 - 1800)).toBeLessThan(2)
  })
})

describe('electron player', () => {
  it('two notices and an ad: all three are shown, not the first notice for ever', () => {
    const plan = planWith([item('n1', 'notice', 45, 15), item('n2', 'notice', 45, 15), item('ad', 'ad', 10)])
    expect(
      [seconds(plan, 'n1'), seconds(plan, 'n2'), seconds(plan, 'ad')].every((shown) => shown > 8000),
    ).toBe(true)
  })
})

describe('xiboplayer', () => {
  it('the same film booked twice at 5 % is shown 10 % of the time', () => {
    const plan = planWith([item('one', 'ad', 5), item('two', 'ad', 5), house()])
    expect((seconds(plan, 'one') + seconds(plan, 'two')) / 86_400).toBeCloseTo(0.1, 2)
  })

  it('ten per cent booked are ten per cent shown, not a third and not all', () => {
    const plan = planWith([item('n1', 'notice', 45, 3), item('n2', 'notice', 45, 3), item('ad', 'ad', 10, 3)])
    expect(seconds(plan, 'ad') / 86_400).toBeCloseTo(0.1, 2)
  })
})

describe('others', () => {
  it('Concerto: a source of ten notices has no more time than its weight says', () => {
    const rest = {
      title: { zh: 'x' },
      validFrom: instantOf(T0),
      validUntil: instantOf(T0 + DAY),
      creatives: item('x', 'notice', 1).creatives,
    }
    const many = Array.from({ length: 10 }, (_, k) => ({
      ...rest,
      id: `m${k}`,
      kind: 'notice' as const,
      promise: { kind: 'weight' as const, weight: 1 },
    }))
    const alone = {
      ...rest,
      id: 'alone',
      kind: 'notice' as const,
      promise: { kind: 'weight' as const, weight: 10 },
    }
    const { plan } = compile({
      revision: 'r',
      zone: 'UTC',
      issuedAt: instantOf(T0),
      from: instantOf(T0),
      until: instantOf(T0 + DAY),
      seed: 1,
      hours: { weekly: [] },
      items: [...many, alone],
      media: planWith([]).media,
    })
    const all = many.reduce((sum, { id }) => sum + seconds(plan, id), 0)
    expect(seconds(plan, 'alone') / all).toBeCloseTo(1, 1)
  })

  it('Concerto #1954: what is never rendered says why', () => {
    const plan = planWith(
      [item('n', 'notice', 5, 10, { dayparts: [{ from: '03:00', until: '04:00' }] }), house()],
      { hours: { weekly: [{ from: '08:00', until: '20:00' }] } },
    )
    expect(explain(plan, 'n', T0 + 10 * HOUR)).toEqual([{ code: 'outside-daypart', until: null }])
  })

  it('Anthias #2430: an expired item is off the screen at its moment, however long it is', () => {
    const end = T0 + 2 * HOUR
    const plan = planWith([item('long', 'notice', 40, 1800, { validUntil: instantOf(end) }), house()])
    const last = sequence(plan, T0, T0 + DAY).findLast(({ itemId }) => itemId === 'long')!
    expect(last.endsAt).toBeLessThanOrEqual(end)
  })

  it('Anthias #3319: two screens side by side show the same at every moment, whenever they were switched on', () => {
    const plan = planWith([item('a', 'ad', 20), item('n', 'notice', 40, 12), house()])
    sequence(plan, T0, T0 + DAY)
    const late = structuredClone(plan)
    for (let at = T0 + 5 * HOUR; at < T0 + 5 * HOUR + 600_000; at += 7001)
      expect(nowPlaying(late, at)).toEqual(nowPlaying(plan, at))
  })

  it('Revive #306: a promise is not overrun', () => {
    const plan = planWith([item('a', 'ad', 10, 30), house()])
    expect(carryAt(plan, T0 + DAY)['a']!).toBeGreaterThanOrEqual(-30_000)
  })
})

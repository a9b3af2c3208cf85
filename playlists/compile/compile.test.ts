import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { carryAt, compile, sequence, type CompileInput, type Promised, type PromisedItem } from '../index.ts'
import { instantOf } from '../plan/primitives.ts'
import { DAY, HOUR, MEDIA, SECOND, stills, T0 } from '../testing/plans.ts'

function promised(
  id: string,
  kind: PromisedItem['kind'],
  promise: Promised,
  seconds = 10,
  more: Partial<PromisedItem> = {},
): PromisedItem {
  return {
    id,
    kind,
    promise,
    title: { zh: id },
    validFrom: instantOf(T0 - DAY),
    validUntil: instantOf(T0 + 60 * DAY),
    creatives: stills(seconds),
    ...more,
  }
}

const fill = promised('house', 'house', { kind: 'fill' }, 15)

function programme(items: PromisedItem[], more: Partial<CompileInput> = {}): CompileInput {
  return {
    revision: 'p1',
    zone: 'Asia/Shanghai',
    issuedAt: instantOf(T0),
    from: instantOf(T0),
    until: instantOf(T0 + DAY),
    seed: 3,
    hours: { weekly: [{ from: '07:00', until: '22:00' }] },
    items,
    media: MEDIA,
    tune: false,
    ...more,
  }
}

const rateOf = (input: CompileInput, id: string) =>
  compile(input).plan.items.find((item) => item.id === id)!.rate
const share = (ppm: number): Promised => ({ kind: 'share', ppm })

function playsOf(input: CompileInput, id: string): number {
  const { plan } = compile(input)
  return sequence(plan, T0, Date.parse(input.until)).filter(({ itemId }) => itemId === id).length
}

describe('rates from promises', () => {
  it.each<[string, Promised, number]>([
    ['a share', share(120_000), 120_000],
    ['plays a day', { kind: 'plays-per-day', plays: 540 }, 100_000],
    ['plays an hour', { kind: 'plays-per-hour', plays: 36 }, 100_000],
    ['plays a loop', { kind: 'plays-per-loop', plays: 2, loopMs: 200_000 }, 100_000],
    ['what is left of a flight', { kind: 'remaining', plays: 540 * 60 }, 100_000],
    ['what is left in time', { kind: 'remaining-time', ms: 54 * 100_000 * 60 }, 100_000],
    ['an interval', { kind: 'every', gapMs: 130_000 }, 100_000],
  ])('%s', (_, promise, ppm) => {
    const kind = promise.kind === 'every' ? 'notice' : 'ad'
    const rate = rateOf(programme([promised('x', kind, promise), fill]), 'x')
    expect(rate.ppm).toBe(ppm)
    expect(rate.why.rule).toBe(promise.kind)
  })

  it("does OpenDirect's sums: ten hours at a fifth with ten seconds are 720 plays, and all of it 3600", () => {
    const tenHours = { hours: { weekly: [{ from: '08:00', until: '18:00' }] } }
    expect(playsOf(programme([promised('x', 'ad', share(200_000)), fill], tenHours), 'x')).toBe(720)
    expect(playsOf(programme([promised('x', 'ad', share(1_000_000)), fill], tenHours), 'x')).toBe(3600)
  })

  it('keeps an average share within dayparts by playing more often, a fixed one by the hour', () => {
    const lunch = { dayparts: [{ from: '11:00', until: '14:00' }] }
    expect(rateOf(programme([promised('x', 'ad', share(50_000), 10, lunch), fill]), 'x').ppm).toBe(250_000)
    const fixed: Promised = { kind: 'share', ppm: 50_000, fixed: true }
    expect(rateOf(programme([promised('x', 'ad', fixed, 10, lunch), fill]), 'x').ppm).toBe(50_000)
  })

  it('counts plays a day by days as they are: shorter on Sunday, denser on Sunday', () => {
    const hours = {
      weekly: [
        { days: [1, 2, 3, 4, 5, 6], from: '07:00', until: '22:00' },
        { days: [7], from: '10:00', until: '15:00' },
      ],
    }
    const input = programme([promised('x', 'ad', { kind: 'plays-per-day', plays: 180 }), fill], {
      hours,
      until: instantOf(T0 + 2 * DAY),
    })
    const { plan } = compile(input)
    const days = [0, 1].map(
      (day) =>
        sequence(plan, T0 + day * DAY, T0 + (day + 1) * DAY).filter(({ itemId }) => itemId === 'x').length,
    )
    for (const plays of days) expect(Math.abs(plays - 180)).toBeLessThanOrEqual(1)
  })

  it('follows a recurrence rule', () => {
    const recurring = [{ rrule: 'FREQ=WEEKLY;BYDAY=SU', starts: '2026-01-01', from: '09:00', until: '10:00' }]
    const { plan } = compile(
      programme([promised('market', 'notice', { kind: 'every', gapMs: 120_000 }, 10, { recurring }), fill], {
        until: instantOf(T0 + 3 * DAY),
      }),
    )
    const days = new Set(
      sequence(plan, T0, T0 + 3 * DAY)
        .filter(({ itemId }) => itemId === 'market')
        .map(({ startsAt }) => Math.floor((startsAt - T0) / DAY)),
    )
    expect([...days]).toEqual([1])
  })

  it('gives the public its quota of time, or of commercial time, every day', () => {
    const films = [promised('p1', 'psa', { kind: 'pool' }, 20), promised('p2', 'psa', { kind: 'pool' }, 15)]
    const ads = [
      promised('a', 'ad', share(300_000), 15),
      promised('r', 'remnant', { kind: 'price', minor: 3, upToPpm: 200_000 }),
    ]
    const shown = (of: 'time' | 'commercial') => {
      const { plan } = compile(programme([...films, ...ads, fill], { rules: { psa: { of, ppm: 100_000 } } }))
      const ms = (kinds: string[]) =>
        sequence(plan, T0, T0 + DAY)
          .filter(({ kind }) => kinds.includes(kind))
          .reduce((sum, slot) => sum + slot.endsAt - slot.startsAt, 0)
      return { psa: ms(['psa']), commercial: ms(['ad', 'remnant']) }
    }
    expect(shown('time').psa).toBeGreaterThanOrEqual(1.5 * HOUR)
    const { psa, commercial } = shown('commercial')
    expect(psa).toBeGreaterThanOrEqual(0.1 * commercial)
    expect(psa).toBeLessThan(0.12 * commercial)
  })

  it('raises notices to their floor and keeps ads under their ceiling in any hour', () => {
    const limits = [
      { kinds: ['notice' as const], floorPpm: 400_000 },
      { kinds: ['ad' as const, 'remnant' as const], ceilingPpm: 500_000 },
    ]
    const items = [
      promised('n', 'notice', { kind: 'every', gapMs: 600_000 }, 12),
      promised('m', 'notice', { kind: 'weight', weight: 1 }, 20),
      promised('a', 'ad', share(300_000), 15),
      promised('r', 'remnant', { kind: 'price', minor: 9, upToPpm: 900_000 }, 10),
      fill,
    ]
    const { plan } = compile(programme(items, { rules: { limits } }))
    const slots = sequence(plan, T0, T0 + DAY)
    for (let until = T0 + 8 * HOUR; until <= T0 + 22 * HOUR; until += 61_000) {
      const ms = (kinds: string[]) =>
        slots
          .filter(({ kind }) => kinds.includes(kind))
          .reduce(
            (sum, slot) =>
              sum + Math.max(0, Math.min(slot.endsAt, until) - Math.max(slot.startsAt, until - HOUR)),
            0,
          )
      expect(ms(['notice']) / HOUR).toBeGreaterThanOrEqual(0.4)
      expect(ms(['ad', 'remnant']) / HOUR).toBeLessThanOrEqual(0.5)
    }
  })
})

describe('too many promises', () => {
  const crowd = [
    promised('a', 'ad', share(500_000), 15),
    promised('n1', 'notice', { kind: 'every', gapMs: 40_000 }, 10, { priority: 1 }),
    promised('n3', 'notice', { kind: 'every', gapMs: 40_000 }, 10, { priority: 3 }),
    promised('r', 'remnant', { kind: 'price', minor: 5 }),
    fill,
  ]

  it('cost the house first, then remnant, then notices from the lowest up, and never a contract', () => {
    const { plan, shortfalls } = compile(programme(crowd))
    const ppm = Object.fromEntries(plan.items.map(({ id, rate }) => [id, rate.ppm]))
    expect(ppm).toMatchObject({ a: 500_000, n1: 325_000, n3: 175_000, r: 0 })
    expect(shortfalls).toMatchObject([
      { itemId: 'n3', askedPpm: 325_000, givenPpm: 175_000, makegood: false },
    ])
    expect(plan.items.find(({ id }) => id === 'n3')!.rate.why).toMatchObject({
      rule: 'overbooked',
      cutFor: ['a'],
    })
  })

  it('cut contracts only when they outbid each other, and never without a make-good', () => {
    const { plan, shortfalls } = compile(
      programme([promised('a', 'ad', share(700_000)), promised('b', 'ad', share(700_000)), fill]),
    )
    expect(plan.items.filter(({ kind }) => kind === 'ad').map(({ rate }) => rate.ppm)).toEqual([
      500_000, 500_000,
    ])
    expect(
      shortfalls.map(({ itemId, makegood, missingMs, cutFor }) => [itemId, makegood, missingMs, cutFor]),
    ).toEqual([
      ['a', true, 0.2 * 15 * HOUR, ['b']],
      ['b', true, 0.2 * 15 * HOUR, ['a']],
    ])
  })

  it('sell what is left to the dearest first', () => {
    const rest = [3, 9, 6].map((minor) =>
      promised(`r${minor}`, 'remnant', { kind: 'price', minor, upToPpm: 300_000 }),
    )
    const { plan } = compile(programme([promised('a', 'ad', share(500_000)), ...rest, fill]))
    expect(Object.fromEntries(plan.items.map(({ id, rate }) => [id, rate.ppm]))).toMatchObject({
      r9: 300_000,
      r6: 200_000,
      r3: 0,
    })
  })

  it('always make a plan that parses, whatever is promised', () => {
    const promise = fc.oneof<fc.Arbitrary<Promised>[]>(
      fc.record({
        kind: fc.constant('share'),
        ppm: fc.integer({ min: 1, max: 900_000 }),
        fixed: fc.boolean(),
      }),
      fc.record({ kind: fc.constant('plays-per-day'), plays: fc.integer({ min: 0, max: 5000 }) }),
      fc.record({ kind: fc.constant('plays-per-hour'), plays: fc.integer({ min: 0, max: 300 }) }),
    )
    const notice = fc.oneof<fc.Arbitrary<Promised>[]>(
      fc.record({ kind: fc.constant('every'), gapMs: fc.integer({ min: 30_000, max: HOUR }) }),
      fc.record({ kind: fc.constant('weight'), weight: fc.integer({ min: 1, max: 9 }) }),
    )
    const part = fc.option(
      fc.constantFrom(
        { from: '08:00', until: '10:00' },
        { from: '18:00', until: '02:00' },
        { from: '12:30', until: '23:00' },
      ),
      { nil: undefined },
    )
    const one = (kind: PromisedItem['kind'], of: fc.Arbitrary<Promised>) =>
      fc
        .record({
          of,
          part,
          seconds: fc.constantFrom(5, 15, 30),
          ends: fc.integer({ min: 1, max: 60 }),
          carry: fc.integer({ min: -HOUR, max: HOUR }),
        })
        .map((sketch) => ({ kind, ...sketch }))
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(one('ad', promise), one('notice', notice), one('psa', fc.constant({ kind: 'pool' }))),
          { maxLength: 14 },
        ),
        (sketches) => {
          const items = sketches.map(({ kind, of, part: daypart, seconds, ends }, k) =>
            promised(`i${k}`, kind, of, seconds, {
              validUntil: instantOf(T0 + ends * HOUR),
              ...(daypart ? { dayparts: [daypart] } : {}),
            }),
          )
          const carry = Object.fromEntries(sketches.map((sketch, k) => [`i${k}`, sketch.carry]))
          const limits = [
            { kinds: ['notice' as const], floorPpm: 300_000 },
            { kinds: ['ad' as const], ceilingPpm: 600_000 },
          ]
          const { plan, shortfalls, refused } = compile(
            programme([...items, fill], { carry, rules: { limits, psa: { of: 'commercial', ppm: 30_000 } } }),
          )
          expect(refused).toEqual([])
          for (const { askedPpm, givenPpm, kind, makegood } of shortfalls) {
            expect(givenPpm).toBeLessThan(askedPpm)
            expect(makegood).toBe(kind === 'ad')
          }
          expect(plan.items.every(({ rate }) => rate.why.rule !== '')).toBe(true)
        },
      ),
      { numRuns: 150 },
    )
  })
})

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

describe('one bad item', () => {
  it('is refused by name and holds up nobody', () => {
    const bad = [
      promised('no-creative', 'ad', share(1000), 10, { creatives: [] }),
      promised('fraction', 'ad', share(1000), 10.0001),
      promised('backwards', 'ad', share(1000), 10, {
        validFrom: instantOf(T0 + HOUR),
        validUntil: instantOf(T0 + HOUR - 1),
      }),
      promised('overlap', 'ad', share(1000), 10, {
        dayparts: [
          { from: '08:00', until: '12:00' },
          { from: '11:00', until: '13:00' },
        ],
      }),
      promised('never', 'ad', share(1000), 10, {
        recurring: [{ rrule: 'FREQ=SOMETIMES', starts: '2026-01-01', from: '08:00', until: '09:00' }],
      }),
      promised('minus', 'ad', share(-5)),
      promised('two', 'ad', share(2_000_000)),
      promised('a', 'ad', share(5)),
    ]
    const { plan, refused } = compile(programme([promised('a', 'ad', share(100_000)), ...bad, fill]))
    expect(plan.items.map(({ id }) => id)).toEqual(['a', 'house'])
    expect(refused.map(({ itemId, problem }) => `${itemId} ${problem.code} ${problem.path}`)).toEqual([
      'no-creative plan/malformed creatives',
      'fraction plan/malformed creatives[0].durationMs',
      'backwards plan/empty-window backwards.validUntil',
      'overlap plan/overlapping-windows overlap.dayparts',
      'never plan/malformed never.recurring[0].rrule',
      'minus plan/malformed promise.ppm',
      'two plan/malformed promise.ppm',
      'a plan/duplicate-id id',
    ])
  })

  it('that is over or later can be asked about', () => {
    const { plan } = compile(
      programme([
        promised('old', 'ad', share(5), 10, { validUntil: instantOf(T0) }),
        promised('next', 'ad', share(5), 10, { validFrom: instantOf(T0 + 40 * DAY) }),
        fill,
      ]),
    )
    expect(plan.absent!.map(({ itemId, reason }) => [itemId, reason])).toEqual([
      ['old', 'expired'],
      ['next', 'not-started'],
    ])
  })
})

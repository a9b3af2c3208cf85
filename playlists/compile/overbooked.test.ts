import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile, type Promised, type PromisedItem } from '../index.ts'
import { instantOf } from '../plan/primitives.ts'
import { DAY, HOUR, T0 } from '../testing/plans.ts'
import { fill, programme, promised, share } from '../testing/promises.ts'

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

  it('a plan that ends before it begins, or never, is refused at once', () => {
    expect(() => compile(programme([fill], { until: instantOf(T0) }))).toThrow(/plan\/empty-window at until/)
    expect(() => compile(programme([fill], { until: instantOf(T0 + 4000 * DAY) }))).toThrow(
      /plan\/too-long at until/,
    )
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

describe('an exclusive', () => {
  it('has its category alone while it runs, and the others know by whom', () => {
    const food = { categories: ['food'] }
    const owner = promised('owner', 'ad', share(100_000), 10, {
      ...food,
      exclusive: ['food'],
      validFrom: instantOf(T0 + 12 * HOUR),
    })
    const items = [
      owner,
      promised('rival', 'ad', share(100_000), 10, food),
      promised('other', 'ad', share(100_000)),
      fill,
    ]
    const { plan } = compile(programme(items))
    expect(plan.items.find(({ id }) => id === 'rival')!.validUntil).toBe(instantOf(T0 + 12 * HOUR))
    const whole = compile(programme([{ ...owner, validFrom: instantOf(T0 - DAY) }, ...items.slice(1)])).plan
    expect(whole.items.map(({ id }) => id)).toEqual(['owner', 'other', 'house'])
    expect(whole.absent).toMatchObject([{ itemId: 'rival', reason: 'overbooked', by: ['owner'] }])
  })
})

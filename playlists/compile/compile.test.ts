import { describe, expect, it } from 'vitest'
import { compile, sequence, type CompileInput, type Promised } from '../index.ts'
import { instantOf } from '../plan/primitives.ts'
import { DAY, HOUR, T0 } from '../testing/plans.ts'
import { fill, programme, promised, share } from '../testing/promises.ts'

const rateOf = (input: CompileInput, id: string) =>
  compile(input).plan.items.find((item) => item.id === id)!.rate

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

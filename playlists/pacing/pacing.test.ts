import { describe, expect, it } from 'vitest'
import { lostTo, pace, proposeMakegood, sequence, type PacedScreen } from '../index.ts'
import { DAY, HOUR, house, item, planWith, T0 } from '../testing/plans.ts'

const screen = (id: string, more: Partial<PacedScreen> = {}): PacedScreen => ({
  id,
  remainingMs: 100 * HOUR,
  capPpm: 200_000,
  reachable: true,
  ...more,
})

describe('pacing', () => {
  it('divides what is left by the open time that is left', () => {
    const { ppm, missingMs } = pace({
      goalMs: 30 * HOUR,
      confirmedMs: 10 * HOUR,
      durationMs: 15_000,
      screens: [screen('a'), screen('b')],
    })
    expect(ppm).toEqual({ a: 100_000, b: 100_000 })
    expect(missingMs).toBe(0)
  })

  it('changes nothing for less than a play or half a per cent', () => {
    const screens = [screen('a', { currentPpm: 100_000 })]
    const input = { goalMs: 20 * HOUR, durationMs: 15_000, screens }
    expect(pace({ ...input, confirmedMs: 10 * HOUR - 14_000 })).toMatchObject({
      unchanged: true,
      ppm: { a: 100_000 },
    })
    expect(pace({ ...input, confirmedMs: 9 * HOUR })).toMatchObject({ unchanged: false, ppm: { a: 110_000 } })
  })

  it('lets the others rise when a screen is at its cap, and says what cannot be had', () => {
    const input = { goalMs: 30 * HOUR, confirmedMs: 0, durationMs: 15_000 }
    expect(
      pace({ ...input, screens: [screen('a', { capPpm: 100_000 }), screen('b', { capPpm: 250_000 })] }).ppm,
    ).toEqual({ a: 100_000, b: 200_000 })
    expect(pace({ ...input, screens: [screen('a', { capPpm: 100_000 }), screen('b')] })).toMatchObject({
      missingMs: 0,
    })
    expect(pace({ ...input, screens: [screen('a', { capPpm: 50_000 }), screen('b')] }).missingMs).toBe(
      5 * HOUR,
    )
    expect(pace({ ...input, screens: [] }).missingMs).toBe(30 * HOUR)
  })

  it('refuses numbers that are none, by name', () => {
    const input = { goalMs: HOUR, confirmedMs: 0, durationMs: 15_000, screens: [screen('a')] }
    expect(() => pace({ ...input, goalMs: NaN })).toThrow(/goalMs/)
    expect(() => pace({ ...input, screens: [screen('a', { capPpm: -1 })] })).toThrow(/a\.capPpm/)
  })

  it('stops when the goal is reached', () => {
    expect(
      pace({ goalMs: HOUR, confirmedMs: 2 * HOUR, durationMs: 15_000, screens: [screen('a')] }).ppm,
    ).toEqual({ a: 0 })
  })
})

describe('make-goods', () => {
  const free = [
    { screenId: 'like', from: T0, until: T0 + DAY, freePpm: 500_000, openMs: 10 * HOUR },
    { screenId: 'own', from: T0 + 2 * DAY, until: T0 + 3 * DAY, freePpm: 100_000, openMs: 10 * HOUR },
    { screenId: 'own', from: T0 + DAY, until: T0 + 2 * DAY, freePpm: 100_000, openMs: 10 * HOUR },
  ]
  const price = { minor: 100_000, forMs: 100 * HOUR }
  const ask = { durationMs: 15_000, capPpm: 200_000, screens: ['own'], likeScreens: ['like'], free, price }

  it('use the same screens first, then like ones, earliest first', () => {
    const { lines, creditPlays } = proposeMakegood({ ...ask, missingMs: 3 * HOUR })
    expect(lines.map(({ screenId, plays, sameScreen }) => [screenId, plays, sameScreen])).toEqual([
      ['own', 240, true],
      ['own', 240, true],
      ['like', 240, false],
    ])
    expect(creditPlays).toBe(0)
  })

  it('credit what finds no room, in the advertiser’s favour', () => {
    const { lines, creditPlays, creditMinor } = proposeMakegood({ ...ask, missingMs: 5 * HOUR })
    expect(lines.reduce((sum, { plays }) => sum + plays, 0) + creditPlays).toBe(1200)
    expect(creditMinor).toBe(1000)
    expect(proposeMakegood({ ...ask, free: [], missingMs: 1 }).creditMinor).toBe(5)
  })
})

describe('a takeover', () => {
  it('is booked the seconds it cost, item by item, while the timeline runs on', () => {
    const plan = planWith([item('a', 'ad', 30), item('n', 'notice', 30, 12), house()])
    const takeover = { from: T0 + HOUR + 3_333, until: T0 + HOUR + 600_000 }
    const lost = lostTo(plan, takeover)
    expect(Object.values(lost).reduce((a, b) => a + b, 0)).toBe(takeover.until - takeover.from)
    expect(lost['a']! / 600_000).toBeCloseTo(0.3, 1)
    const after = sequence(structuredClone(plan), takeover.until, takeover.until + HOUR)
    expect(sequence(plan, takeover.until, takeover.until + HOUR)).toEqual(after)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Plan } from '../plan/plan.ts'
import { instantOf } from '../plan/primitives.ts'
import { anyPlan, DAY, HOUR, item, planWith, T0 } from '../testing/plans.ts'
import { promisedAt } from './fluid.ts'
import { endOfPlay, timelineOf, walkTo } from './timeline.ts'

const NANO = 1_000_000
const ALONE = { separation: [{ by: 'item' as const, only: [], items: 1 }] }

/** How far any prefix leaves `−(1−ρ)d ≤ promised − played ≤ d + ρ(d_max − d)`, milliseconds; 0 is inside. */
function beyondBound(plan: Plan): number {
  const timeline = timelineOf(plan, 'main')
  walkTo(timeline, Infinity)
  const { stage, record } = timeline
  let worst = 0
  for (const [index, { item: own, house, fluid, windows }] of stage.streams.entries()) {
    if (house || windows.length === 0) continue
    const d = own.creatives[0]!.durationMs
    const rates = fluid.ppm.map((ppm) => ppm / NANO)
    const upper = d + Math.max(...rates) * (stage.longest - d)
    const lower = -(1 - Math.min(...rates)) * d
    const last = windows.at(-1)!.until
    let played = 0
    const look = (at: number): void => {
      if (at > last) return
      const lag = promisedAt(fluid, at) / NANO - played
      // What no longer fits before the end waits: the promise runs on for less than the longest play.
      const tail = at > last - stage.longest ? Math.max(...rates) * stage.longest : 0
      worst = Math.max(worst, lag - upper - tail - 1, lower - lag - 1)
    }
    for (let k = 0; k < record.length; k++) {
      look(record.startsAt[k]!)
      if (record.stream[k] === index) played += record.durationMs[k]!
      look(endOfPlay(record, k))
    }
  }
  return worst
}

describe('the proven bound', () => {
  it('holds at every prefix with items that start and expire at any time', () => {
    fc.assert(
      fc.property(anyPlan({ dayparts: false, hours: false, most: 1 }), (plan) => {
        expect(beyondBound({ ...plan, rules: ALONE })).toBe(0)
      }),
      { numRuns: 120 },
    )
  })

  it('holds with rates that change at any time', () => {
    const steps = fc.array(fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 6, maxLength: 6 }), {
      minLength: 1,
      maxLength: 12,
    })
    const lengths = fc.array(fc.constantFrom(5, 10, 15, 30), { minLength: 6, maxLength: 6 })
    fc.assert(
      fc.property(steps, lengths, (rows, seconds) => {
        const part = (2 * DAY) / rows.length
        const items = seconds.map((length, k) => {
          const rates = rows.map((row, r) => ({
            from: instantOf(T0 + Math.floor(r * part)),
            until: instantOf(T0 + Math.floor((r + 1) * part)),
            ppm: Math.floor((row[k]! * 970_000) / row.reduce((a, b) => a + b, 0)),
          }))
          return item(`i${k}`, 'ad', 0, length, { rate: { ppm: 0, steps: rates, why: { rule: 'test' } } })
        })
        expect(beyondBound(planWith([...items, item('house', 'house', 1, 12)], { rules: ALONE }))).toBe(0)
      }),
      { numRuns: 60 },
    )
  })

  it('is left by one play of the longest at most where dayparts and opening hours interrupt, separation on', () => {
    fc.assert(
      fc.property(anyPlan({ most: 0.8 }), (plan) => {
        const longest = Math.max(...plan.items.map(({ creatives }) => creatives[0]!.durationMs))
        expect(beyondBound(plan)).toBeLessThanOrEqual(longest)
      }),
      { numRuns: 60 },
    )
  })

  it('keeps an hour at most two plays off the promise, whichever hour', () => {
    const plan = planWith([
      item('a', 'ad', 12, 15),
      item('b', 'ad', 8),
      item('n', 'notice', 40, 12),
      item('house', 'house', 1, 20),
    ])
    const timeline = timelineOf(plan, 'main')
    walkTo(timeline, Infinity)
    const { record, stage } = timeline
    const a = stage.streams.findIndex(({ item: own }) => own.id === 'a')
    for (let from = T0; from + HOUR <= T0 + 2 * DAY; from += 97_531) {
      let shown = 0
      for (let k = 0; k < record.length; k++) {
        if (record.stream[k] !== a) continue
        shown += Math.max(
          0,
          Math.min(endOfPlay(record, k), from + HOUR) - Math.max(record.startsAt[k]!, from),
        )
      }
      expect(Math.abs(shown - 0.12 * HOUR)).toBeLessThanOrEqual(30_000)
    }
  })
})

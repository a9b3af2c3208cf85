import fc from 'fast-check'
import type { Daypart } from '../plan/hours.ts'
import type { Creative, Item, Kind } from '../plan/item.ts'
import type { Plan } from '../plan/plan.ts'
import { instantOf } from '../plan/primitives.ts'

/** The tests' Saturday: midnight in Shanghai. */
export const T0 = Date.parse('2026-11-20T16:00:00.000Z')
export const SECOND = 1000
export const MINUTE = 60_000
export const HOUR = 3_600_000
export const DAY = 86_400_000
export const SHA = 'a'.repeat(64)

export const MEDIA: Plan['media'] = { [SHA]: { bytes: 1000, type: 'image/webp', width: 1080, height: 1920 } }

export function stills(...seconds: number[]): Creative[] {
  return seconds.map((length, k) => ({
    id: `still-${k}`,
    durationMs: length * SECOND,
    content: { type: 'image', sha256: SHA },
  }))
}

/** An item valid all along, at `percent` of on-air time. */
export function item(id: string, kind: Kind, percent: number, seconds = 10, more: Partial<Item> = {}): Item {
  return {
    id,
    kind,
    title: { zh: id },
    validFrom: instantOf(T0 - 30 * DAY),
    validUntil: instantOf(T0 + 60 * DAY),
    rate: { ppm: Math.round(percent * 10_000), why: { rule: 'test' } },
    creatives: stills(seconds),
    ...more,
  }
}

export const house = (seconds = 15): Item => item('house', 'house', 0.0001, seconds)

/** Always open, two days, unless told otherwise. */
export function planWith(items: Item[], more: Partial<Plan> = {}): Plan {
  return {
    format: 'linli-plan',
    version: 1,
    revision: 'test',
    zone: 'Asia/Shanghai',
    issuedAt: instantOf(T0),
    from: instantOf(T0),
    until: instantOf(T0 + 2 * DAY),
    seed: 1,
    hours: { weekly: [] },
    items,
    media: MEDIA,
    ...more,
  }
}

const length = fc.constantFrom(5, 8, 10, 12, 15, 20, 30)
const kind = fc.constantFrom<Kind>('notice', 'ad', 'psa', 'remnant')

/** Hours on the half past, so that windows of a day never touch by accident. */
const daypart: fc.Arbitrary<Daypart> = fc
  .record({ from: fc.integer({ min: 7, max: 20 }), hours: fc.integer({ min: 1, max: 8 }) })
  .map(({ from, hours }) => ({ from: `${two(from)}:30`, until: `${two((from + hours) % 24)}:00` }))

const two = (n: number): string => String(n).padStart(2, '0')

const sketch = fc.record({
  kind,
  seconds: length,
  weight: fc.integer({ min: 1, max: 20 }),
  daypart: fc.option(daypart, { nil: undefined, freq: 4 }),
  startsAfter: fc.option(fc.integer({ min: 0, max: DAY }), { nil: undefined, freq: 5 }),
  endsAfter: fc.option(fc.integer({ min: 2 * HOUR, max: 2 * DAY }), { nil: undefined, freq: 4 }),
})

export interface PlanShape {
  /** At most this part of the whole is promised. */
  most?: number
  house?: boolean
  dayparts?: boolean
  hours?: boolean
}

/** Sound plans of every shape. Together the items ask for no more than `most` of the time. */
export function anyPlan({
  most = 0.95,
  house: withHouse = true,
  dayparts = true,
  hours = true,
}: PlanShape = {}): fc.Arbitrary<Plan> {
  return fc
    .record({
      sketches: fc.array(sketch, { minLength: 1, maxLength: 18 }),
      part: fc.integer({ min: 20, max: 100 }),
      seed: fc.integer({ min: 0, max: 0xffff_ffff }),
      opens: fc.integer({ min: 5, max: 10 }),
      closes: fc.integer({ min: 17, max: 25 }),
      open: fc.boolean(),
      houseSeconds: length,
    })
    .map(({ sketches, part, seed, opens, closes, open, houseSeconds }) => {
      const weights = sketches.reduce((sum, { weight }) => sum + weight, 0)
      const items = sketches.map((one, k) =>
        item(`i${k}`, one.kind, Math.floor(((part * most * one.weight) / weights) * 100) / 100, one.seconds, {
          ...(dayparts && one.daypart ? { dayparts: [one.daypart] } : {}),
          ...(one.startsAfter === undefined ? {} : { validFrom: instantOf(T0 + one.startsAfter) }),
          ...(one.endsAfter === undefined
            ? {}
            : { validUntil: instantOf(T0 + one.endsAfter + (one.startsAfter ?? 0)) }),
        }),
      )
      const weekly = hours && open ? [{ from: `${two(opens)}:15`, until: `${two(closes % 24)}:45` }] : []
      return planWith(withHouse ? [...items, house(houseSeconds)] : items, { seed, hours: { weekly } })
    })
}

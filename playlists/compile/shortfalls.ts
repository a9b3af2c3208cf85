import { instantOf } from '../plan/primitives.ts'
import type { Entry } from './entry.ts'
import type { Shortfall } from './promise.ts'
import type { Rates } from './rate.ts'
import type { Segment } from './segments.ts'

const WHOLE = 1_000_000
/** Rounding to parts per million is no shortfall. */
const NOTICED_PPM = 20

/** Where an entry gets less than it was promised, in one line; undefined if nowhere. */
export function shortfallOf(entry: Entry, segments: readonly Segment[], rates: Rates): Shortfall | undefined {
  const { id, kind } = entry.item
  if (kind === 'house' || kind === 'remnant') return undefined
  const short = segments.flatMap((segment, k) => {
    const given = rates[k]
    return given && given.askedPpm - given.ppm > NOTICED_PPM ? [{ segment, given }] : []
  })
  const first = short[0]
  if (first === undefined) return undefined
  const missingMs = short.reduce(
    (sum, { segment, given }) =>
      sum + ((given.askedPpm - given.ppm) * (segment.until - segment.from)) / WHOLE,
    0,
  )
  const worst = short.reduce((a, b) =>
    b.given.askedPpm - b.given.ppm > a.given.askedPpm - a.given.ppm ? b : a,
  )
  return {
    itemId: id,
    kind,
    askedPpm: worst.given.askedPpm,
    givenPpm: worst.given.ppm,
    missingMs: Math.round(missingMs),
    from: instantOf(first.segment.from),
    until: instantOf(short.at(-1)!.segment.until),
    cutFor: [...new Set(short.flatMap(({ given }) => given.cutFor))].slice(0, 20),
    makegood: kind === 'ad',
  }
}

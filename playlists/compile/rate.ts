import type { Rate } from '../plan/item.ts'
import { instantOf } from '../plan/primitives.ts'
import type { Given } from './allocate.ts'
import type { Entry } from './entry.ts'
import type { Segment } from './segments.ts'

/** An entry's rates, segment by segment; null where it is not active. */
export type Rates = (Given | null)[]

/** The commonest rate by time is the rate; the others become steps. */
export function rateOf(entry: Entry, segments: readonly Segment[], rates: Rates): Rate {
  const base = commonest(segments, rates)
  const steps = stepsOf(base, segments, rates)
  const usual = base.rule === 'promise' || base.rule === 'notice'
  return {
    ppm: base.ppm,
    ...(steps.length > 0 ? { steps } : {}),
    why: {
      rule: usual ? entry.item.promise.kind : base.rule,
      ...(base.askedPpm === base.ppm ? {} : { askedPpm: base.askedPpm }),
      ...numbersOf(entry),
      ...(base.cutFor.length > 0 ? { cutFor: base.cutFor } : {}),
    },
  }
}

function stepsOf(base: Given, segments: readonly Segment[], rates: Rates): NonNullable<Rate['steps']> {
  const steps: NonNullable<Rate['steps']> = []
  let last: { until: number; ppm: number; rule: string } | undefined
  for (const [k, segment] of segments.entries()) {
    const given = rates[k]
    if (!given || given.ppm === base.ppm) continue
    const same = last?.ppm === given.ppm && last.rule === given.rule
    if (same && !between(rates, segments, last!.until, k)) steps.at(-1)!.until = instantOf(segment.until)
    else {
      const why = given.rule === base.rule ? {} : { why: given.rule }
      steps.push({ from: instantOf(segment.from), until: instantOf(segment.until), ppm: given.ppm, ...why })
    }
    last = { until: segment.until, ppm: given.ppm, rule: given.rule }
  }
  return steps
}

/** Is the entry active at its usual rate anywhere between `until` and segment `k`? */
function between(rates: Rates, segments: readonly Segment[], until: number, k: number): boolean {
  return rates.some((given, index) => given !== null && index < k && segments[index]!.from >= until)
}

/** Rules whose rates hold only until somebody is even. */
const PASSING = ['catch-up', 'ahead']

function commonest(segments: readonly Segment[], rates: Rates): Given {
  const time = new Map<number, number>()
  let best: Given = { ppm: 0, askedPpm: 0, rule: 'never-on', cutFor: [] }
  let longest = 0
  const usual = rates.some((given) => given !== null && !PASSING.includes(given.rule))
  for (const [k, given] of rates.entries()) {
    if (!given || (usual && PASSING.includes(given.rule))) continue
    const { from, until } = segments[k]!
    const total = (time.get(given.ppm) ?? 0) + until - from
    time.set(given.ppm, total)
    if (total > longest) {
      longest = total
      best = given
    }
  }
  return best
}

function numbersOf({ item: { promise } }: Entry): { numbers?: Record<string, number> } {
  const numbers = Object.entries(promise).filter(
    (pair): pair is [string, number] => typeof pair[1] === 'number',
  )
  return numbers.length === 0 ? {} : { numbers: Object.fromEntries(numbers) }
}

import type { Item } from '../plan/item.ts'
import { checkSpan } from '../plan/check-span.ts'
import { parsePlan } from '../plan/parse-plan.ts'
import { PlanProblem } from '../plan/plan-problem.ts'
import { PLAN_VERSION, type Absent, type Offset, type Plan } from '../plan/plan.ts'
import { instantOf } from '../plan/primitives.ts'
import { zoneOf } from '../sequence/stream.ts'
import { allocate, type Given } from './allocate.ts'
import { askedPpm } from './asked.ts'
import { catchUp, splitCarry } from './catch-up.ts'
import { entryOf, frameOf, type Entry, type Frame } from './entry.ts'
import type { CompileInput, Shortfall } from './promise.ts'
import { checkPromised } from './check-promised.ts'
import { rateOf, type Rates } from './rate.ts'
import { segmentsOf, type Segment } from './segments.ts'
import { tune } from './tune.ts'
import { sortOut, withoutRivals } from './sort-out.ts'
import { shortfallOf } from './shortfalls.ts'

export interface Compiled {
  plan: Plan
  /** Promises that could not be kept whole; those of class `ad` want a make-good. */
  shortfalls: Shortfall[]
  /** Items that no plan can show as they stand; the others are not held up by them. */
  refused: { itemId: string; problem: PlanProblem }[]
}

/**
 * Turns promises into rates: who gets how much of the time, and why. Debts are made up from the house's time only; if
 * too much is promised, house, remnant and low notices give way, in this order, and a cut contract is reported.
 * @throws PlanProblem for input no plan can be made of, naming the place
 */
export function compile(input: CompileInput): Compiled {
  checkSpan(input)
  const frame = frameOf(input)
  const { kept, absent } = withoutRivals(sortOut(frame))
  const { entries, refused } = entriesOf(frame, kept)
  const carried = entries.map((entry) => splitCarry(entry, input.carry?.[entry.item.id] ?? 0))
  const debts = carried.map(({ debtMs }) => debtMs)
  const segments = segmentsOf(frame, entries)
  const rates = ratesOf(frame, entries, segments, debts)
  const items = entries.map((entry, k) => itemOf(entry, segments, rates[k]!, carried[k]!.carryMs))
  const shortfalls = entries.flatMap((entry, k) => shortfallOf(entry, segments, rates[k]!) ?? [])
  const plan = parsePlan(planOf(frame, items, absent))
  return { plan: input.tune === false ? plan : tune(plan), shortfalls, refused }
}

function entriesOf(
  frame: Frame,
  items: CompileInput['items'],
): { entries: Entry[]; refused: Compiled['refused'] } {
  const entries: Entry[] = []
  const refused: Compiled['refused'] = []
  const ids = new Set<string>()
  for (const item of items) {
    try {
      if (ids.has(item.id)) throw new PlanProblem('plan/duplicate-id', 'id', `${item.id} is there twice`)
      ids.add(item.id)
      checkPromised(item, frame)
      entries.push(entryOf(frame, item))
    } catch (problem) {
      if (!(problem instanceof PlanProblem)) throw problem
      refused.push({ itemId: item.id, problem })
    }
  }
  return { entries, refused }
}

function ratesOf(
  frame: Frame,
  entries: readonly Entry[],
  segments: readonly Segment[],
  debts: number[],
): Rates[] {
  const rates: Rates[] = entries.map(() => segments.map(() => null))
  const zones = [...new Set(entries.map(({ item }) => zoneOf(item)))]
  for (const [s, segment] of segments.entries()) {
    for (const zone of zones) {
      const active = segment.active.filter((k) => zoneOf(entries[k]!.item) === zone)
      const given = giveIn(frame, entries, { ...segment, active }, zone)
      catchUp({ ...segment, active }, entries, given, debts)
      for (const [k, rate] of given) rates[k]![s] = rate
    }
  }
  return rates
}

function giveIn(frame: Frame, entries: readonly Entry[], segment: Segment, zone: string): Map<number, Given> {
  const asks = segment.active.map((index) => {
    const entry = entries[index]!
    return { index, item: entry.item, askedPpm: askedPpm(frame, entry, segment.day) }
  })
  const { psa, ...rules } = frame.input.rules ?? {}
  // Class limits and the public-service quota are the main loop's.
  return allocate(asks, zone === 'main' ? { ...rules, ...(psa ? { psa } : {}) } : undefined)
}

function itemOf(entry: Entry, segments: readonly Segment[], rates: Rates, carryMs: number): Item {
  const { promise, capPpm: _cap, recurring: _recurring, exclusive: _exclusive, ...item } = entry.item
  const rate = rateOf(entry, segments, rates)
  const longest = Math.max(...item.creatives.map(({ durationMs }) => durationMs))
  const lowest = Math.min(rate.ppm, ...(rate.steps ?? []).map(({ ppm }) => ppm))
  const gap =
    promise.kind === 'every' && lowest * promise.gapMs >= longest * 1_000_000 ? promise.gapMs : undefined
  return {
    ...item,
    rate,
    ...(entry.dayparts === undefined ? {} : { dayparts: entry.dayparts }),
    ...(gap === undefined ? {} : { maxGapMs: gap }),
    ...(carryMs === 0 ? {} : { carryMs }),
  }
}

function planOf({ input, calendar }: Frame, items: Item[], absent: Absent[]): Plan {
  const { psa: _psa, ...rules } = input.rules ?? {}
  return {
    format: 'linli-plan',
    version: PLAN_VERSION,
    revision: input.revision,
    zone: input.zone,
    offsets: offsetsOf(calendar.offsets),
    issuedAt: input.issuedAt,
    from: input.from,
    until: input.until,
    seed: input.seed,
    hours: input.hours,
    items,
    ...(Object.keys(rules).length > 0 ? { rules } : {}),
    ...(input.before === undefined || input.before.length === 0 ? {} : { before: [...input.before] }),
    ...(input.opening === undefined || input.opening.length === 0 ? {} : { opening: [...input.opening] }),
    ...(absent.length === 0 ? {} : { absent }),
    media: mediaOf(input, items),
  }
}

function offsetsOf(offsets: Frame['calendar']['offsets']): Offset[] {
  return offsets.map(({ from, offset }) => ({
    from: instantOf(Number.isFinite(from) ? from : 0),
    minutes: offset / 60_000,
  }))
}

/** Only what the plan shows. */
function mediaOf(input: CompileInput, items: readonly Item[]): Plan['media'] {
  const used = new Set<string>()
  for (const { content } of items.flatMap(({ creatives }) => creatives)) {
    if (content.type === 'notice') {
      if (content.picture !== undefined) used.add(content.picture)
    } else used.add(content.sha256)
  }
  return Object.fromEntries(Object.entries(input.media).filter(([sha256]) => used.has(sha256)))
}

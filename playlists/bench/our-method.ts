import { sequence } from '../sequence/sequence.ts'
import type { Item } from '../plan/item.ts'
import type { Plan } from '../plan/plan.ts'
import { instantOf } from '../plan/primitives.ts'
import type { BenchItem, BenchPlay, Workload } from './workload.ts'

const OPENING = Date.parse('2026-11-21T00:00:00.000Z')
const SHA = '0'.repeat(64)

/** A benchmark day as the plan a screen would get. */
export function planOf(workload: Workload, seed: number, windowPermille = 1000): Plan {
  // W10 is about the bound alone: there an item may follow itself.
  const free = { by: 'item' as const, items: 1, only: [] }
  const apart = { by: 'category' as const, items: 1 }
  const separation = [
    ...(workload.separated ? [apart] : []),
    ...(workload.playsOutsideLines === true ? [free] : []),
  ]
  return {
    format: 'linli-plan',
    version: 1,
    revision: `${workload.name}-${seed}`,
    zone: 'UTC',
    issuedAt: instantOf(OPENING),
    from: instantOf(OPENING),
    until: instantOf(OPENING + workload.openMs),
    seed,
    hours: { weekly: [] },
    items: workload.items.map((item) => itemOf(workload, item)),
    rules: {
      ...(workload.separated || workload.playsOutsideLines === true ? { separation } : {}),
      windowPermille,
    },
    media: { [SHA]: { bytes: 1, type: 'image/webp', width: 1, height: 1 } },
  }
}

function itemOf(workload: Workload, item: BenchItem): Item {
  const first = item.lines[0]!
  const validUntil = workload.playsOutsideLines === true ? workload.openMs : item.lines.at(-1)!.until
  const dayparted = item.lines.some(({ from }, k) => k > 0 && from !== item.lines[k - 1]!.until)
  const steps = item.lines.map(({ from, until, ppm }) => ({
    from: instantOf(OPENING + from),
    until: instantOf(OPENING + until),
    ppm,
  }))
  return {
    id: item.id,
    kind: item.kind,
    title: { zh: item.id },
    validFrom: instantOf(OPENING + first.from),
    validUntil: instantOf(OPENING + validUntil),
    ...(dayparted
      ? { dayparts: item.lines.map(({ from, until }) => ({ from: wall(from), until: wall(until) })) }
      : {}),
    rate: {
      ppm: item.lines.length > 1 ? 0 : first.ppm,
      ...(item.lines.length > 1 ? { steps } : {}),
      why: { rule: 'workload' },
    },
    creatives: [{ id: 'only', durationMs: item.durationMs, content: { type: 'image', sha256: SHA } }],
    ...(item.category === undefined ? {} : { categories: [item.category] }),
    ...(item.maxGapMs === undefined ? {} : { maxGapMs: item.maxGapMs }),
  }
}

function wall(ms: number): string {
  return ms === 86_400_000 ? '24:00' : instantOf(ms).slice(11, 16)
}

/** The plays of a plan made by `planOf`. */
export function playsOf(workload: Workload, plan: Plan): BenchPlay[] {
  const index = new Map(workload.items.map(({ id }, k) => [id, k]))
  const slots = sequence(plan, OPENING, OPENING + workload.openMs)
  return slots.map(({ itemId, startsAt, endsAt }) => ({
    item: index.get(itemId)!,
    at: startsAt - OPENING,
    durationMs: endsAt - startsAt,
  }))
}

export function ours(workload: Workload, seed: number): BenchPlay[] {
  return playsOf(workload, planOf(workload, seed))
}

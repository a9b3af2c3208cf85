import { stageOf, type Stage } from '../sequence/stage.ts'
import { zoneOf } from '../sequence/stream.ts'
import type { Plan } from './plan.ts'

/** What a sound plan may still be asked about. Parts are of the whole, 1 is all. */
export type Warning =
  | { code: 'no-house'; zone: string }
  | { code: 'never-on'; itemId: string }
  | { code: 'separation-tight'; rule: string; value: string; part: number }
  | { code: 'gaps-tight'; zone: string; part: number }

/** Any gaps whose plays take up no more than this can be kept (Kawamura, STOC 2024). */
const GAPS_ALWAYS_KEPT = 5 / 6

/** Looks for what will play, but perhaps not as somebody thinks. */
export function warningsOf(plan: Plan): Warning[] {
  const zones = [...new Set(plan.items.map(zoneOf))]
  return zones.flatMap((zone) => {
    const stage = stageOf(plan, zone)
    const house = stage.houses.length === 0 ? [{ code: 'no-house' as const, zone }] : []
    const never = stage.streams
      .filter(({ windows }) => windows.length === 0)
      .map(({ item }) => ({ code: 'never-on' as const, itemId: item.id }))
    return [...house, ...never, ...gapsIn(stage), ...separationsIn(stage)]
  })
}

function gapsIn({ streams, zone }: Stage): Warning[] {
  const part = streams.reduce(
    (sum, { item, longest }) => sum + (item.maxGapMs ? longest / item.maxGapMs : 0),
    0,
  )
  return part > GAPS_ALWAYS_KEPT ? [{ code: 'gaps-tight', zone, part }] : []
}

/** A kind kept apart must have room beside itself: its plays and what stands between them fit into the time. */
function separationsIn({ plan, streams, longest }: Stage): Warning[] {
  return (plan.rules?.separation ?? []).flatMap((rule) => {
    const needed = new Map<string, number>()
    for (const { item, fluid, durations } of streams) {
      const rate = Math.max(0, ...fluid.ppm) / 1_000_000
      const apart = Math.max(rule.ms ?? 0, (rule.items ?? 0) * Math.min(longest, 15_000))
      for (const value of valuesOf(rule.by, item)) {
        if (rule.only?.includes(value) === false) continue
        needed.set(value, (needed.get(value) ?? 0) + (rate * (durations[0]! + apart)) / durations[0]!)
      }
    }
    return [...needed]
      .filter(([, part]) => part > 1)
      .map(([value, part]) => ({ code: 'separation-tight' as const, rule: rule.by, value, part }))
  })
}

function valuesOf(by: string, item: Plan['items'][number]): string[] {
  if (by === 'brand') return item.brand === undefined ? [] : [item.brand]
  if (by === 'category') return item.categories ?? []
  return by === 'kind' ? [item.kind] : [item.id]
}

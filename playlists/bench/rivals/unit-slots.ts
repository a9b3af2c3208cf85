import { promisedMs, type BenchPlay, type Workload } from '../workload.ts'

/** Are all plays of one length? Only then do the two methods here apply. */
export function hasUnitSlots({ items }: Workload): boolean {
  return items.every(({ durationMs }) => durationMs === items[0]!.durationMs)
}

/** Do all rates hold all day? */
export function isConstant({ items, openMs }: Workload): boolean {
  return items.every(({ lines }) => lines.length === 1 && lines[0]!.from === 0 && lines[0]!.until === openMs)
}

function promisedPlays(workload: Workload): (item: number, slot: number) => number {
  const slotMs = workload.items[0]!.durationMs
  return (item, slot) => {
    const at = slot * slotMs
    const own = workload.items[item]!
    if (own.kind !== 'house') return promisedMs(own, at) / slotMs
    const others = workload.items.reduce((sum, other) => sum + (other === own ? 0 : promisedMs(other, at)), 0)
    return (at - others) / slotMs
  }
}

/** Tijdeman's chairman assignment (1980): never more than 1 − 1/(2n − 2) plays off, for any rates. */
export function tijdeman(workload: Workload): BenchPlay[] {
  const slotMs = workload.items[0]!.durationMs
  const n = workload.items.length
  const spare = 1 / (2 * n - 2)
  const promised = promisedPlays(workload)
  const played = workload.items.map(() => 0)
  const slots = Math.floor(workload.openMs / slotMs)
  return Array.from({ length: slots }, (_, slot) => {
    let best = 0
    let earliest = Infinity
    for (let item = 0; item < n; item++) {
      if (promised(item, slot + 1) - played[item]! < spare - 1e-9) continue
      const due = firstSlot(slots, (k) => promised(item, k) - played[item]! >= 1 - spare - 1e-9, slot + 1)
      if (due >= earliest) continue
      earliest = due
      best = item
    }
    played[best]!++
    return { item: best, at: slot * slotMs, durationMs: slotMs }
  })
}

/**
 * The least worst deviation there is, for constant rates: jobs with windows for a bound, earliest deadline first, and a
 * search for the smallest bound that works (Steiner & Yeomans 1993). Slow, and only possible with the whole day known.
 */
export function offlineOptimum(workload: Workload): BenchPlay[] {
  let low = 0.5
  let high = 1
  let best = withBound(workload, high) ?? []
  while (high - low > 0.004) {
    const middle = (low + high) / 2
    const found = withBound(workload, middle)
    if (found === null) low = middle
    else {
      best = found
      high = middle
    }
  }
  return best
}

function withBound(workload: Workload, bound: number): BenchPlay[] | null {
  const slotMs = workload.items[0]!.durationMs
  const slots = Math.floor(workload.openMs / slotMs)
  const promised = promisedPlays(workload)
  const rates = workload.items.map((_, item) => promised(item, slots) / slots)
  const played = rates.map(() => 0)
  const plays: BenchPlay[] = []
  for (let slot = 0; slot < slots; slot++) {
    let best = -1
    let earliest = Infinity
    for (const [item, rate] of rates.entries()) {
      if (rate === 0 || rate * (slot + 1) < played[item]! + 1 - bound - 1e-9) continue
      const latest = Math.floor((bound + played[item]!) / rate + 1e-9)
      if (latest >= earliest) continue
      earliest = latest
      best = item
    }
    if (earliest < slot) return null
    if (best < 0) return null
    played[best]!++
    plays.push({ item: best, at: slot * slotMs, durationMs: slotMs })
  }
  return plays
}

/** The first slot from `from` on for which `reached` holds; it holds ever after. */
function firstSlot(slots: number, reached: (slot: number) => boolean, from: number): number {
  let low = from
  let high = slots * 2
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (middle > slots || reached(middle)) high = middle
    else low = middle + 1
  }
  return low
}

import { isSame, promisedMs, type BenchPlay, type Workload } from '../workload.ts'
import { playLoop, type Moment } from './play-loop.ts'

const WHOLE = 1_000_000

/** Stride scheduling (Waldspurger 1995): the smallest pass plays; its pass grows by its length over its rate. */
export function stride(workload: Workload): BenchPlay[] {
  const pass = workload.items.map(() => 0)
  let clock = 0
  let before = new Set<number>()
  return playLoop(workload, ({ able, ppm }) => {
    const candidates = able.filter((item) => ppm[item]! > 0)
    if (candidates.length === 0) return able[0]!
    for (const item of candidates) if (!before.has(item)) pass[item] = Math.max(pass[item]!, clock)
    before = new Set(candidates)
    const item = least(candidates, (candidate) => pass[candidate]!)
    clock = pass[item]!
    pass[item]! += (workload.items[item]!.durationMs * WHOLE) / ppm[item]!
    return item
  })
}

/** nginx's smooth weighted round robin (2012), in time: the item that is furthest behind, in its own plays, plays. */
export function smoothRoundRobin(workload: Workload): BenchPlay[] {
  return largestDeficit(workload, (able) => able)
}

/** The same, passing over the item of the last play and its category. */
export function smoothRoundRobinApart(workload: Workload): BenchPlay[] {
  return largestDeficit(workload, (able, last) => {
    if (last < 0) return able
    const own = workload.items[last]!
    const apart = able.filter((item) => {
      const candidate = workload.items[item]!
      return item !== last && !(workload.separated && isSame(own, candidate))
    })
    return apart.length > 0 ? apart : able
  })
}

function largestDeficit(
  workload: Workload,
  allow: (able: readonly number[], last: number) => readonly number[],
): BenchPlay[] {
  const played = workload.items.map(() => 0)
  let last = -1
  return playLoop(workload, (moment) => {
    const candidates = allow(moment.able, last)
    const item = least(candidates, (candidate) => -deficit(workload, played, candidate, moment))
    played[item]! += workload.items[item]!.durationMs
    last = item
    return item
  })
}

function deficit(workload: Workload, played: readonly number[], index: number, { at, ppm }: Moment): number {
  const item = workload.items[index]!
  const owed = item.kind === 'house' ? housePromisedMs(workload, at) : promisedMs(item, at)
  const next = (ppm[index]! * item.durationMs) / WHOLE
  return (owed + next - played[index]!) / item.durationMs
}

function housePromisedMs(workload: Workload, at: number): number {
  return (
    at - workload.items.reduce((sum, item) => sum + (item.kind === 'house' ? 0 : promisedMs(item, at)), 0)
  )
}

function least(items: readonly number[], of: (item: number) => number): number {
  let best = items[0]!
  for (const item of items) if (of(item) < of(best)) best = item
  return best
}

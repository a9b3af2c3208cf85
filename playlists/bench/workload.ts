import type { Kind } from '../plan/item.ts'

/** A stretch of a stream's promise: milliseconds since opening, parts per million of on-air time. */
export interface Line {
  from: number
  until: number
  ppm: number
}

/** One item of a benchmark day. Lines do not overlap; between them it may not play. */
export interface BenchItem {
  id: string
  kind: Kind
  durationMs: number
  lines: Line[]
  category?: string
  maxGapMs?: number
}

/** One day of one screen, as every method under test gets it. What nobody is promised is the house's. */
export interface Workload {
  name: string
  openMs: number
  items: BenchItem[]
  /** Items of one category do not follow each other. */
  separated: boolean
  /** Rates change from slot to slot: the promise goes on after the last line. */
  playsOutsideLines?: boolean
}

/** One play of any method: index of the item and milliseconds since opening. */
export interface BenchPlay {
  item: number
  at: number
  durationMs: number
}

export type Method = (workload: Workload, seed: number) => BenchPlay[]

/** The rate of an item at a moment; −1 where it may not play. */
export function lineAt(item: BenchItem, at: number): Line | undefined {
  return item.lines.find(({ from, until }) => from <= at && at < until)
}

/** May a play of the item start at `at` and end within its lines? Lines that touch count as one. */
export function mayPlay(workload: Workload, item: BenchItem, at: number): boolean {
  const end = at + item.durationMs
  if (end > workload.openMs) return false
  if (workload.playsOutsideLines === true) return true
  let k = item.lines.findIndex(({ from, until }) => from <= at && at < until)
  if (k < 0) return false
  while (item.lines[k]!.until < end) {
    const next = item.lines[k + 1]
    if (next === undefined || next.from !== item.lines[k]!.until) return false
    k++
  }
  return true
}

/** Milliseconds promised until `at`. */
export function promisedMs(item: BenchItem, at: number): number {
  let sum = 0
  for (const { from, until, ppm } of item.lines) {
    if (from >= at) break
    sum += ((Math.min(at, until) - from) * ppm) / 1_000_000
  }
  return sum
}

export const isSame = (one: BenchItem, other: BenchItem): boolean =>
  one === other || (one.category !== undefined && one.category === other.category)

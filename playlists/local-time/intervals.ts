/** `[from, until)` in epoch milliseconds. Lists of intervals are sorted, disjoint and do not touch. */
export interface Interval {
  from: number
  until: number
}

/** Sorts, drops the empty, joins what overlaps or touches. */
export function union(intervals: readonly Interval[]): Interval[] {
  const sorted = intervals.filter(({ from, until }) => until > from).sort((a, b) => a.from - b.from)
  const joined: Interval[] = []
  for (const { from, until } of sorted) {
    const last = joined.at(-1)
    if (last !== undefined && from <= last.until) last.until = Math.max(last.until, until)
    else joined.push({ from, until })
  }
  return joined
}

/** What two lists have in common. */
export function intersection(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const common: Interval[] = []
  for (let i = 0, j = 0; ;) {
    const x = a[i]
    const y = b[j]
    if (x === undefined || y === undefined) return common
    const from = Math.max(x.from, y.from)
    const until = Math.min(x.until, y.until)
    if (until > from) common.push({ from, until })
    if (x.until <= y.until) i++
    else j++
  }
}

export function lengthOf(intervals: readonly Interval[]): number {
  return intervals.reduce((sum, { from, until }) => sum + until - from, 0)
}

/** The interval that holds `at`. */
export function intervalAt(intervals: readonly Interval[], at: number): Interval | undefined {
  return intervals.find(({ from, until }) => from <= at && at < until)
}

/** The first interval that begins after `at`. */
export function intervalAfter(intervals: readonly Interval[], at: number): Interval | undefined {
  return intervals.find(({ from }) => from > at)
}

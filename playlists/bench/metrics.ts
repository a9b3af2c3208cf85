import { isSame, promisedMs, type BenchItem, type BenchPlay, type Workload } from './workload.ts'

const HOUR = 3_600_000
const MANY = 20

/** What one method did on one day. Deviations are in plays of the item, gaps in ideal gaps. */
export interface Measures {
  devAds: number
  devAll: number
  devMean: number
  gapNotices: number
  gapAds: number
  deliveryMin: number
  deliveryMax: number
  /** Worst distance from the promise at closing, in plays. */
  off: number
  /** Violations of separation and of not following oneself, per thousand plays. */
  separation: number
  repeats: number
  /** Least share of notices in any rolling hour, by their promise. */
  quota: number
  /** Items short by a play or more when they expired. */
  expiredShort: number
  /** Worst distance of an ad from its even pace at a full hour, in parts of its day. */
  pace: number
  plays: number
}

export function measure(workload: Workload, plays: readonly BenchPlay[]): Measures {
  const byItem = workload.items.map((_, index) => plays.filter(({ item }) => item === index))
  const promised = workload.items.flatMap((item, index) => (item.kind === 'house' ? [] : [{ item, index }]))
  const devs = promised.map(({ item, index }) => ({
    item,
    dev: deviation(item, byItem[index]!, workload.openMs),
  }))
  const ads = devs.filter(({ item }) => item.kind === 'ad').map(({ dev }) => dev)
  const gaps = (kind: 'ad' | 'notice'): number =>
    most(
      promised
        .filter(({ item }) => item.kind === kind)
        .map(({ item, index }) => worstGap(item, byItem[index]!)),
    )
  const delivered = promised.map(({ item, index }) => deliveryOf(workload, item, byItem[index]!))
  const many = delivered.filter(({ promisedPlays }) => promisedPlays >= MANY).map(({ ratio }) => ratio)
  return {
    devAds: most(ads),
    devAll: most(devs.map(({ dev }) => dev)),
    devMean: devs.reduce((sum, { dev }) => sum + dev, 0) / Math.max(devs.length, 1),
    gapNotices: gaps('notice'),
    gapAds: gaps('ad'),
    deliveryMin: many.length === 0 ? 1 : Math.min(...many),
    deliveryMax: many.length === 0 ? 1 : Math.max(...many),
    off: most(delivered.map(({ off }) => off)),
    separation: workload.separated ? perThousand(plays, (a, b) => a !== b && tooNear(workload, a, b)) : 0,
    repeats: perThousand(plays, (a, b) => a === b && mayNotRepeat(workload.items[a]!)),
    quota: quotaOf(workload, plays),
    expiredShort: expiredShort(workload, promised, byItem),
    pace: most(
      promised
        .filter(({ item }) => item.kind === 'ad')
        .map(({ item, index }) => paceOf(workload, item, byItem[index]!)),
    ),
    plays: plays.length,
  }
}

const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), 0)

/** Largest distance from the promise, at every start, every end, and closing. */
function deviation(item: BenchItem, plays: readonly BenchPlay[], openMs: number): number {
  let worst = 0
  let played = 0
  const look = (at: number): void => {
    worst = Math.max(worst, Math.abs(promisedMs(item, at) - played))
  }
  for (const { at, durationMs } of plays) {
    look(at)
    played += durationMs
    look(at + durationMs)
  }
  look(openMs)
  return worst / item.durationMs
}

/** Longest time between starts, from opening and to closing too, over the ideal one; line by line where lines part. */
function worstGap(item: BenchItem, plays: readonly BenchPlay[]): number {
  let worst = 0
  for (const { from, until, ppm } of item.lines) {
    if (ppm === 0) continue
    const ideal = (item.durationMs * 1_000_000) / ppm
    if (until - from < ideal) continue
    const starts = plays.filter(({ at }) => at >= from && at < until).map(({ at }) => at)
    const edges = [from, ...starts, until]
    for (let k = 1; k < edges.length; k++) worst = Math.max(worst, (edges[k]! - edges[k - 1]!) / ideal)
  }
  return worst
}

interface Delivery {
  promisedPlays: number
  ratio: number
  off: number
}

function deliveryOf(workload: Workload, item: BenchItem, plays: readonly BenchPlay[]): Delivery {
  const owed = promisedMs(item, workload.openMs)
  const played = plays.reduce((sum, { durationMs }) => sum + durationMs, 0)
  return {
    promisedPlays: owed / item.durationMs,
    ratio: owed === 0 ? 1 : played / owed,
    off: Math.abs(played - owed) / item.durationMs,
  }
}

function mayNotRepeat({ kind, lines }: BenchItem): boolean {
  return kind !== 'house' && lines.every(({ ppm }) => ppm <= 300_000)
}

function tooNear(workload: Workload, a: number, b: number): boolean {
  return isSame(workload.items[a]!, workload.items[b]!)
}

function perThousand(plays: readonly BenchPlay[], bad: (a: number, b: number) => boolean): number {
  let count = 0
  for (let k = 1; k < plays.length; k++) if (bad(plays[k - 1]!.item, plays[k]!.item)) count++
  return plays.length === 0 ? 0 : (1000 * count) / plays.length
}

/** Notices' least part of any rolling hour over what they were promised of it, looked at every minute. */
function quotaOf(workload: Workload, plays: readonly BenchPlay[]): number {
  const notices = workload.items.flatMap((item, index) => (item.kind === 'notice' ? [index] : []))
  if (notices.length === 0) return 1
  const own = plays.filter(({ item }) => notices.includes(item))
  let worst = Infinity
  let first = 0
  for (let until = HOUR; until <= workload.openMs; until += 60_000) {
    const from = until - HOUR
    while (first < own.length && own[first]!.at + own[first]!.durationMs <= from) first++
    let shown = 0
    for (let k = first; k < own.length && own[k]!.at < until; k++) {
      shown += Math.min(own[k]!.at + own[k]!.durationMs, until) - Math.max(own[k]!.at, from)
    }
    const owed = notices.reduce((sum, index) => {
      const item = workload.items[index]!
      return sum + promisedMs(item, until) - promisedMs(item, from)
    }, 0)
    if (owed > 60_000) worst = Math.min(worst, shown / owed)
  }
  return worst === Infinity ? 1 : worst
}

function expiredShort(
  workload: Workload,
  promised: readonly { item: BenchItem; index: number }[],
  byItem: readonly BenchPlay[][],
): number {
  return promised.filter(({ item, index }) => {
    const until = item.lines.at(-1)!.until
    if (item.kind !== 'notice' || until >= workload.openMs) return false
    const played = byItem[index]!.reduce((sum, { durationMs }) => sum + durationMs, 0)
    return promisedMs(item, until) - played >= item.durationMs
  }).length
}

function paceOf(workload: Workload, item: BenchItem, plays: readonly BenchPlay[]): number {
  const goal = promisedMs(item, workload.openMs)
  if (goal < MANY * item.durationMs) return 0
  let worst = 0
  for (let until = HOUR; until <= workload.openMs; until += HOUR) {
    const played = plays.filter(({ at }) => at < until).reduce((sum, { durationMs }) => sum + durationMs, 0)
    worst = Math.max(worst, Math.abs(played - promisedMs(item, until)) / goal)
  }
  return worst
}

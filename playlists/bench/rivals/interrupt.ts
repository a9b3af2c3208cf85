import { lineAt, type BenchPlay, type Workload } from '../workload.ts'

const HOUR_SECONDS = 3600

/**
 * The interrupt algorithm of Xibo's players, by the steps of `ScheduleManager`: ads are interrupts with a share of voice in
 * seconds an hour, everything else is normal and has no weight. The loop of an hour is made anew at every full hour.
 */
export function interruptLoop(workload: Workload): BenchPlay[] {
  const plays: BenchPlay[] = []
  let hour = -1
  let loop: number[] = []
  let index = 0
  for (let at = 0; at < workload.openMs;) {
    const now = Math.floor(at / 3_600_000)
    if (now !== hour) {
      hour = now
      loop = loopOfHour(workload, at)
      index = 0
    }
    if (loop.length === 0) {
      at = (hour + 1) * 3_600_000
      continue
    }
    const item = loop[index++ % loop.length]!
    const durationMs = Math.min(workload.items[item]!.durationMs, workload.openMs - at)
    plays.push({ item, at, durationMs })
    at += durationMs
  }
  return plays
}

function loopOfHour(workload: Workload, at: number): number[] {
  const active = workload.items.flatMap((item, index) => (lineAt(item, at) === undefined ? [] : [index]))
  const interrupts = active.filter((index) => workload.items[index]!.kind === 'ad')
  const normals = active.filter((index) => workload.items[index]!.kind !== 'ad')
  const shares = interrupts.map((index) =>
    Math.round((HOUR_SECONDS * lineAt(workload.items[index]!, at)!.ppm) / 1e6),
  )
  const seconds = (index: number): number => workload.items[index]!.durationMs / 1000
  if (interrupts.length === 0) return normals

  const expanded: number[] = []
  const committed = interrupts.map(() => 0)
  for (let k = 0; committed.some((done, i) => done < shares[i]!); k = (k + 1) % interrupts.length) {
    if (committed[k]! >= shares[k]!) continue
    expanded.push(interrupts[k]!)
    committed[k]! += seconds(interrupts[k]!)
  }
  const interruptSeconds = expanded.reduce((sum, index) => sum + seconds(index), 0)
  // A full hour of interrupts: the list as booked, one of each.
  if (interruptSeconds >= HOUR_SECONDS || normals.length === 0) return interrupts

  const filled: number[] = []
  for (let k = 0, left = HOUR_SECONDS - interruptSeconds; left > 0; k++) {
    const index = normals[k % normals.length]!
    filled.push(index)
    left -= seconds(index)
  }
  return weave(filled, expanded, seconds)
}

function weave(
  normals: readonly number[],
  interrupts: readonly number[],
  seconds: (index: number) => number,
): number[] {
  const picks = Math.max(normals.length, interrupts.length)
  const normalPick = Math.ceil(picks / normals.length)
  const interruptPick = Math.floor(picks / interrupts.length)
  const loop: number[] = []
  let normal = 0
  let interrupt = 0
  let total = 0
  const add = (index: number): void => {
    loop.push(index)
    total += seconds(index)
  }
  for (let k = 0; k < picks; k++) {
    if (k % normalPick === 0) add(normals[normal++ % normals.length]!)
    if (k % interruptPick === 0 && interrupt < interrupts.length) add(interrupts[interrupt++]!)
  }
  while (total < HOUR_SECONDS) add(normals[normal++ % normals.length]!)
  return loop
}

import { lineAt, mayPlay, type BenchPlay, type Workload } from '../workload.ts'

const WHOLE = 1_000_000

/** What a rival sees when it has to choose: the items that may play now and their rates, the house with the rest. */
export interface Moment {
  at: number
  /** Indices of items that may play now and end in time. */
  able: number[]
  /** Parts per million by item index; 0 for items that may not play. */
  ppm: number[]
}

/** Asks for one play after another until the day is over. Where nothing may play, the house is cut to fit. */
export function playLoop(workload: Workload, choose: (moment: Moment) => number): BenchPlay[] {
  const plays: BenchPlay[] = []
  const house = workload.items.findIndex(({ kind }) => kind === 'house')
  for (let at = 0; at < workload.openMs;) {
    const moment = momentAt(workload, at)
    const item = moment.able.length > 0 ? choose(moment) : -1
    if (item < 0 && house < 0) {
      at += 1000
      continue
    }
    const chosen = item < 0 ? house : item
    const durationMs = Math.min(workload.items[chosen]!.durationMs, workload.openMs - at)
    plays.push({ item: chosen, at, durationMs })
    at += durationMs
  }
  return plays
}

function momentAt(workload: Workload, at: number): Moment {
  const ppm = workload.items.map((item) => lineAt(item, at)?.ppm ?? 0)
  const house = workload.items.findIndex(({ kind }) => kind === 'house')
  if (house >= 0) ppm[house] = Math.max(0, WHOLE - ppm.reduce((a, b) => a + b, 0))
  const able = workload.items.flatMap((item, index) => (mayPlay(workload, item, at) ? [index] : []))
  return { at, able, ppm }
}

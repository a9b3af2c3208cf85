import { promisedAt } from '../sequence/fluid.ts'
import { timelineOf, walkTo } from '../sequence/timeline.ts'
import { msOf } from '../plan/primitives.ts'
import type { Plan } from '../plan/plan.ts'

const DAY = 86_400_000
const NANO = 1_000_000
/** Windows worth trying, widest first; the widest is the one with the proof. */
const WINDOWS = [1000, 850, 750, 650]

/**
 * Plays the plan's first day through with several windows and keeps the one whose worst deviation from the promises is
 * least. A plan is known in full, so what was measured is what will be seen.
 */
export function tune(plan: Plan): Plan {
  let best = plan
  let least = Infinity
  for (const windowPermille of WINDOWS) {
    const candidate = { ...plan, rules: { ...plan.rules, windowPermille } }
    const worst = worstDeviation(candidate)
    if (worst > least - 0.01) continue
    least = worst
    best = candidate
  }
  return best
}

/** The largest distance between promise and plays of the main loop's first day, in plays of the item; the house aside. */
export function worstDeviation(plan: Plan): number {
  const timeline = timelineOf(plan, 'main')
  const { stage, record } = timeline
  const end = Math.min(stage.span.until, msOf(plan.from) + DAY)
  walkTo(timeline, end - 1)
  const played = stage.streams.map(({ item }) => -(item.carryMs ?? 0) * NANO)
  let worst = 0
  const look = (stream: number, at: number): void => {
    const { fluid, longest } = stage.streams[stream]!
    worst = Math.max(worst, Math.abs(promisedAt(fluid, at) - played[stream]!) / (longest * NANO))
  }
  for (let k = 0; k < record.length; k++) {
    const stream = record.stream[k]!
    if (stage.streams[stream]!.house) continue
    const at = record.startsAt[k]!
    look(stream, at)
    played[stream]! += record.durationMs[k]! * NANO
    look(stream, at + record.durationMs[k]!)
  }
  for (const [stream, { house }] of stage.streams.entries()) if (!house) look(stream, end)
  return worst
}

import type { Calendar } from '../local-time/calendar.ts'
import type { Interval } from '../local-time/intervals.ts'
import { instantOf } from './primitives.ts'
import { PlanProblem } from './plan-problem.ts'

/**
 * @throws PlanProblem `plan/overlapping-windows`
 */
export function refuseOverlap(stretches: readonly Interval[], path: string, { offsets }: Calendar): void {
  const sorted = [...stretches].sort((a, b) => a.from - b.from)
  for (const [index, { from }] of sorted.entries()) {
    const before = sorted[index - 1]
    if (before !== undefined && from < before.until) {
      const offset = offsets.findLast((period) => period.from <= from)?.offset ?? 0
      const wall = instantOf(from + offset)
        .slice(0, 16)
        .replace('T', ' ')
      throw new PlanProblem('plan/overlapping-windows', path, `two windows overlap on ${wall} local time`)
    }
  }
}

import { MAX_PLAN_DAYS } from './plan.ts'
import { msOf, type Instant } from './primitives.ts'
import { PlanProblem } from './plan-problem.ts'

const DAY = 86_400_000

/**
 * A plan is in force for some time, and not for ever.
 * @throws PlanProblem `plan/empty-window`, `plan/too-long`
 */
export function checkSpan(plan: { from: Instant; until: Instant }): void {
  const from = msOf(plan.from)
  const until = msOf(plan.until)
  if (!(until > from)) throw new PlanProblem('plan/empty-window', 'until', 'not after from')
  if (until - from > MAX_PLAN_DAYS * DAY) {
    throw new PlanProblem('plan/too-long', 'until', `more than ${MAX_PLAN_DAYS} days after from`)
  }
}

import { checkPlan } from './check-plan.ts'
import { MAX_ITEMS, PLAN_VERSION, Plan } from './plan.ts'
import { PlanProblem, pathText } from './plan-problem.ts'

export { PlanProblem } from './plan-problem.ts'

/**
 * Reads a plan of any version this engine knows. Fields it does not know are left out, so a player may be older than
 * the plan within one version.
 * @throws PlanProblem naming the place and the reason; `plan/too-new` for a version newer than this engine.
 */
export function parsePlan(unknown: unknown): Plan {
  refuseStrangers(unknown)
  const read = Plan.safeParse(unknown)
  if (!read.success) {
    const places = read.error.issues.map((issue) => ({ path: pathText(issue.path), reason: issue.message }))
    const first = places[0] ?? { path: '', reason: 'not a plan' }
    throw new PlanProblem('plan/malformed', first.path, first.reason, places.slice(1, 50))
  }
  checkPlan(read.data)
  return read.data
}

function refuseStrangers(unknown: unknown): void {
  if (
    typeof unknown !== 'object' ||
    unknown === null ||
    !('format' in unknown) ||
    unknown.format !== 'linli-plan'
  ) {
    throw new PlanProblem('plan/not-a-plan', 'format', "a plan says format: 'linli-plan'")
  }
  const version = 'version' in unknown ? unknown.version : undefined
  if (typeof version === 'number' && version > PLAN_VERSION) {
    const reason = `version ${version} is newer than ${PLAN_VERSION}, the newest this player knows`
    throw new PlanProblem('plan/too-new', 'version', reason)
  }
  // Counted before anything is read: a million items are refused at once.
  if ('items' in unknown && Array.isArray(unknown.items) && unknown.items.length > MAX_ITEMS) {
    throw new PlanProblem(
      'plan/too-many-items',
      'items',
      `${unknown.items.length} items; at most ${MAX_ITEMS}`,
    )
  }
}

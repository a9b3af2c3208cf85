import type { Plan } from '../plan/plan.ts'
import type { Circumstances, Reason } from './reason.ts'

/** Why `itemId` plays or does not at `at`, epoch milliseconds. The first reason decides. */
export function explain(plan: Plan, itemId: string, at: number, circumstances: Circumstances = {}): Reason[] {
  throw new Error(`not yet: ${plan.revision} ${itemId} ${at} ${Object.keys(circumstances).length}`)
}

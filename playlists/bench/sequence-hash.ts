import { createHash } from 'node:crypto'
import { sequence } from '../sequence/sequence.ts'
import type { Plan } from '../plan/plan.ts'
import { msOf } from '../plan/primitives.ts'

/** SHA-256 of every slot of a plan, with its reasons. */
export function sequenceHash(plan: Plan): string {
  const slots = sequence(plan, msOf(plan.from), msOf(plan.until))
  return createHash('sha256').update(JSON.stringify(slots)).digest('hex')
}

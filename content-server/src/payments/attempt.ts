import type { AttemptState } from '@linli/contract/payments.ts'

/** Which state may follow which; what is not here never happens, whatever a channel says. */
const NEXT: Record<AttemptState, readonly AttemptState[]> = {
  created: ['submitted', 'closed', 'closing', 'failed', 'succeeded', 'quarantined'],
  submitted: ['presented', 'paying', 'failed', 'closing', 'closed', 'succeeded', 'quarantined'],
  presented: ['paying', 'closing', 'closed', 'failed', 'succeeded', 'quarantined'],
  paying: ['closing', 'closed', 'failed', 'succeeded', 'quarantined'],
  closing: ['closed', 'failed', 'succeeded', 'quarantined'],
  // Money may still come for what was closed or refused: it is taken, and given back if need be.
  closed: ['succeeded', 'quarantined'],
  failed: ['succeeded', 'quarantined'],
  succeeded: [],
  quarantined: [],
}

export const LIVE_STATES = [
  'created',
  'submitted',
  'presented',
  'paying',
  'closing',
] as const satisfies AttemptState[]

export function mayBecome(from: AttemptState, to: AttemptState): boolean {
  return NEXT[from].includes(to)
}

/** The states from which this one may be reached: what a conditional update asks for. */
export function statesBefore(to: AttemptState): AttemptState[] {
  return (Object.keys(NEXT) as AttemptState[]).filter((from) => mayBecome(from, to))
}

/** Whether a payer may still pay it, or it has not been proven ended. */
export function isLive(state: AttemptState): boolean {
  return (LIVE_STATES as readonly AttemptState[]).includes(state)
}

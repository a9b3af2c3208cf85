import type { Disposition } from '@linli/contract/payments.ts'

/** How what was to be paid stands at the moment when the money's arrival is proven. */
export type Standing = 'open' | 'paid' | 'gone' | 'missing'

/**
 * What becomes of money that has verifiably come: it pays what was owed, or goes back, or waits for a person.
 * `lockedByOther`: another payment is being made for the same thing at this moment.
 */
export function dispose(found: {
  standing: Standing
  intentPaid: boolean
  lockedByOther: boolean
}): Disposition {
  if (found.standing === 'missing') return 'suspense'
  if (found.intentPaid || found.standing === 'paid') return 'auto_refund_duplicate'
  if (found.standing === 'gone' || found.lockedByOther) return 'auto_refund_late'
  return 'apply'
}

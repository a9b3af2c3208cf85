import { instantOf, msOf, type Instant } from '@linli/contract/instants.ts'
import { deskGateway, paymentEvidence, type DeskAct } from './desk-gateway.ts'
import type { Fen, Gateway, Identity, PaymentEvidence } from './gateway.ts'

export const TERMS: Identity = { channel: 'terms', merchantId: 'desk', appId: 'desk' }
const DAY_MS = 86_400_000

/** Advertisers who pay later. Giving back is owing less: it is done in the moment it is asked for. */
export const creditTerms = (clock: () => Instant): Gateway => deskGateway(TERMS, 'succeeded', clock)

/** An operator charged it to the advertiser's terms. */
export const chargedToTerms = (act: DeskAct): PaymentEvidence => paymentEvidence(TERMS, act)

export type CreditTerms = {
  limitFen: Fen
  /** Within so many days of each charge it is to be settled; null: no term is agreed. */
  days: number | null
}

export type Owed = { fen: Fen; oldestAt: Instant | null }

/** Whether so much more may be owed. Whoever has let a term pass pays that first. */
export function mayCharge(
  terms: CreditTerms,
  owed: Owed,
  fen: Fen,
  now: Instant,
): 'granted' | 'over the limit' | 'overdue' {
  const due = owed.oldestAt === null ? null : dueAt(terms, owed.oldestAt)
  if (due !== null && due < now) return 'overdue'
  return owed.fen + fen > terms.limitFen ? 'over the limit' : 'granted'
}

/** When what was charged at that moment is to be settled; null when no term is agreed. */
export function dueAt({ days }: CreditTerms, chargedAt: Instant): Instant | null {
  return days === null ? null : instantOf(msOf(chargedAt) + days * DAY_MS)
}

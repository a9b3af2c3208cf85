import type { Instant } from '@linli/contract/instants.ts'
import { deskGateway, paymentEvidence, refundEvidence, written, type DeskAct } from './desk-gateway.ts'
import type { Fen, Gateway, Identity, PaymentEvidence, RefundEvidence } from './gateway.ts'

export const CASH: Identity = { channel: 'cash', merchantId: 'desk', appId: 'desk' }

/** Cash at the office. A refund is pending until somebody has handed it over. */
export const cash = (clock: () => Instant): Gateway => deskGateway(CASH, 'pending', clock)

/** Somebody took the whole sum into their drawer. */
export const cashTaken = (act: DeskAct): PaymentEvidence => paymentEvidence(CASH, act)

/** Somebody gave so much back out of their drawer. */
export function cashGivenBack(act: DeskAct & { outRefundNo: string }): RefundEvidence {
  return refundEvidence(CASH, act, 'succeeded', act.at, written({ did: 'gave back', ...act }))
}

/** The evening's count: what goes to the bank, the change staying, and the difference, which is booked and not hidden. */
export function closeDay(day: { floatFen: Fen; expectedFen: Fen; countedFen: Fen }): {
  differenceFen: Fen
  bankedFen: Fen
} {
  return {
    differenceFen: day.countedFen - day.expectedFen,
    bankedFen: Math.max(0, day.countedFen - day.floatFen),
  }
}

import { z } from 'zod'
import { Instant } from '@linli/contract/instants.ts'
import { PayChannel } from '@linli/contract/payments.ts'
import type { PaymentEvidence, RefundEvidence } from './gateways/gateway.ts'

const Identity = { channel: PayChannel, merchantId: z.string(), appId: z.string() }
const Fen = z.int().nullable()
const Common = {
  ...Identity,
  source: z.enum(['callback', 'answer', 'staff']),
  outTradeNo: z.string(),
  transactionId: z.string().nullable(),
  totalFen: Fen,
  succeededAt: Instant.nullable(),
}

/** Evidence as the inbox keeps it: everything but the bytes, which stand beside it. */
export const KeptEvidence = z.discriminatedUnion('about', [
  z.strictObject({
    about: z.literal('payment'),
    ...Common,
    state: z.enum(['unpaid', 'paying', 'paid', 'refunded', 'closed', 'failed']),
    payerFen: Fen,
    currency: z.string(),
  }),
  z.strictObject({
    about: z.literal('refund'),
    ...Common,
    outRefundNo: z.string(),
    refundId: z.string().nullable(),
    state: z.enum(['pending', 'succeeded', 'closed', 'abnormal']),
    refundFen: Fen,
  }),
])
export type KeptEvidence = z.infer<typeof KeptEvidence>
export type KeptPayment = Extract<KeptEvidence, { about: 'payment' }>
export type KeptRefundEvidence = Extract<KeptEvidence, { about: 'refund' }>

export function keptText({ raw: _, ...evidence }: PaymentEvidence | RefundEvidence): string {
  return JSON.stringify(evidence)
}

/** An answer to a question of ours counts once for what it says: asking again and hearing the same is no news. */
export function answerKey(evidence: PaymentEvidence | RefundEvidence): string {
  const { about, source, outTradeNo, state, totalFen } = evidence
  const number = about === 'refund' ? `${outTradeNo}.${evidence.outRefundNo}` : outTradeNo
  return `${source}.${about}.${number}.${state}.${totalFen ?? ''}`
}

import { z } from 'zod'
import { Id } from './ids.ts'
import { Instant } from './instants.ts'
import { Money } from './money.ts'
import { ATTEMPT_STATES, DISPOSITIONS, Payment, PayChannel, INTENT_STATES } from './payments.ts'
import { route } from './route.ts'
import { STAFF } from './who.ts'

/** `waiting`: for a second person · `abnormal`: the channel could not give it back, a person has to see to it. */
export const REFUND_STATES = [
  'waiting',
  'requested',
  'processing',
  'succeeded',
  'abnormal',
  'closed',
  'declined',
] as const
export type RefundState = (typeof REFUND_STATES)[number]

/** By hand, or by policy: a duplicate, too late, an order cancelled. */
export const REFUND_CAUSES = ['by-hand', 'duplicate', 'late', 'cancelled', 'mismatch'] as const
export type RefundCause = (typeof REFUND_CAUSES)[number]

export const Refund = z.strictObject({
  id: Id,
  paymentId: Id,
  amount: Money,
  state: z.enum(REFUND_STATES),
  cause: z.enum(REFUND_CAUSES),
  reason: z.string(),
  askedBy: z.string(),
  decidedBy: z.string().nullable(),
  replacesId: Id.nullable(),
  why: z.string().nullable(),
  createdAt: Instant,
  doneAt: Instant.nullable(),
})
export type Refund = z.infer<typeof Refund>

const One = z.strictObject({ id: Id })

export const PaymentSummary = Payment.pick({
  id: true,
  kind: true,
  state: true,
  total: true,
  refunded: true,
  lines: true,
  paidAt: true,
}).extend({
  communityId: Id.nullable(),
  openedBy: z.string(),
  createdAt: Instant,
})
export type PaymentSummary = z.infer<typeof PaymentSummary>

export const listPayments = route({
  method: 'GET',
  path: '/api/payments',
  who: STAFF,
  summary: 'Payments of the communities one works for, newest first',
  query: z.strictObject({
    state: z.enum(INTENT_STATES).optional(),
    before: Instant.optional(),
    most: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.strictObject({ payments: z.array(PaymentSummary) }),
})

export const Attempt = z.strictObject({
  id: Id,
  outTradeNo: z.string(),
  channel: PayChannel,
  state: z.enum(ATTEMPT_STATES),
  amount: Money,
  disposition: z.enum(DISPOSITIONS).nullable(),
  transactionId: z.string().nullable(),
  why: z.string().nullable(),
  createdAt: Instant,
  paidAt: Instant.nullable(),
})

export const paymentHistory = route({
  method: 'GET',
  path: '/api/payments/:id/history',
  who: STAFF,
  summary: 'Everything about one payment: attempts, evidence, refunds, journals',
  params: One,
  reply: z.strictObject({
    payment: PaymentSummary,
    attempts: z.array(Attempt),
    refunds: z.array(Refund),
    evidence: z.array(
      z.strictObject({
        id: Id,
        channel: PayChannel,
        source: z.string(),
        receivedAt: Instant,
        processedAt: Instant.nullable(),
        outcome: z.string().nullable(),
      }),
    ),
    journals: z.array(z.strictObject({ id: z.string(), recipe: z.string(), at: Instant })),
  }),
})

export const askRefund = route({
  method: 'POST',
  path: '/api/payments/:id/refunds',
  who: STAFF,
  summary: 'Give money back, whole or in part; above a sum a second person has to agree',
  params: One,
  body: z.strictObject({ key: Id, amount: Money, reason: z.string().trim().min(1).max(80) }),
  reply: Refund,
})

export const listRefunds = route({
  method: 'GET',
  path: '/api/refunds',
  who: STAFF,
  summary: 'Refunds of the communities one works for, newest first',
  query: z.strictObject({ state: z.enum(REFUND_STATES).optional() }),
  reply: z.strictObject({ refunds: z.array(Refund) }),
})

export const approveRefund = route({
  method: 'POST',
  path: '/api/refunds/:id/approve',
  who: ['operator'],
  summary: 'Agree, as the second person; harmless when repeated',
  params: One,
  reply: Refund,
})

export const declineRefund = route({
  method: 'POST',
  path: '/api/refunds/:id/decline',
  who: ['operator'],
  summary: 'Do not agree; harmless when repeated',
  params: One,
  reply: Refund,
})

/** Only what the channel has closed: anything else is still under way, and would be given back twice. */
export const retryRefund = route({
  method: 'POST',
  path: '/api/refunds/:id/retry',
  who: ['operator'],
  summary: 'Ask again, under a new number, for what the channel has closed',
  params: One,
  reply: Refund,
})

/** Handed over from one's own open drawer. */
export const handOverRefund = route({
  method: 'POST',
  path: '/api/refunds/:id/cash',
  who: STAFF,
  summary: 'The money has been handed over in cash; harmless when repeated',
  params: One,
  reply: Refund,
})

/** Money that has come and belongs to nobody yet, and refunds that a person has to see to. */
export const listSuspense = route({
  method: 'GET',
  path: '/api/suspense',
  who: ['operator'],
  summary: 'What waits for a person: sums that fit nothing, refunds that did not arrive',
  reply: z.strictObject({
    attempts: z.array(Attempt.extend({ paymentId: Id })),
    refunds: z.array(Refund),
    balances: z.array(z.strictObject({ account: z.string(), balance: Money })),
  }),
})

import { z } from 'zod'
import { fromRfc3339 } from './channel-time.ts'
import type { PaymentEvidence, PaymentState, RawMessage, RefundEvidence, RefundState } from './gateway.ts'
import { wechatIdentity, type WechatAccount } from './wechat-pay-account.ts'

const STATES = {
  SUCCESS: 'paid',
  REFUND: 'refunded',
  NOTPAY: 'unpaid',
  CLOSED: 'closed',
  REVOKED: 'closed',
  USERPAYING: 'paying',
  PAYERROR: 'failed',
} as const satisfies Record<string, PaymentState>

const Fen = z.int().nonnegative()

const Transaction = z.object({
  appid: z.string(),
  mchid: z.string(),
  out_trade_no: z.string(),
  transaction_id: z.string().min(1).optional(),
  trade_state: z.enum(Object.keys(STATES) as (keyof typeof STATES)[]),
  success_time: z.string().optional(),
  amount: z.object({ total: Fen, payer_total: Fen.optional(), currency: z.string().optional() }).optional(),
})

const REFUND_STATES = {
  SUCCESS: 'succeeded',
  CLOSED: 'closed',
  PROCESSING: 'pending',
  ABNORMAL: 'abnormal',
} as const satisfies Record<string, RefundState>
const RefundStatus = z.enum(Object.keys(REFUND_STATES) as (keyof typeof REFUND_STATES)[])

// Answers call it `status`, callbacks `refund_status`.
const Refund = z
  .object({
    mchid: z.string().optional(),
    out_trade_no: z.string(),
    out_refund_no: z.string(),
    transaction_id: z.string().min(1),
    refund_id: z.string().min(1),
    status: RefundStatus.optional(),
    refund_status: RefundStatus.optional(),
    success_time: z.string().optional(),
    amount: z.object({ total: Fen, refund: Fen }),
  })
  .transform(({ status, refund_status: told, ...refund }, context) => {
    const state = status ?? told
    if (state) return { ...refund, state: REFUND_STATES[state] }
    context.addIssue('no state')
    return z.NEVER
  })

type Source = { account: WechatAccount; source: 'callback' | 'answer'; raw: RawMessage }

/** What a transaction says, of whoever it is; null when it makes no sense. */
export function transactionEvidence(told: unknown, { source, raw }: Source): PaymentEvidence | null {
  const read = Transaction.safeParse(told)
  if (!read.success) return null
  const { data } = read
  const state = STATES[data.trade_state]
  const isPaid = state === 'paid' || state === 'refunded'
  if (isPaid && (!data.amount || !data.transaction_id)) return null
  return {
    about: 'payment',
    channel: 'wechat',
    merchantId: data.mchid,
    appId: data.appid,
    source,
    outTradeNo: data.out_trade_no,
    transactionId: data.transaction_id ?? null,
    state,
    ...amounts(data.amount),
    succeededAt: fromRfc3339(data.success_time),
    raw,
  }
}

const amounts = (amount: z.infer<typeof Transaction>['amount']) => ({
  totalFen: amount?.total ?? null,
  payerFen: amount?.payer_total ?? null,
  currency: amount?.currency ?? 'CNY',
})

/** What a refund says; null when it makes no sense. It names no app, and in answers no merchant: they are ours. */
export function refundEvidence(told: unknown, { account, source, raw }: Source): RefundEvidence | null {
  const read = Refund.safeParse(told)
  if (!read.success) return null
  const { data } = read
  return {
    about: 'refund',
    ...wechatIdentity(account),
    merchantId: data.mchid ?? account.mchid,
    source,
    outTradeNo: data.out_trade_no,
    outRefundNo: data.out_refund_no,
    transactionId: data.transaction_id,
    refundId: data.refund_id,
    state: data.state,
    refundFen: data.amount.refund,
    totalFen: data.amount.total,
    succeededAt: fromRfc3339(data.success_time),
    raw,
  }
}

/** The same, of our own merchant, app and number; anything else is none of our business, and null. */
export function ownTransaction(told: unknown, source: Source, outTradeNo: string): PaymentEvidence | null {
  const evidence = transactionEvidence(told, source)
  const { mchid, appid } = source.account
  const isOurs = evidence?.merchantId === mchid && evidence.appId === appid
  return isOurs && evidence.outTradeNo === outTradeNo ? evidence : null
}

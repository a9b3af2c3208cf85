import { z } from 'zod'
import { alipayIdentity, type AlipayAccount } from './alipay-account.ts'
import { fromSpaced } from './channel-time.ts'
import type { PaymentEvidence, PaymentState, RawMessage } from './gateway.ts'
import { fenOf } from './yuan.ts'

export const TRADE_STATES = {
  WAIT_BUYER_PAY: 'paying',
  TRADE_SUCCESS: 'paid',
  TRADE_FINISHED: 'paid',
  TRADE_CLOSED: 'closed',
} as const satisfies Record<string, PaymentState>
export const TradeStatus = z.enum(Object.keys(TRADE_STATES) as (keyof typeof TRADE_STATES)[])

/** Yuan on the wire, fen from here on. */
export const Yuan = z.string().transform((text, context) => {
  const fen = fenOf(text)
  if (fen !== null) return fen
  context.addIssue('not an amount of yuan')
  return z.NEVER
})

const Trade = z.object({
  out_trade_no: z.string().min(1),
  trade_no: z.string().min(1),
  trade_status: TradeStatus,
  total_amount: Yuan,
  buyer_pay_amount: Yuan.optional(),
  send_pay_date: z.string().optional(),
})

// What a scanned code's payment answers when it has gone through: no status, and another name for the time.
const Paid = z.object({
  out_trade_no: z.string().min(1),
  trade_no: z.string().min(1),
  total_amount: Yuan,
  buyer_pay_amount: Yuan.optional(),
  gmt_payment: z.string(),
})

/** What a query says of our trade; null when it makes no sense or is of another. Answers name neither seller nor app. */
export function tradeEvidence(
  account: AlipayAccount,
  outTradeNo: string,
  told: unknown,
  raw: RawMessage,
): PaymentEvidence | null {
  const read = Trade.safeParse(told)
  if (!read.success || read.data.out_trade_no !== outTradeNo) return null
  const { data } = read
  const state = TRADE_STATES[data.trade_status]
  return {
    ...evidence(account, outTradeNo, raw),
    transactionId: data.trade_no,
    state,
    totalFen: data.total_amount,
    payerFen: state === 'paid' ? (data.buyer_pay_amount ?? null) : null,
    succeededAt: fromSpaced(data.send_pay_date),
  }
}

/** What the answer to a scanned code says when it is paid. */
export function paidEvidence(
  account: AlipayAccount,
  outTradeNo: string,
  told: unknown,
  raw: RawMessage,
): PaymentEvidence | null {
  const read = Paid.safeParse(told)
  if (!read.success || read.data.out_trade_no !== outTradeNo) return null
  const { data } = read
  return {
    ...evidence(account, outTradeNo, raw),
    transactionId: data.trade_no,
    state: 'paid',
    totalFen: data.total_amount,
    payerFen: data.buyer_pay_amount ?? null,
    succeededAt: fromSpaced(data.gmt_payment),
  }
}

/** What the answer to a scanned code says while the payer types a password. */
export const payingEvidence = (
  account: AlipayAccount,
  outTradeNo: string,
  raw: RawMessage,
): PaymentEvidence => ({
  ...evidence(account, outTradeNo, raw),
  transactionId: null,
  state: 'paying',
  totalFen: null,
  payerFen: null,
  succeededAt: null,
})

const evidence = (account: AlipayAccount, outTradeNo: string, raw: RawMessage) => ({
  about: 'payment' as const,
  ...alipayIdentity(account),
  source: 'answer' as const,
  outTradeNo,
  currency: 'CNY',
  raw,
})

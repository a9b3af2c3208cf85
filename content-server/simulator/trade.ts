import type { Fen } from './fen.ts'
import type { Moment } from './virtual-clock.ts'

export type Channel = 'wechat' | 'alipay'

/**
 * `presented`: made, nobody has scanned it (Alipay knows no trade yet) · `scanned`: opened in a wallet ·
 * `paying`: the wallet wants a password · `paid` · `closed` · `revoked`: taken back by reverse or cancel ·
 * `failed`: a payment code that could not pay.
 */
export type TradeState = 'presented' | 'scanned' | 'paying' | 'paid' | 'closed' | 'revoked' | 'failed'

export type Refund = {
  outRefundNo: string
  refundId: string
  amount: Fen
  /** Of the amount, what goes back to the payer; the rest is the coupon's. */
  payerRefund: Fen
  feeBack: Fen
  reason: string | null
  notifyUrl: string | null
  fundsAccount: string | null
  status: 'PROCESSING' | 'SUCCESS' | 'ABNORMAL' | 'CLOSED'
  createdAt: Moment
  succeededAt: Moment | null
  /** What may not change when the same number comes again. */
  asked: string
}

export type Trade = {
  channel: Channel
  scene: 'native' | 'codepay' | 'precreate' | 'barcode'
  /** The merchant at the channel: mchid, or app_id. */
  merchant: string
  appId: string
  outTradeNo: string
  /** transaction_id, or trade_no; there is none before a payer has come. */
  tradeNo: string | null
  subject: string
  attach: string | null
  notifyUrl: string | null
  total: Fen
  /** What may not change when the same number comes again. */
  asked: string
  createdAt: Moment
  expiresAt: Moment
  /** The code that is alive now; a new one kills the old. */
  code: { text: string; diesAt: Moment } | null
  state: TradeState
  payer: string | null
  scannedAt: Moment | null
  paidAt: Moment | null
  closedAt: Moment | null
  /** What the payer pays; the rest of the total is a coupon of the channel's. */
  payerTotal: Fen
  fee: Fen
  /** Basis points the channel charges. */
  feeRate: number
  /** Whether the money stays frozen for profit sharing. */
  sharing: boolean
  /** Of the total, what has been shared out or set free. */
  unsplit: Fen
  declineReason: string | null
  refunds: Refund[]
  extra: Record<string, string>
}

/** Both channels take refunds for a year. */
export const REFUNDABLE_MS = 365 * 24 * 3_600_000

/** Whose money it is, as the book names him. */
export const owner = (trade: { channel: Channel; merchant: string }): string =>
  `${trade.channel}:${trade.merchant}`

export const refunded = (trade: Trade): Fen =>
  trade.refunds.reduce((sum, { status, amount }) => sum + (status === 'CLOSED' ? 0 : amount), 0)

export const settledRefunds = (trade: Trade): Fen =>
  trade.refunds.reduce((sum, { status, amount }) => sum + (status === 'SUCCESS' ? amount : 0), 0)

export const couponOf = (trade: Trade): Fen => trade.total - trade.payerTotal

/** Whether nobody can pay it any more, or somebody has. */
export const isOver = (trade: Trade): boolean => !['presented', 'scanned', 'paying'].includes(trade.state)

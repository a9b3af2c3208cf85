import { spaced } from '../china-time.ts'
import { yuan } from '../fen.ts'
import { couponOf, REFUNDABLE_MS, refunded, type Trade } from '../trade.ts'
import type { Moment } from '../virtual-clock.ts'

export type TradeStatus = 'WAIT_BUYER_PAY' | 'TRADE_SUCCESS' | 'TRADE_FINISHED' | 'TRADE_CLOSED'

/** Closed means never paid, or paid and wholly refunded: Alipay has one word for both. */
export function tradeStatus(trade: Trade, now: Moment): TradeStatus {
  switch (trade.state) {
    case 'presented':
    case 'scanned':
    case 'paying':
      return 'WAIT_BUYER_PAY'
    case 'paid':
      if (refunded(trade) === trade.total) return 'TRADE_CLOSED'
      return now > (trade.paidAt ?? now) + REFUNDABLE_MS ? 'TRADE_FINISHED' : 'TRADE_SUCCESS'
    case 'closed':
    case 'revoked':
    case 'failed':
      return 'TRADE_CLOSED'
  }
}

export const BUYER_LOGON_ID = '159****5620'

/** The amounts as queries and notices tell them. */
export function amountsOf(trade: Trade): Record<string, string> {
  const paid = trade.paidAt !== null
  return {
    total_amount: yuan(trade.total),
    receipt_amount: yuan(paid ? trade.total : 0),
    invoice_amount: yuan(paid ? trade.payerTotal : 0),
    buyer_pay_amount: yuan(paid ? trade.payerTotal : 0),
    point_amount: '0.00',
  }
}

export function fundBills(trade: Trade): { amount: string; fund_channel: string }[] {
  const coupon = couponOf(trade)
  const bills = [{ amount: yuan(trade.payerTotal), fund_channel: 'ALIPAYACCOUNT' }]
  return coupon === 0 ? bills : [...bills, { amount: yuan(coupon), fund_channel: 'DISCOUNT' }]
}

export const sendPayDate = (trade: Trade) =>
  trade.paidAt === null ? {} : { send_pay_date: spaced(trade.paidAt) }

import { z } from 'zod'
import { spaced } from '../china-time.ts'
import { askPassword, pay } from '../life.ts'
import type { Trade } from '../trade.ts'
import type { World } from '../world.ts'
import { presentedOf, read, type Call, type Method } from './method.ts'
import { refuse } from './refusal.ts'
import { newTrade, OrderShape } from './trades.ts'
import { amountsOf, BUYER_LOGON_ID, fundBills } from './trade-text.ts'

const Pay = z.object({
  ...OrderShape,
  scene: z.literal('bar_code'),
  auth_code: z.string().regex(/^(2[5-9]|30)\d{14,22}$/),
})

export const payMethods: Record<string, Method> = {
  'alipay.trade.pay': { name: 'pay', run: payByCode },
}

/** A scanned payment code pays at once, or 10003 says that the payer has to type a password first. */
function payByCode(world: World, call: Call): Record<string, unknown> {
  const order = read(Pay, call.biz)
  const known = presentedOf(world, call, { out_trade_no: order.out_trade_no })
  if (known) return answerAgain(known, order.total_amount)
  if (world.purses.use('alipay', order.auth_code) !== 'used now')
    throw refuse('ACQ.PAYMENT_AUTH_CODE_INVALID')
  const trade = newTrade(world, call, order, 'barcode')
  if (trade.total >= world.settings.passwordFrom) {
    askPassword(world, trade)
    return { code: '10003', msg: ' order success pay inprocess', ...waitingText(trade) }
  }
  pay(world, trade)
  return paidText(trade)
}

function answerAgain(trade: Trade, totalAmount: string): Record<string, unknown> {
  if (trade.extra['total_amount'] !== totalAmount) throw refuse('ACQ.CONTEXT_INCONSISTENT')
  switch (trade.state) {
    case 'paid':
      return paidText(trade)
    case 'presented':
    case 'scanned':
    case 'paying':
      return { code: '10003', msg: ' order success pay inprocess', ...waitingText(trade) }
    case 'closed':
    case 'revoked':
      throw refuse('ACQ.TRADE_HAS_CLOSE')
    case 'failed':
      throw refuse('ACQ.PAYMENT_FAIL', trade.declineReason ?? undefined)
  }
}

const waitingText = (trade: Trade) => ({
  buyer_logon_id: BUYER_LOGON_ID,
  buyer_user_id: trade.payer,
  out_trade_no: trade.outTradeNo,
  total_amount: amountsOf(trade)['total_amount'],
  trade_no: trade.tradeNo,
})

const paidText = (trade: Trade) => ({
  ...waitingText(trade),
  ...amountsOf(trade),
  fund_bill_list: fundBills(trade),
  gmt_payment: spaced(trade.paidAt ?? trade.createdAt),
})

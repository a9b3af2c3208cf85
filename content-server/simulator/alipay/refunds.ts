import { z } from 'zod'
import { spaced } from '../china-time.ts'
import { fenOf, yuan } from '../fen.ts'
import { close } from '../life.ts'
import { canBear, newRefund, settleRefund } from '../refunding.ts'
import { refunded, settledRefunds, type Refund, type Trade } from '../trade.ts'
import { digits, type World } from '../world.ts'
import { presentedOf, read, tradeOf, type Call, type Method } from './method.ts'
import { tellRefund } from './notify.ts'
import { refuse } from './refusal.ts'
import { Amount, Named } from './trades.ts'
import { BUYER_LOGON_ID, tradeStatus } from './trade-text.ts'

const CANCELABLE_MS = 24 * 3_600_000

export const refundMethods: Record<string, Method> = {
  'alipay.trade.refund': { name: 'refund', run: refundTrade },
  'alipay.trade.fastpay.refund.query': { name: 'refund-query', run: queryRefund },
  'alipay.trade.cancel': { name: 'cancel', run: cancel },
}

const RefundOrder = Named.extend({
  refund_amount: Amount,
  out_request_no: z.string().min(1).max(64).optional(),
  refund_reason: z.string().max(256).optional(),
})

function refundTrade(world: World, call: Call): Record<string, unknown> {
  const order = read(RefundOrder, call.biz)
  const amount = fenOf(order.refund_amount) ?? 0
  const trade = tradeOf(world, call, order)
  if (!trade) throw refuse('ACQ.TRADE_NOT_EXIST')
  if (trade.paidAt === null) throw refuse('ACQ.TRADE_STATUS_ERROR')
  const number = order.out_request_no ?? wholeRefundOf(trade, amount)
  const known = trade.refunds.find(({ outRefundNo }) => outRefundNo === number)
  if (known && known.amount !== amount) throw refuse('ACQ.DISCORDANT_REPEAT_REQUEST')
  if (known) return refundText(trade, known, false)
  demandRefundable(world, trade, amount)
  const refund = refundOf(world, trade, number, amount, order.refund_reason ?? null)
  if (!isSlow(world, trade)) finish(world, trade, refund)
  else world.clock.at(world.clock.now() + world.settings.refundMs, () => finish(world, trade, refund))
  return refundText(trade, refund, refund.status === 'SUCCESS')
}

/** Only a refund of the whole may come without a number of its own. */
function wholeRefundOf(trade: Trade, amount: number): string {
  if (amount !== trade.total) throw refuse('ACQ.INVALID_PARAMETER', '部分退款必须传入out_request_no')
  return trade.outTradeNo
}

function demandRefundable(world: World, trade: Trade, amount: number): void {
  if (tradeStatus(trade, world.clock.now()) === 'TRADE_FINISHED') throw refuse('ACQ.TRADE_HAS_FINISHED')
  if (refunded(trade) + amount > trade.total) throw refuse('ACQ.REFUND_AMT_NOT_EQUAL_TOTAL')
  if (!canBear(world, trade, amount)) throw refuse('ACQ.SELLER_BALANCE_NOT_ENOUGH')
}

/** Whether a control has asked for a refund that is only accepted: fund_change N, and done later. */
const isSlow = (world: World, trade: Trade) =>
  world.faults.take(['refundOutcome'], {
    on: 'answer',
    channel: 'alipay',
    operation: 'refund',
    outTradeNo: trade.outTradeNo,
  })?.fields['status'] === 'PROCESSING'

function refundOf(world: World, trade: Trade, number: string, amount: number, reason: string | null): Refund {
  const refund = newRefund(world, {
    outRefundNo: number,
    refundId: digits(world.random, 28),
    amount,
    reason,
    notifyUrl: trade.notifyUrl,
    fundsAccount: null,
    asked: String(amount),
  })
  trade.refunds.push(refund)
  return refund
}

function finish(world: World, trade: Trade, refund: Refund): void {
  settleRefund(world, trade, refund)
  tellRefund(world, trade, refund)
}

function refundText(trade: Trade, refund: Refund, changed: boolean): Record<string, unknown> {
  return {
    buyer_logon_id: BUYER_LOGON_ID,
    buyer_user_id: trade.payer,
    fund_change: changed ? 'Y' : 'N',
    ...(refund.succeededAt === null ? {} : { gmt_refund_pay: spaced(refund.succeededAt) }),
    out_trade_no: trade.outTradeNo,
    // All that has been refunded of the trade, not this refund alone.
    refund_fee: yuan(settledRefunds(trade)),
    send_back_fee: yuan(changed ? refund.amount : 0),
    trade_no: trade.tradeNo,
  }
}

const RefundQuery = Named.extend({ out_request_no: z.string().min(1).max(64) })

/** 10000 says that the query went well; only REFUND_SUCCESS says that the refund did. */
function queryRefund(world: World, call: Call): Record<string, unknown> {
  const asked = read(RefundQuery, call.biz)
  const trade = tradeOf(world, call, asked)
  if (!trade) throw refuse('ACQ.TRADE_NOT_EXIST')
  const refund = trade.refunds.find(({ outRefundNo }) => outRefundNo === asked.out_request_no)
  if (refund?.status !== 'SUCCESS') return {}
  return {
    out_request_no: refund.outRefundNo,
    out_trade_no: trade.outTradeNo,
    refund_amount: yuan(refund.amount),
    refund_status: 'REFUND_SUCCESS',
    total_amount: yuan(trade.total),
    trade_no: trade.tradeNo,
    gmt_refund_pay: spaced(refund.succeededAt ?? refund.createdAt),
  }
}

function cancel(world: World, call: Call): Record<string, unknown> {
  const named = read(Named, call.biz)
  const trade = presentedOf(world, call, named)
  const answer = (action: 'close' | 'refund' | null) => ({
    action: action ?? undefined,
    out_trade_no: trade?.outTradeNo ?? named.out_trade_no,
    retry_flag: 'N',
    trade_no: trade?.tradeNo ?? undefined,
  })
  if (!trade) return answer(null)
  if (trade.state === 'paid') {
    if (refunded(trade) < trade.total) refundWhole(world, trade)
    return answer('refund')
  }
  if (trade.state === 'presented' || trade.state === 'scanned' || trade.state === 'paying')
    close(world, trade, 'revoked')
  return answer('close')
}

function refundWhole(world: World, trade: Trade): void {
  const now = world.clock.now()
  if (tradeStatus(trade, now) === 'TRADE_FINISHED') throw refuse('ACQ.TRADE_HAS_FINISHED')
  if (now > (trade.paidAt ?? now) + CANCELABLE_MS) throw refuse('ACQ.TRADE_CANCEL_TIME_OUT')
  if (refunded(trade) > 0) throw refuse('ACQ.REASON_TRADE_REFUND_FEE_ERR')
  if (!canBear(world, trade, trade.total))
    throw refuse('ACQ.SELLER_BALANCE_NOT_ENOUGH', undefined, { retry_flag: 'Y' })
  finish(world, trade, refundOf(world, trade, trade.outTradeNo, trade.total, '撤销'))
}

import { z } from 'zod'
import { canonical } from '../canonical.ts'
import { compactDay, rfc3339 } from '../china-time.ts'
import { canBear, newRefund, settleRefund } from '../refunding.ts'
import { REFUNDABLE_MS, refunded, settledRefunds, type Refund, type Trade } from '../trade.ts'
import type { FoundRefund } from '../trades.ts'
import { digits, type World } from '../world.ts'
import type { Answer } from './answering.ts'
import { tellRefund } from './callback.ts'
import { read, type Call, type Operation } from './operation.ts'
import { NotifyUrl } from './orders.ts'
import { refuse } from './refusal.ts'

const MOST_PARTS = 50

const RefundOrder = z.object({
  transaction_id: z.string().min(1).max(32).optional(),
  out_trade_no: z.string().min(6).max(32).optional(),
  out_refund_no: z.string().regex(/^[0-9A-Za-z_\-|*@]{1,64}$/),
  reason: z.string().max(80).optional(),
  notify_url: NotifyUrl.optional(),
  funds_account: z.enum(['AVAILABLE', 'UNSETTLED']).optional(),
  amount: z.object({
    refund: z.int().min(1),
    total: z.int().min(1),
    currency: z.literal('CNY'),
    from: z
      .array(z.object({ account: z.enum(['AVAILABLE', 'UNAVAILABLE']), amount: z.int().min(1) }))
      .optional(),
  }),
})
type RefundOrder = z.infer<typeof RefundOrder>

export const refundOperations: Operation[] = [
  { method: 'post', path: '/v3/refund/domestic/refunds', name: 'refund', run: createRefund },
  {
    method: 'get',
    path: '/v3/refund/domestic/refunds/:outRefundNo',
    name: 'refund-query',
    run: (world, call) => {
      const { trade, refund } = demandRefund(world, call, call.params['outRefundNo'])
      return { status: 200, body: refundText(trade, refund) }
    },
  },
  {
    method: 'post',
    path: '/v3/refund/domestic/refunds/:refundId/apply-abnormal-refund',
    name: 'refund-abnormal',
    run: applyAbnormal,
  },
]

function createRefund(world: World, call: Call): Answer {
  const order = read(RefundOrder, call.body)
  const asked = canonical(call.body)
  const known = world.trades.refund('wechat', call.merchant.mchid, order.out_refund_no)
  if (known) {
    if (known.refund.asked !== asked)
      throw refuse('INVALID_REQUEST', '订单金额或退款金额与之前请求不一致，请核实后再试')
    return { status: 200, body: refundText(known.trade, known.refund) }
  }
  const trade = tradeOf(world, call, order)
  demandRefundable(world, trade, order)
  const refund = newRefund(world, {
    outRefundNo: order.out_refund_no,
    refundId: `5030${digits(world.random, 7)}${compactDay(world.clock.now())}${digits(world.random, 10)}`,
    amount: order.amount.refund,
    reason: order.reason ?? null,
    notifyUrl: order.notify_url ?? null,
    fundsAccount: order.funds_account ?? null,
    asked,
  })
  world.trades.addRefund(trade, refund)
  finishLater(world, trade, refund)
  return { status: 200, body: refundText(trade, refund) }
}

function tradeOf(world: World, call: Call, order: RefundOrder): Trade {
  const { mchid } = call.merchant
  if (!order.transaction_id && !order.out_trade_no)
    throw refuse('PARAM_ERROR', '微信订单号与商户订单号必填其一')
  const trade = order.transaction_id
    ? world.trades.byNumber('wechat', mchid, order.transaction_id)
    : world.trades.byOutNumber('wechat', mchid, order.out_trade_no ?? '')
  if (!trade) throw refuse('RESOURCE_NOT_EXISTS', '订单不存在')
  return trade
}

function demandRefundable(world: World, trade: Trade, order: RefundOrder): void {
  const { refund, total, from } = order.amount
  if (trade.state !== 'paid' || trade.paidAt === null) throw refuse('RESOURCE_NOT_EXISTS', '订单不存在')
  if (world.clock.now() > trade.paidAt + REFUNDABLE_MS)
    throw refuse('INVALID_REQUEST', '订单已过可退款的最大期限')
  if (total !== trade.total) throw refuse('INVALID_REQUEST', '订单金额与原订单不一致，请核实后再试')
  if (from && from.reduce((sum, { amount }) => sum + amount, 0) !== refund)
    throw refuse('PARAM_ERROR', '出资金额之和与退款金额不一致')
  if (refunded(trade) === trade.total) throw refuse('INVALID_REQUEST', '订单已全额退款')
  if (refunded(trade) + refund > trade.total) throw refuse('INVALID_REQUEST', '退款金额大于可退金额')
  if (trade.refunds.length >= MOST_PARTS) throw refuse('INVALID_REQUEST', '订单退款次数超过限制')
  if (!canBear(world, trade, refund)) throw refuse('NOT_ENOUGH', '基本账户余额不足，请充值后重新发起')
}

/** Money moves after the answer; how it ends can be arranged by a control. */
function finishLater(world: World, trade: Trade, refund: Refund): void {
  world.clock.at(world.clock.now() + world.settings.refundMs, () => {
    const occasion = {
      on: 'answer',
      channel: 'wechat',
      operation: 'refund',
      outTradeNo: trade.outTradeNo,
    } as const
    const arranged = world.faults.take(['refundOutcome'], occasion)?.fields['status']
    if (arranged === 'ABNORMAL' || arranged === 'CLOSED') refund.status = arranged
    else settleRefund(world, trade, refund)
    tellRefund(world, trade, refund)
  })
  setImmediate(() => void world.clock.run())
}

const Abnormal = z.object({
  out_refund_no: z.string(),
  type: z.enum(['USER_BANK_CARD', 'MERCHANT_BANK_CARD']),
  bank_type: z.string().optional(),
  bank_account: z.string().optional(),
  real_name: z.string().optional(),
})

function applyAbnormal(world: World, call: Call): Answer {
  const asked = read(Abnormal, call.body)
  const { trade, refund } = demandRefund(world, call, call.params['refundId'])
  if (refund.outRefundNo !== asked.out_refund_no)
    throw refuse('PARAM_ERROR', '商户退款单号与微信退款单号不符')
  if (refund.status !== 'ABNORMAL') throw refuse('INVALID_REQUEST', '退款单状态不是退款异常')
  if (asked.type === 'USER_BANK_CARD' && !(asked.bank_type && asked.bank_account && asked.real_name))
    throw refuse('PARAM_ERROR', '退款至用户银行卡须填写开户银行、收款银行卡号和收款用户姓名')
  refund.status = 'PROCESSING'
  finishLater(world, trade, refund)
  return { status: 200, body: refundText(trade, refund) }
}

function demandRefund(world: World, call: Call, number: string | undefined): FoundRefund {
  const found = world.trades.refund('wechat', call.merchant.mchid, number ?? '')
  if (!found) throw refuse('RESOURCE_NOT_EXISTS', '退款单不存在')
  return found
}

function refundText(trade: Trade, refund: Refund): object {
  return {
    refund_id: refund.refundId,
    out_refund_no: refund.outRefundNo,
    transaction_id: trade.tradeNo,
    out_trade_no: trade.outTradeNo,
    channel: 'ORIGINAL',
    user_received_account: '支付用户零钱',
    ...(refund.succeededAt === null ? {} : { success_time: rfc3339(refund.succeededAt) }),
    create_time: rfc3339(refund.createdAt),
    status: refund.status,
    funds_account: refund.fundsAccount ?? 'UNSETTLED',
    amount: {
      total: trade.total,
      refund: refund.amount,
      from: [],
      payer_total: trade.payerTotal,
      payer_refund: refund.payerRefund || Math.min(refund.amount, trade.payerTotal - settledRefunds(trade)),
      settlement_refund: refund.amount,
      settlement_total: trade.total,
      discount_refund: refund.status === 'SUCCESS' ? refund.amount - refund.payerRefund : 0,
      currency: 'CNY',
      refund_fee: refund.feeBack,
    },
    promotion_detail: [],
  }
}

import { z } from 'zod'
import { canonical } from '../canonical.ts'
import { askPassword, close, pay } from '../life.ts'
import { newRefund, settleRefund } from '../refunding.ts'
import { refunded, type Trade } from '../trade.ts'
import { digits, type World } from '../world.ts'
import type { Answer } from './answering.ts'
import { demandAppid, demandOwn, read, type Call, type Operation } from './operation.ts'
import { orderOf, OutTradeNo } from './orders.ts'
import { transactionOf } from './order-text.ts'
import { refuse } from './refusal.ts'

const ORDER_LIVES_MS = 10 * 60_000

const CodeOrder = z.object({
  appid: z.string(),
  mchid: z.string(),
  description: z.string().min(1).max(127),
  out_trade_no: OutTradeNo,
  attach: z.string().max(128).optional(),
  payer: z.object({ auth_code: z.string().regex(/^1[0-5]\d{16}$/) }),
  amount: z.object({ total: z.int().min(1), currency: z.literal('CNY').optional() }),
  scene_info: z.object({
    store_info: z.object({ id: z.string().optional(), out_id: z.string().optional() }),
  }),
  settle_info: z.object({ profit_sharing: z.boolean().optional() }).optional(),
})
type CodeOrder = z.infer<typeof CodeOrder>

const ORDERS = '/v3/pay/transactions'

export const codepayOperations: Operation[] = [
  { method: 'post', path: `${ORDERS}/codepay`, name: 'codepay', run: codepay },
  { method: 'post', path: `${ORDERS}/out-trade-no/:outTradeNo/reverse`, name: 'reverse', run: reverse },
]

/** WeChat's documents do not agree whether API v3 has this; so it has to be switched on. */
function demandSwitchedOn(world: World): void {
  if (!world.settings.codepay) throw refuse('NO_AUTH', '商户号未开通付款码支付权限')
}

function codepay(world: World, call: Call): Answer {
  demandSwitchedOn(world)
  const order = read(CodeOrder, call.body)
  demandOwn(call, order.mchid)
  demandAppid(call, order.appid)
  if (world.trades.byOutNumber('wechat', order.mchid, order.out_trade_no))
    throw refuse('OUT_TRADE_NO_USED', '商户订单号重复')
  const code = world.purses.use('wechat', order.payer.auth_code)
  if (code !== 'used now') throw refuse('INVALID_REQUEST', CODE_WORDS[code])
  const trade = newOrder(world, order, canonical(call.body))
  world.trades.add(trade)
  if (order.amount.total < world.settings.passwordFrom) {
    pay(world, trade)
    return { status: 200, body: transactionOf(trade) }
  }
  askPassword(world, trade)
  throw refuse('USERPAYING', '用户支付中，需要输入密码')
}

const CODE_WORDS = {
  unknown: '付款码无效，请重新扫码',
  expired: '付款码已过期，请用户在微信上刷新后再试',
  'used before': '每个付款码仅限使用一次，请刷新后再试',
} as const

function newOrder(world: World, order: CodeOrder, asked: string): Trade {
  const now = world.clock.now()
  return {
    channel: 'wechat',
    scene: 'codepay',
    merchant: order.mchid,
    appId: order.appid,
    outTradeNo: order.out_trade_no,
    tradeNo: null,
    subject: order.description,
    attach: order.attach ?? null,
    notifyUrl: null,
    total: order.amount.total,
    asked,
    createdAt: now,
    expiresAt: now + ORDER_LIVES_MS,
    code: null,
    state: 'presented',
    payer: null,
    scannedAt: null,
    paidAt: null,
    closedAt: null,
    payerTotal: order.amount.total,
    fee: 0,
    feeRate: world.settings.feeRate,
    sharing: order.settle_info?.profit_sharing ?? false,
    unsplit: 0,
    declineReason: null,
    refunds: [],
    extra: {},
  }
}

const Reverse = z.object({ appid: z.string(), mchid: z.string() })

/** Closes what is not paid and gives back what is. */
function reverse(world: World, call: Call): Answer {
  demandSwitchedOn(world)
  const asked = read(Reverse, call.body)
  demandOwn(call, asked.mchid)
  demandAppid(call, asked.appid)
  const trade = orderOf(world, call)
  if (trade.scene !== 'codepay') throw refuse('INVALID_REQUEST', '该订单不支持撤销')
  if (trade.state === 'paid') giveBack(world, trade)
  else if (trade.state !== 'revoked') close(world, trade, 'revoked')
  const { appid, mchid } = asked
  return { status: 200, body: { appid, mchid, out_trade_no: trade.outTradeNo } }
}

function giveBack(world: World, trade: Trade): void {
  if (refunded(trade) > 0) throw refuse('TRADE_ERROR', '订单已退款，不能撤销')
  const refund = newRefund(world, {
    outRefundNo: `REVERSE${trade.outTradeNo}`,
    refundId: `5031${digits(world.random, 25)}`,
    amount: trade.total,
    reason: '撤销',
    notifyUrl: null,
    fundsAccount: null,
    asked: '',
  })
  world.trades.addRefund(trade, refund)
  settleRefund(world, trade, refund)
  trade.state = 'revoked'
}

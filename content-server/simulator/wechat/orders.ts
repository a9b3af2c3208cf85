import { z } from 'zod'
import { canonical } from '../canonical.ts'
import { close, refresh } from '../life.ts'
import type { Trade } from '../trade.ts'
import { letters, type World } from '../world.ts'
import type { Answer } from './answering.ts'
import { demandAppid, demandOwn, read, type Call, type Operation } from './operation.ts'
import { transactionOf } from './order-text.ts'
import { refuse } from './refusal.ts'

const MINUTE = 60_000
const CODE_LIVES_MS = 120 * MINUTE
const ORDER_LIVES_MS = 7 * 24 * 60 * MINUTE

export const OutTradeNo = z.string().regex(/^[0-9A-Za-z_\-|*]{6,32}$/, '商户订单号')
export const NotifyUrl = z
  .url({ protocol: /^https?$/ })
  .max(255)
  .refine((url) => new URL(url).search === '' && new URL(url).hash === '', '通知地址不能携带参数')

const Amount = z.object({ total: z.int().min(1).max(10_000_000_000), currency: z.literal('CNY').optional() })

const NativeOrder = z.object({
  appid: z.string().min(1).max(32),
  mchid: z.string().min(1).max(32),
  description: z.string().min(1).max(127),
  out_trade_no: OutTradeNo,
  notify_url: NotifyUrl,
  amount: Amount,
  time_expire: z.iso.datetime({ offset: true }).optional(),
  attach: z.string().max(128).optional(),
  support_fapiao: z.boolean().optional(),
  settle_info: z.object({ profit_sharing: z.boolean().optional() }).optional(),
  scene_info: z.object({ payer_client_ip: z.string().max(45) }).optional(),
})
type NativeOrder = z.infer<typeof NativeOrder>

export const orderOperations: Operation[] = [
  { method: 'post', path: '/v3/pay/transactions/native', name: 'native', run: createNative },
  {
    method: 'get',
    path: '/v3/pay/transactions/out-trade-no/:outTradeNo',
    name: 'query',
    run: (world, call) => {
      demandOwn(call, call.query.get('mchid'))
      return found(orderOf(world, call))
    },
  },
  {
    method: 'get',
    path: '/v3/pay/transactions/id/:transactionId',
    name: 'query',
    run: (world, call) => {
      demandOwn(call, call.query.get('mchid'))
      const number = call.params['transactionId'] ?? ''
      const trade = world.trades.byNumber('wechat', call.merchant.mchid, number)
      if (!trade) throw refuse('ORDER_NOT_EXIST', '订单不存在')
      return found(refresh(world, trade))
    },
  },
  {
    method: 'post',
    path: '/v3/pay/transactions/out-trade-no/:outTradeNo/close',
    name: 'close',
    run: closeOrder,
  },
]

const found = (trade: Trade): Answer => ({ status: 200, body: transactionOf(trade) })

/** The order of the path, as it is by now. */
export function orderOf(world: World, call: Call): Trade {
  const trade = world.trades.byOutNumber('wechat', call.merchant.mchid, call.params['outTradeNo'] ?? '')
  if (!trade) throw refuse('ORDER_NOT_EXIST', '订单不存在')
  return refresh(world, trade)
}

function createNative(world: World, call: Call): Answer {
  const order = read(NativeOrder, call.body)
  demandOwn(call, order.mchid)
  demandAppid(call, order.appid)
  const asked = canonical(call.body)
  const known = world.trades.byOutNumber('wechat', order.mchid, order.out_trade_no)
  const trade = known ? again(refresh(world, known), asked) : newOrder(world, order, asked)
  const text = `weixin://wxpay/bizpayurl?pr=${letters(world.random, 7)}zz`
  const diesAt = Math.min(world.clock.now() + CODE_LIVES_MS, trade.expiresAt)
  world.trades.present(trade, { text, diesAt })
  return { status: 200, body: { code_url: text } }
}

/** The same order asked for again, if it is the same in every parameter. */
export function again(trade: Trade, asked: string): Trade {
  if (trade.asked !== asked) throw refuse('OUT_TRADE_NO_USED', '商户订单号重复')
  if (trade.state === 'paid') throw refuse('ORDERPAID', '该订单已支付')
  if (trade.state === 'closed' || trade.state === 'revoked')
    throw refuse('ORDER_CLOSED', '该订单已关闭，请重新下单')
  return trade
}

function newOrder(world: World, order: NativeOrder, asked: string): Trade {
  const now = world.clock.now()
  const expiresAt = order.time_expire ? Date.parse(order.time_expire) : now + ORDER_LIVES_MS
  if (expiresAt < now + MINUTE)
    throw refuse('PARAM_ERROR', 'time_expire时间过短，刷卡至少1分钟，其他5分钟', { field: '/time_expire' })
  const trade: Trade = {
    channel: 'wechat',
    scene: 'native',
    merchant: order.mchid,
    appId: order.appid,
    outTradeNo: order.out_trade_no,
    tradeNo: null,
    subject: order.description,
    attach: order.attach ?? null,
    notifyUrl: order.notify_url,
    total: order.amount.total,
    asked,
    createdAt: now,
    expiresAt,
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
  world.trades.add(trade)
  return trade
}

const Close = z.object({ mchid: z.string() })

function closeOrder(world: World, call: Call): Answer {
  demandOwn(call, read(Close, call.body).mchid)
  const trade = orderOf(world, call)
  if (trade.state === 'paid') throw refuse('ORDERPAID', '订单已支付，不能关闭')
  if (trade.scene === 'codepay') throw refuse('INVALID_REQUEST', '当前交易不允许进行普通关单')
  if (trade.state !== 'closed') close(world, trade)
  return { status: 204 }
}

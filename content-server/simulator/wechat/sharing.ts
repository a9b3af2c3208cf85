import { z } from 'zod'
import { canonical } from '../canonical.ts'
import { digits } from '../world.ts'
import type { World } from '../world.ts'
import { receiverKey, type SplitOrder, type SplitReceiver } from '../split.ts'
import type { Trade } from '../trade.ts'
import type { Answer } from './answering.ts'
import { demandAppid, read, type Call, type Operation } from './operation.ts'
import { refuse } from './refusal.ts'
import { payReceivers, setFree } from '../sharing-out.ts'
import { sharedFrom, splitText } from './sharing-text.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** Sharing begins a minute after payment and ends 30 days after; 50 requests of 50 receivers; 30 % in all. */
const EARLIEST_MS = MINUTE
const LATEST_MS = 30 * DAY
const MOST_REQUESTS = 50
const MOST_RECEIVERS = 50
const MOST_PERCENT = 30

const Type = z.enum(['MERCHANT_ID', 'PERSONAL_OPENID'])
const Who = z.object({ appid: z.string(), type: Type, account: z.string().min(1).max(64) })
const NewReceiver = Who.extend({
  relation_type: z.enum([
    'SERVICE_PROVIDER',
    'STORE',
    'STAFF',
    'STORE_OWNER',
    'PARTNER',
    'HEADQUARTER',
    'BRAND',
    'DISTRIBUTOR',
    'USER',
    'SUPPLIER',
    'CUSTOM',
  ]),
  custom_relation: z.string().max(10).optional(),
  name: z.string().optional(),
})
const OutOrderNo = z.string().regex(/^[0-9A-Za-z_\-|*@]{1,64}$/)
const Order = z.object({
  appid: z.string(),
  transaction_id: z.string(),
  out_order_no: OutOrderNo,
  receivers: z
    .array(
      z.object({
        type: Type,
        account: z.string(),
        name: z.string().optional(),
        amount: z.int().min(1),
        description: z.string().min(1).max(80),
      }),
    )
    .min(1)
    .max(MOST_RECEIVERS),
  unfreeze_unsplit: z.boolean(),
})
const Unfreeze = z.object({
  transaction_id: z.string(),
  out_order_no: OutOrderNo,
  description: z.string().min(1).max(80),
})

const PLACE = '/v3/profitsharing'

export const sharingOperations: Operation[] = [
  { method: 'post', path: `${PLACE}/receivers/add`, name: 'split-receiver', run: addReceiver },
  { method: 'post', path: `${PLACE}/receivers/delete`, name: 'split-receiver', run: deleteReceiver },
  { method: 'post', path: `${PLACE}/orders`, name: 'split', run: createOrder },
  { method: 'post', path: `${PLACE}/orders/unfreeze`, name: 'unfreeze', run: unfreeze },
  { method: 'get', path: `${PLACE}/orders/:outOrderNo`, name: 'split-query', run: queryOrder },
  {
    method: 'get',
    path: `${PLACE}/transactions/:transactionId/amounts`,
    name: 'split-amounts',
    run: amounts,
  },
]

function addReceiver(world: World, call: Call): Answer {
  const { appid, type, account, relation_type } = read(NewReceiver, call.body)
  demandAppid(call, appid)
  world.splits.receivers.add(receiverKey('wechat', call.merchant.mchid, type, account))
  return { status: 200, body: { type, account, relation_type } }
}

function deleteReceiver(world: World, call: Call): Answer {
  const { appid, type, account } = read(Who, call.body)
  demandAppid(call, appid)
  world.splits.receivers.delete(receiverKey('wechat', call.merchant.mchid, type, account))
  return { status: 200, body: { type, account } }
}

function createOrder(world: World, call: Call): Answer {
  const order = read(Order, call.body)
  demandAppid(call, order.appid)
  const asked = canonical(call.body)
  const known = knownOrder(world, call, order.out_order_no, asked)
  if (known) return { status: 200, body: splitText(known) }
  const trade = sharedTrade(world, call, order.transaction_id)
  const amount = order.receivers.reduce((sum, receiver) => sum + receiver.amount, 0)
  demandShareable(world, trade, amount)
  for (const { type, account } of order.receivers)
    if (!world.splits.receivers.has(receiverKey('wechat', call.merchant.mchid, type, account)))
      throw refuse('INVALID_REQUEST', '分账接收方关系不存在')
  const receivers = order.receivers.map((receiver) => newReceiver(world, receiver))
  const made = newOrder(world, call, {
    ...order,
    asked,
    kind: 'split',
    receivers,
    unfreeze: order.unfreeze_unsplit,
  })
  begin(world, trade, made)
  return { status: 200, body: splitText(made) }
}

function unfreeze(world: World, call: Call): Answer {
  const order = read(Unfreeze, call.body)
  const asked = canonical(call.body)
  // A number that has shared before answers well and sets nothing free: that is how it is known to fail.
  const known = orderNumbered(world, call, order.out_order_no)
  if (known) return { status: 200, body: splitText(known) }
  const trade = sharedTrade(world, call, order.transaction_id)
  const made = newOrder(world, call, { ...order, asked, kind: 'unfreeze', receivers: [], unfreeze: true })
  begin(world, trade, made)
  return { status: 200, body: splitText(made) }
}

/** The same number with the same words is the same order; with others it is refused. */
function knownOrder(world: World, call: Call, outOrderNo: string, asked: string): SplitOrder | null {
  const known = orderNumbered(world, call, outOrderNo)
  if (known && known.asked !== asked) throw refuse('INVALID_REQUEST', '分账接收方与原请求不一致')
  return known ?? null
}

const orderNumbered = (world: World, call: Call, outOrderNo: string) =>
  world.splits.orders.find(
    (order) =>
      order.channel === 'wechat' && order.merchant === call.merchant.mchid && order.outOrderNo === outOrderNo,
  )

function sharedTrade(world: World, call: Call, transactionId: string): Trade {
  const trade = world.trades.byNumber('wechat', call.merchant.mchid, transactionId)
  if (!trade) throw refuse('RESOURCE_NOT_EXISTS', '订单不存在')
  if (!trade.sharing) throw refuse('INVALID_REQUEST', '非分账订单不支持分账')
  if (trade.extra['sharing'] === 'finished') throw refuse('INVALID_REQUEST', '订单已完结分账，不支持分账')
  const now = world.clock.now()
  if (now < (trade.paidAt ?? now) + EARLIEST_MS) throw refuse('INVALID_REQUEST', '订单处理中，请稍后重试')
  if (now > (trade.paidAt ?? 0) + LATEST_MS) throw refuse('INVALID_REQUEST', '订单已超过可分账的期限')
  return trade
}

function demandShareable(world: World, trade: Trade, amount: number): void {
  const orders = world.splits.orders.filter(
    ({ tradeNo, kind }) => tradeNo === trade.tradeNo && kind === 'split',
  )
  if (orders.length >= MOST_REQUESTS) throw refuse('RULE_LIMIT', '分账次数超过限制')
  const shared = sharedFrom(orders)
  if (shared + amount > trade.unsplit + shared) throw refuse('NOT_ENOUGH', '分账金额不足')
  if ((shared + amount) * 100 > trade.total * MOST_PERCENT)
    throw refuse('RULE_LIMIT', '分账金额超出最大分账比例')
}

type Given = { transaction_id: string; out_order_no: string } & Pick<
  SplitOrder,
  'asked' | 'kind' | 'receivers' | 'unfreeze'
>

function newOrder(world: World, call: Call, given: Given): SplitOrder {
  const { asked, kind, receivers, unfreeze: rest } = given
  const order: SplitOrder = {
    channel: 'wechat',
    merchant: call.merchant.mchid,
    tradeNo: given.transaction_id,
    outOrderNo: given.out_order_no,
    orderId: `3000${digits(world.random, 24)}`,
    state: 'PROCESSING',
    ...{ asked, kind, receivers, unfreeze: rest },
  }
  world.splits.orders.push(order)
  return order
}

function newReceiver(
  world: World,
  given: { type: string; account: string; amount: number; description: string },
): SplitReceiver {
  const { type, account, amount, description } = given
  return {
    ...{ type, account, amount, description },
    result: 'PENDING',
    failReason: null,
    detailId: `3601${digits(world.random, 24)}`,
    createdAt: world.clock.now(),
    finishedAt: null,
  }
}

/** What is asked for is set aside at once and done later. */
function begin(world: World, trade: Trade, order: SplitOrder): void {
  trade.unsplit -= order.receivers.reduce((sum, { amount }) => sum + amount, 0)
  if (order.unfreeze) trade.extra['sharing'] = 'finished'
  world.clock.at(world.clock.now() + world.settings.splitMs, () => finish(world, trade, order))
  setImmediate(() => void world.clock.run())
}

function finish(world: World, trade: Trade, order: SplitOrder): void {
  payReceivers(world, trade, order)
  if (order.unfreeze) setFree(world, trade, order.outOrderNo, order.orderId)
}

function queryOrder(world: World, call: Call): Answer {
  const order = orderNumbered(world, call, call.params['outOrderNo'] ?? '')
  if (!order || order.tradeNo !== call.query.get('transaction_id'))
    throw refuse('RESOURCE_NOT_EXISTS', '记录不存在')
  return { status: 200, body: splitText(order) }
}

function amounts(world: World, call: Call): Answer {
  const trade = world.trades.byNumber('wechat', call.merchant.mchid, call.params['transactionId'] ?? '')
  if (!trade?.sharing) throw refuse('RESOURCE_NOT_EXISTS', '订单不存在')
  return { status: 200, body: { transaction_id: trade.tradeNo, unsplit_amount: trade.unsplit } }
}

import { z } from 'zod'
import { accounts } from '../book.ts'
import { canonical } from '../canonical.ts'
import { fenOf, yuan } from '../fen.ts'
import { payReceivers, setFree } from '../sharing-out.ts'
import { receiverKey, type SplitOrder } from '../split.ts'
import { owner, refunded, type Trade } from '../trade.ts'
import { digits, type World } from '../world.ts'
import { read, type Call, type Method } from './method.ts'
import { refuse } from './refusal.ts'
import { Amount } from './trades.ts'

const MOST_PERCENT = 30
const MOST = { sync: { receivers: 5, requests: 50 }, async: { receivers: 50, requests: 300 } } as const

const Person = z.object({
  type: z.enum(['userId', 'loginName', 'openId']),
  account: z.string().min(1),
  name: z.string().optional(),
  memo: z.string().optional(),
})
const Relation = z.object({
  receiver_list: z.array(Person).min(1).max(20),
  out_request_no: z.string().min(1).max(32),
})
const OutRequestNo = z.string().min(1).max(64)
const Settle = z.object({
  out_request_no: OutRequestNo,
  trade_no: z.string(),
  royalty_parameters: z
    .array(
      z.object({
        royalty_type: z.enum(['transfer', 'replenish']).default('transfer'),
        trans_in: z.string(),
        trans_in_type: z.enum(['userId', 'loginName', 'openId', 'cardAliasNo']).default('userId'),
        amount: Amount,
        desc: z.string().max(1000).default(''),
      }),
    )
    .default([]),
  royalty_mode: z.enum(['sync', 'async']).default('sync'),
  extend_params: z.object({ royalty_finish: z.string().optional() }).optional(),
})
type Settle = z.infer<typeof Settle>

export const settleMethods: Record<string, Method> = {
  'alipay.trade.royalty.relation.bind': {
    name: 'relation-bind',
    run: (world, call) => {
      for (const key of relationKeys(call)) world.splits.receivers.add(key)
      return { result_code: 'SUCCESS' }
    },
  },
  'alipay.trade.royalty.relation.unbind': {
    name: 'relation-unbind',
    run: (world, call) => {
      for (const key of relationKeys(call)) world.splits.receivers.delete(key)
      return { result_code: 'SUCCESS' }
    },
  },
  'alipay.trade.order.settle': { name: 'settle', run: settle },
  'alipay.trade.order.settle.query': { name: 'settle-query', run: querySettle },
  'alipay.trade.order.onsettle.query': { name: 'onsettle-query', run: queryRest },
  'alipay.trade.settle.confirm': { name: 'settle-confirm', run: confirm },
}

const relationKeys = (call: Call) =>
  read(Relation, call.biz).receiver_list.map(({ type, account }) =>
    receiverKey('alipay', call.merchant.appId, type, account),
  )

function paidTrade(world: World, call: Call, tradeNo: string): Trade {
  const trade = world.trades.byNumber('alipay', call.merchant.appId, tradeNo)
  if (!trade) throw refuse('ACQ.TRADE_NOT_EXIST')
  if (trade.state !== 'paid') throw refuse('ACQ.TRADE_STATUS_ERROR')
  return trade
}

function settle(world: World, call: Call): Record<string, unknown> {
  const order = read(Settle, call.biz)
  const trade = paidTrade(world, call, order.trade_no)
  const asked = canonical(call.biz)
  const orders = world.splits.orders.filter(({ tradeNo }) => tradeNo === trade.tradeNo)
  const known = orders.find(({ outOrderNo }) => outOrderNo === order.out_request_no)
  if (known && known.asked !== asked) throw refuse('ACQ.DISCORDANT_REPEAT_REQUEST')
  if (known) return { settle_no: known.orderId, trade_no: trade.tradeNo }
  demandShareable(world, call, trade, order, orders)
  const made = newOrder(world, call, trade, order, asked)
  trade.unsplit -= sumOf(made)
  if (order.royalty_mode === 'sync') finish(world, trade, made)
  else world.clock.at(world.clock.now() + world.settings.splitMs, () => finish(world, trade, made))
  setImmediate(() => void world.clock.run())
  return { settle_no: made.orderId, trade_no: trade.tradeNo }
}

const sumOf = (order: SplitOrder) => order.receivers.reduce((sum, { amount }) => sum + amount, 0)

function demandShareable(world: World, call: Call, trade: Trade, order: Settle, orders: SplitOrder[]): void {
  const most = MOST[order.royalty_mode]
  if (order.royalty_parameters.length > most.receivers)
    throw refuse('ACQ.INVALID_PARAMETER', '分账收款方数量超过限制')
  if (orders.length >= most.requests) throw refuse('ACQ.SETTLE_TIMES_EXCEED')
  const stranger = order.royalty_parameters.some(
    ({ trans_in_type: type, trans_in: account }) =>
      !world.splits.receivers.has(receiverKey('alipay', call.merchant.appId, type, account)),
  )
  if (stranger) throw refuse('ACQ.ROYALTY_RECEIVER_INVALID')
  const amount = order.royalty_parameters.reduce((sum, one) => sum + (fenOf(one.amount) ?? 0), 0)
  const shared = orders.reduce((sum, one) => sum + sumOf(one), 0)
  if (amount > trade.unsplit || (shared + amount) * 100 > trade.total * MOST_PERCENT)
    throw refuse('ACQ.ALLOC_AMOUNT_VALIDATE_ERROR')
}

function newOrder(world: World, call: Call, trade: Trade, order: Settle, asked: string): SplitOrder {
  const createdAt = world.clock.now()
  const made: SplitOrder = {
    channel: 'alipay',
    merchant: call.merchant.appId,
    tradeNo: trade.tradeNo ?? '',
    outOrderNo: order.out_request_no,
    orderId: digits(world.random, 32),
    state: 'PROCESSING',
    kind: 'split',
    unfreeze: order.extend_params?.royalty_finish === 'true',
    asked,
    receivers: order.royalty_parameters.map((one) => ({
      type: one.trans_in_type,
      account: one.trans_in,
      amount: fenOf(one.amount) ?? 0,
      description: one.desc,
      result: 'PENDING',
      failReason: null,
      detailId: digits(world.random, 28),
      createdAt,
      finishedAt: null,
    })),
  }
  world.splits.orders.push(made)
  return made
}

function finish(world: World, trade: Trade, order: SplitOrder): void {
  payReceivers(world, trade, order)
  if (order.unfreeze) setFree(world, trade, order.outOrderNo, order.orderId)
}

const SettleQuery = z.object({
  settle_no: z.string().optional(),
  out_request_no: z.string().optional(),
  trade_no: z.string().optional(),
})

const STATES = { PENDING: 'PROCESSING', SUCCESS: 'SUCCESS', CLOSED: 'FAIL' } as const

function querySettle(world: World, call: Call): Record<string, unknown> {
  const asked = read(SettleQuery, call.biz)
  const order = world.splits.orders.find(
    ({ channel, merchant, orderId, outOrderNo, tradeNo }) =>
      channel === 'alipay' &&
      merchant === call.merchant.appId &&
      (asked.settle_no
        ? orderId === asked.settle_no
        : outOrderNo === asked.out_request_no && tradeNo === asked.trade_no),
  )
  if (!order) throw refuse('ACQ.TRADE_NOT_EXIST')
  return {
    out_request_no: order.outOrderNo,
    royalty_detail_list: order.receivers.map((receiver) => ({
      amount: yuan(receiver.amount),
      detail_id: receiver.detailId,
      operation_type: 'transfer',
      state: STATES[receiver.result],
      trans_in: receiver.account,
      ...(receiver.failReason === null ? {} : { error_code: 'RECEIVER_INVALID' }),
    })),
    settle_no: order.orderId,
    trade_no: order.tradeNo,
  }
}

const Rest = z.object({ trade_no: z.string() })

function queryRest(world: World, call: Call): Record<string, unknown> {
  return { unsettled_amount: yuan(paidTrade(world, call, read(Rest, call.biz).trade_no).unsplit) }
}

const Confirm = z.object({
  out_request_no: OutRequestNo,
  trade_no: z.string(),
  settle_info: z.object({
    settle_detail_infos: z
      .array(z.object({ trans_in_type: z.string(), trans_in: z.string().optional(), amount: Amount }))
      .min(1)
      .max(10),
  }),
  extend_params: z.object({ royalty_freeze: z.string().optional() }).optional(),
})

/** Settles a trade to its seller; with `royalty_freeze` the money stays frozen for sharing. */
function confirm(world: World, call: Call): Record<string, unknown> {
  const order = read(Confirm, call.biz)
  const trade = paidTrade(world, call, order.trade_no)
  const amount = order.settle_info.settle_detail_infos.reduce((sum, one) => sum + (fenOf(one.amount) ?? 0), 0)
  const answer = {
    out_request_no: order.out_request_no,
    settle_amount: yuan(amount),
    trade_no: trade.tradeNo,
  }
  if (trade.extra['confirmed'] === order.out_request_no) return answer
  if (trade.extra['confirmed']) throw refuse('ACQ.REASON_TRADE_STATUS_INVALID')
  if (amount > trade.total - refunded(trade)) throw refuse('ACQ.ALLOC_AMOUNT_VALIDATE_ERROR')
  trade.extra['confirmed'] = order.out_request_no
  if (order.extend_params?.royalty_freeze === 'true' && !trade.sharing) freeze(world, trade)
  return answer
}

function freeze(world: World, trade: Trade): void {
  trade.sharing = true
  const refers = { merchant: owner(trade), outNumber: trade.outTradeNo, channelNumber: trade.tradeNo ?? '' }
  world.book.write(world.clock.now(), 'freeze', refers, [
    { account: accounts.merchant(owner(trade)), fen: -trade.unsplit },
    { account: accounts.frozen(owner(trade)), fen: trade.unsplit },
  ])
}

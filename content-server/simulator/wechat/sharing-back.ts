import { z } from 'zod'
import { accounts } from '../book.ts'
import { canonical } from '../canonical.ts'
import type { SplitOrder, SplitReturn } from '../split.ts'
import { digits, type World } from '../world.ts'
import type { Answer } from './answering.ts'
import { read, type Call, type Operation } from './operation.ts'
import { refuse } from './refusal.ts'
import { returnText } from './sharing-text.ts'

/** A share can be called back for half a year, and only from merchants. */
const RETURNABLE_MS = 180 * 24 * 3_600_000

const Return = z.object({
  order_id: z.string().optional(),
  out_order_no: z.string().optional(),
  out_return_no: z.string().regex(/^[0-9A-Za-z_\-|*@]{1,64}$/),
  return_mchid: z.string(),
  amount: z.int().min(1),
  description: z.string().min(1).max(80),
})
type Return = z.infer<typeof Return>

const PLACE = '/v3/profitsharing/return-orders'

export const sharingBackOperations: Operation[] = [
  { method: 'post', path: PLACE, name: 'split-return', run: createReturn },
  { method: 'get', path: `${PLACE}/:outReturnNo`, name: 'split-return-query', run: queryReturn },
]

function createReturn(world: World, call: Call): Answer {
  const asked = read(Return, call.body)
  const text = canonical(call.body)
  const known = world.splits.returns.find(
    ({ merchant, outReturnNo }) => merchant === call.merchant.mchid && outReturnNo === asked.out_return_no,
  )
  if (known && known.asked !== text) throw refuse('INVALID_REQUEST', '商户回退单号重复，请更换单号')
  if (known) return { status: 200, body: returnText(known) }
  const order = orderOf(world, call, asked)
  demandReturnable(world, order, asked)
  const back: SplitReturn = {
    merchant: call.merchant.mchid,
    outOrderNo: order.outOrderNo,
    orderId: order.orderId,
    outReturnNo: asked.out_return_no,
    returnId: `3100${digits(world.random, 24)}`,
    account: asked.return_mchid,
    amount: asked.amount,
    description: asked.description,
    result: 'PROCESSING',
    failReason: null,
    createdAt: world.clock.now(),
    finishedAt: null,
    asked: text,
  }
  world.splits.returns.push(back)
  world.clock.at(back.createdAt + world.settings.splitMs, () => finish(world, back))
  setImmediate(() => void world.clock.run())
  return { status: 200, body: returnText(back) }
}

function orderOf(world: World, call: Call, asked: Return): SplitOrder {
  const order = world.splits.orders.find(
    ({ channel, merchant, outOrderNo, orderId }) =>
      channel === 'wechat' &&
      merchant === call.merchant.mchid &&
      (asked.order_id ? orderId === asked.order_id : outOrderNo === asked.out_order_no),
  )
  if (!order) throw refuse('RESOURCE_NOT_EXISTS', '分账单不存在')
  return order
}

function demandReturnable(world: World, order: SplitOrder, asked: Return): void {
  const got = order.receivers.filter(
    ({ type, account, result }) =>
      type === 'MERCHANT_ID' && account === asked.return_mchid && result === 'SUCCESS',
  )
  const first = got[0]
  if (!first) throw refuse('INVALID_REQUEST', '原分账接收方不存在，或不支持回退')
  if (world.clock.now() > (first.finishedAt ?? 0) + RETURNABLE_MS)
    throw refuse('INVALID_REQUEST', '分账单已超过可回退的期限')
  const shared = got.reduce((sum, { amount }) => sum + amount, 0)
  const returned = world.splits.returns
    .filter((back) => back.orderId === order.orderId && back.account === asked.return_mchid)
    .reduce((sum, { result, amount }) => sum + (result === 'FAILED' ? 0 : amount), 0)
  if (returned + asked.amount > shared) throw refuse('NOT_ENOUGH', '回退金额大于可回退金额')
}

function finish(world: World, back: SplitReturn): void {
  back.finishedAt = world.clock.now()
  const from = accounts.merchant(`wechat:${back.account}`)
  if (world.book.balance(from) < back.amount) {
    back.result = 'FAILED'
    back.failReason = 'BALANCE_NOT_ENOUGH'
    return
  }
  back.result = 'SUCCESS'
  const owner = `wechat:${back.merchant}`
  const refers = { merchant: owner, outNumber: back.outReturnNo, channelNumber: back.returnId }
  world.book.write(back.finishedAt, 'split-back', refers, [
    { account: from, fen: -back.amount },
    { account: accounts.merchant(owner), fen: back.amount },
  ])
}

function queryReturn(world: World, call: Call): Answer {
  const back = world.splits.returns.find(
    ({ merchant, outReturnNo, outOrderNo }) =>
      merchant === call.merchant.mchid &&
      outReturnNo === call.params['outReturnNo'] &&
      outOrderNo === call.query.get('out_order_no'),
  )
  if (!back) throw refuse('RESOURCE_NOT_EXISTS', '记录不存在')
  return { status: 200, body: returnText(back) }
}

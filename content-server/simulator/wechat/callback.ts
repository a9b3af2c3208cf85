import { rfc3339 } from '../china-time.ts'
import type { Envelope, Letter } from '../couriers.ts'
import type { Fault } from '../faults.ts'
import type { Refund, Trade } from '../trade.ts'
import type { Moment } from '../virtual-clock.ts'
import type { World } from '../world.ts'
import { signedHeaders, tampered } from './answering.ts'
import { transactionOf } from './order-text.ts'
import { seal } from './signing.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** WeChat Pay's published schedule: 15 repeats over about a day. */
export const WECHAT_GAPS = [
  15 * SECOND,
  15 * SECOND,
  30 * SECOND,
  3 * MINUTE,
  10 * MINUTE,
  20 * MINUTE,
  30 * MINUTE,
  30 * MINUTE,
  30 * MINUTE,
  60 * MINUTE,
  3 * HOUR,
  3 * HOUR,
  3 * HOUR,
  6 * HOUR,
  6 * HOUR,
] as const

type Event = { type: string; summary: string; originalType: string; associatedData: string; plain: object }

export function tellPaid(world: World, trade: Trade): void {
  // The desk that scanned a payment code hears in the answer; there is no callback.
  if (trade.scene === 'codepay' || !trade.notifyUrl) return
  post(world, trade, 'payment', trade.notifyUrl, {
    type: 'TRANSACTION.SUCCESS',
    summary: '支付成功',
    originalType: 'transaction',
    associatedData: 'transaction',
    plain: transactionOf(trade),
  })
}

const REFUND_EVENTS = {
  SUCCESS: { type: 'REFUND.SUCCESS', summary: '退款成功' },
  ABNORMAL: { type: 'REFUND.ABNORMAL', summary: '退款异常' },
  CLOSED: { type: 'REFUND.CLOSED', summary: '退款关闭' },
} as const

export function tellRefund(world: World, trade: Trade, refund: Refund): void {
  if (!refund.notifyUrl || refund.status === 'PROCESSING') return
  const payerRefund = refund.payerRefund
  post(world, trade, 'refund', refund.notifyUrl, {
    ...REFUND_EVENTS[refund.status],
    originalType: 'refund',
    associatedData: 'refund',
    plain: {
      mchid: trade.merchant,
      transaction_id: trade.tradeNo,
      out_trade_no: trade.outTradeNo,
      refund_id: refund.refundId,
      out_refund_no: refund.outRefundNo,
      refund_status: refund.status,
      ...(refund.succeededAt === null ? {} : { success_time: rfc3339(refund.succeededAt) }),
      user_received_account: '支付用户零钱',
      amount: {
        total: trade.total,
        refund: refund.amount,
        payer_total: trade.payerTotal,
        payer_refund: payerRefund,
      },
    },
  })
}

function post(world: World, trade: Trade, operation: Letter['operation'], url: string, event: Event): void {
  const id = uuid(world)
  const createdAt = world.clock.now()
  const merchant = world.keys.wechat.merchants.find(({ mchid }) => mchid === trade.merchant)
  const write = (plain: object) =>
    JSON.stringify({
      id,
      create_time: rfc3339(createdAt),
      resource_type: 'encrypt-resource',
      event_type: event.type,
      summary: event.summary,
      resource: seal(merchant?.apiV3Key ?? '', plain, event.originalType, event.associatedData, world.random),
    })
  const body = write(event.plain)
  world.couriers.send({
    channel: 'wechat',
    operation,
    outTradeNo: trade.outTradeNo,
    url,
    gaps: WECHAT_GAPS,
    acknowledged: (status) => status === 200 || status === 204,
    seal: (now, fault) => envelope(world, now, altered(body, write, event.plain, fault), fault),
  })
}

/** True evidence that says something else: correctly sealed and signed, as a confused channel would. */
function altered(body: string, write: (plain: object) => string, plain: object, fault: Fault | null): string {
  return fault?.kind === 'alter' ? write({ ...plain, ...fault.fields }) : body
}

function envelope(world: World, _now: Moment, body: string, fault: Fault | null): Envelope {
  return {
    headers: {
      accept: '*/*',
      'content-type': 'application/json',
      'user-agent': 'Mozilla/4.0',
      'request-id': `08${world.random(16).toString('hex').toUpperCase()}-0`,
      ...signedHeaders(world, body, undefined, fault),
    },
    body: fault?.kind === 'tamperBody' ? tampered(body) : body,
  }
}

function uuid(world: World): string {
  const hex = world.random(16).toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

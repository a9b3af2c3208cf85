import { rfc3339 } from '../china-time.ts'
import type { Fen } from '../fen.ts'
import type { SplitOrder, SplitReturn } from '../split.ts'

/** What these orders share out, or have shared out. */
export const sharedFrom = (orders: readonly SplitOrder[]): Fen =>
  orders
    .flatMap(({ receivers }) => receivers)
    .reduce((sum, { result, amount }) => sum + (result === 'CLOSED' ? 0 : amount), 0)

/** FINISHED says that it is over, not that it went well: each receiver has a result of his own. */
export function splitText(order: SplitOrder): object {
  return {
    transaction_id: order.tradeNo,
    out_order_no: order.outOrderNo,
    order_id: order.orderId,
    state: order.state,
    receivers: order.receivers.map((receiver) => ({
      amount: receiver.amount,
      description: receiver.description,
      type: receiver.type,
      account: receiver.account,
      result: receiver.result,
      ...(receiver.failReason === null ? {} : { fail_reason: receiver.failReason }),
      detail_id: receiver.detailId,
      create_time: rfc3339(receiver.createdAt),
      ...(receiver.finishedAt === null ? {} : { finish_time: rfc3339(receiver.finishedAt) }),
    })),
  }
}

export function returnText(back: SplitReturn): object {
  return {
    order_id: back.orderId,
    out_order_no: back.outOrderNo,
    out_return_no: back.outReturnNo,
    return_id: back.returnId,
    return_mchid: back.account,
    amount: back.amount,
    description: back.description,
    result: back.result,
    ...(back.failReason === null ? {} : { fail_reason: back.failReason }),
    create_time: rfc3339(back.createdAt),
    ...(back.finishedAt === null ? {} : { finish_time: rfc3339(back.finishedAt) }),
  }
}

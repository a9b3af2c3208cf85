import type { Order } from '@linli/contract/orders.ts'
import type { Context } from '../context.ts'
import { postJournal } from '../ledger/post-journal.ts'
import { split } from '../ledger/split.ts'
import type { Actor } from '../people/actor.ts'
import type { Stores } from '../store/stores.ts'
import { beginRefund } from './begin-refund.ts'
import { held, orderReleased } from './recipes.ts'

type Needs = Pick<Context, 'clock' | 'newId' | 'random' | 'config'>

/** An order is cancelled: what was paid for it and not given back yet goes back by itself. */
export async function refundCancelled(
  context: Needs,
  stores: Stores,
  actor: Actor,
  orderId: string,
): Promise<void> {
  if ((await stores.payables.orderPaid(orderId)) !== 'online') return
  const attempt = await stores.attempts.findApplied('order', orderId)
  const intent = attempt && (await stores.intents.find(attempt.intentId))
  if (!attempt || !intent) throw new Error(`The order ${orderId} is paid by nothing`)
  await stores.intents.touch(intent.id)
  const amount = attempt.amount - attempt.refunding
  if (amount === 0) return
  await beginRefund(context, stores, {
    attempt,
    intent,
    amount,
    cause: 'cancelled',
    reason: '订单取消',
    actor,
  })
}

/**
 * What goes back of a service paid in advance: the parts of it that were not used, to the fen; the used and the
 * unused parts make the whole.
 */
export function unusedPart(paidMinor: number, parts: { all: number; used: number }): number {
  const [, unused = 0] = split(paidMinor, [parts.used, parts.all - parts.used])
  return unused
}

/** An order that was paid here is handed over: the money held for it is the merchant's, less the commission. */
export async function releaseOrder(
  { clock, config }: Pick<Context, 'clock' | 'config'>,
  stores: Stores,
  order: Order,
): Promise<void> {
  if (order.paid !== 'online') return
  const amount = -(await stores.ledger.balance(held(order.id)))
  if (amount === 0) return
  const { commissionPermille } = config
  const journal = orderReleased({ id: order.id, merchantId: order.shopId, amount, commissionPermille })
  await postJournal(stores, journal, clock())
}

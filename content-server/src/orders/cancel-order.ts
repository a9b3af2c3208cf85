import type { Order } from '@linli/contract/orders.ts'
import { refuse } from '@linli/contract/refusals.ts'
import { record } from '../audit/record.ts'
import type { Context } from '../context.ts'
import { refundCancelled } from '../payments/refund-cancelled.ts'
import { scopeOf, type StaffActor } from '../people/actor.ts'
import { piecesOf } from './order.ts'

type Needs = Pick<Context, 'store' | 'clock' | 'newId' | 'random' | 'config'>

/** Cancels and gives the pieces back, once, and the money with them if it was paid. Harmless when repeated; refused once the order is picked up. */
export function cancelOrder(context: Needs, actor: StaffActor, id: string): Promise<Order> {
  return context.store.change(async (stores) => {
    const scope = scopeOf(actor)
    const order = await stores.orders.find(scope, id)
    if (!order) throw refuse('thing/not-found', { id })
    if (await stores.orders.close(id, 'cancelled', null)) {
      for (const { productId, count } of piecesOf(order.lines)) {
        await stores.catalogue.giveBack(productId, count)
      }
      await record(context, stores, { actor, verb: 'cancel-order', thing: `order:${id}` })
      await refundCancelled(context, stores, actor, id)
    }
    const now = (await stores.orders.find(scope, id)) ?? order
    if (now.state !== 'cancelled') throw refuse('order/not-open', { state: now.state })
    return now
  })
}

import type { Order } from '@linli/contract/orders.ts'
import { refuse } from '@linli/contract/refusals.ts'
import { record } from '../audit/record.ts'
import type { Context } from '../context.ts'
import { releaseOrder } from '../payments/refund-cancelled.ts'
import { scopeOf, type StaffActor } from '../people/actor.ts'

type Needs = Pick<Context, 'store' | 'clock' | 'newId' | 'config'>

/** Picked up and paid. Harmless when repeated; refused once the order is cancelled. */
export function finishOrder(context: Needs, actor: StaffActor, id: string): Promise<Order> {
  return context.store.change(async (stores) => {
    const scope = scopeOf(actor)
    const order = await stores.orders.find(scope, id)
    if (!order) throw refuse('thing/not-found', { id })
    if (await stores.orders.close(id, 'done', context.clock())) {
      await record(context, stores, { actor, verb: 'finish-order', thing: `order:${id}` })
      await releaseOrder(context, stores, order)
    }
    const now = (await stores.orders.find(scope, id)) ?? order
    if (now.state !== 'done') throw refuse('order/not-open', { state: now.state })
    return now
  })
}

import * as orders from '@linli/contract/orders.ts'
import type { Serve } from '../http/serve.ts'
import { scopeOf } from '../people/actor.ts'
import { cancelOrder } from './cancel-order.ts'
import { finishOrder } from './finish-order.ts'
import { placeOrder } from './place-order.ts'

/** More than anybody taps, less than a jammed kiosk sends. */
const ORDERS = { most: 20, windowMs: 60_000 }

export function orderRoutes(serve: Serve): void {
  serve(orders.placeOrder, (context, kiosk, { body }) => placeOrder(context, kiosk, body), {
    limit: { ...ORDERS, by: (actor) => (actor.kind === 'device' ? actor.screenId : '') },
  })
  serve(orders.listOrders, async ({ store }, actor, { query }) => ({
    orders: await store.read.orders.list(scopeOf(actor), query.state),
  }))
  serve(orders.finishOrder, (context, actor, { params }) => finishOrder(context, actor, params.id))
  serve(orders.cancelOrder, (context, actor, { params }) => cancelOrder(context, actor, params.id))
}

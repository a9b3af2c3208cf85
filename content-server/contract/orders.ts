import { z } from 'zod'
import { Id } from './ids.ts'
import { Instant } from './instants.ts'
import { Money } from './money.ts'
import { route } from './route.ts'
import { Name } from './text.ts'
import { STAFF } from './who.ts'

export const ORDER_STATES = ['placed', 'done', 'cancelled'] as const

export const OrderLine = z.strictObject({
  productId: Id,
  name: Name,
  price: Money,
  count: z.int().min(1).max(99),
  total: Money,
})

/** An order, paid here or on pick-up. `number` is what is called out: it counts from 1 each local day at each shop. */
export const Order = z.strictObject({
  id: Id,
  number: z.int().positive(),
  shopId: Id,
  shopName: Name,
  communityId: Id,
  kioskId: Id,
  state: z.enum(ORDER_STATES),
  lines: z.array(OrderLine).min(1),
  total: Money,
  placedAt: Instant,
  doneAt: Instant.nullable(),
  /** Absent: paid on pick-up. */
  paid: z.enum(['online', 'refunded']).optional(),
})
export type Order = z.infer<typeof Order>

/** `key` is made by the kiosk once per order: sent again, it gives the same order. The server sets the prices; `expected` is what the resident saw. */
export const placeOrder = route({
  method: 'POST',
  path: '/api/kiosk/orders',
  who: ['kiosk'],
  summary: 'Place an order, paid on pick-up',
  body: z.strictObject({
    key: Id,
    shopId: Id,
    lines: z
      .array(z.strictObject({ productId: Id, count: z.int().min(1).max(99) }))
      .min(1)
      .max(40),
    expected: Money,
  }),
  reply: Order,
})

export const listOrders = route({
  method: 'GET',
  path: '/api/orders',
  who: STAFF,
  summary: 'The orders of the communities one works for, newest first',
  query: z.strictObject({ state: z.enum(ORDER_STATES).optional() }),
  reply: z.strictObject({ orders: z.array(Order) }),
})

const One = z.strictObject({ id: Id })

export const finishOrder = route({
  method: 'POST',
  path: '/api/orders/:id/done',
  who: STAFF,
  summary: 'Picked up and paid; harmless when repeated',
  params: One,
  reply: Order,
})

export const cancelOrder = route({
  method: 'POST',
  path: '/api/orders/:id/cancel',
  who: STAFF,
  summary: 'Cancel; stock goes back; harmless when repeated',
  params: One,
  reply: Order,
})

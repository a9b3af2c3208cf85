import { sql, type Generated, type Insertable, type Kysely, type Selectable } from 'kysely'
import { Order } from '@linli/contract/orders.ts'
import type { Scope } from '../people/actor.ts'
import type { Tables } from '../store/tables.ts'

type OrderRow = {
  id: string
  kiosk_id: string
  shop_id: string
  community_id: string
  day: string
  number: number
  state: Order['state']
  lines: string
  total_minor: number
  placed_at: string
  done_at: string | null
  /** `online` and `refunded` when it was paid through us; null: it is paid on pick-up. */
  paid_online: Generated<'online' | 'refunded' | null>
}

export type OrderTables = {
  order_keys: { kiosk_id: string; order_key: string; asked_hash: string; order_id: string }
  order_numbers: { shop_id: string; day: string; number: number }
  orders: OrderRow
}

export type OrderClaim = { kioskId: string; key: string; askedHash: string; orderId: string }

/** The console shows what is at hand; older orders are a matter of reports. */
const MOST_LISTED = 500

export function orderStore(db: Kysely<Tables>) {
  return { ...orderKeys(db), ...orderNumbers(db), ...keptOrders(db) }
}

function orderKeys(db: Kysely<Tables>) {
  return {
    /** Takes a kiosk's key for a new order; `false` when it is taken. Waits for whoever is just taking it. */
    async claim({ kioskId, key, askedHash, orderId }: OrderClaim): Promise<boolean> {
      const claimed = await db
        .insertInto('order_keys')
        .values({ kiosk_id: kioskId, order_key: key, asked_hash: askedHash, order_id: orderId })
        .onConflict((conflict) => conflict.columns(['kiosk_id', 'order_key']).doNothing())
        .executeTakeFirst()
      return claimed.numInsertedOrUpdatedRows === 1n
    },

    async findClaim(kioskId: string, key: string): Promise<OrderClaim | undefined> {
      const row = await db
        .selectFrom('order_keys')
        .selectAll()
        .where('kiosk_id', '=', kioskId)
        .where('order_key', '=', key)
        .executeTakeFirst()
      return row && { kioskId, key, askedHash: row.asked_hash, orderId: row.order_id }
    },
  }
}

function orderNumbers(db: Kysely<Tables>) {
  return {
    /** The shop's next number of the day, from 1. Whoever asks next waits until this transaction ends. */
    async nextNumber(shopId: string, day: string): Promise<number> {
      const { number } = await db
        .insertInto('order_numbers')
        .values({ shop_id: shopId, day, number: 1 })
        .onConflict((conflict) =>
          conflict.columns(['shop_id', 'day']).doUpdateSet({ number: sql<number>`order_numbers.number + 1` }),
        )
        .returning('number')
        .executeTakeFirstOrThrow()
      return number
    },
  }
}

function keptOrders(db: Kysely<Tables>) {
  const withShop = () =>
    db
      .selectFrom('orders')
      .innerJoin('shops', 'shops.id', 'orders.shop_id')
      .selectAll('orders')
      .select('shops.name as shop_name')

  return {
    async add(order: Order, day: string): Promise<void> {
      await db.insertInto('orders').values(orderRow(order, day)).execute()
    },

    async find(scope: Scope, id: string): Promise<Order | undefined> {
      let query = withShop().where('orders.id', '=', id)
      if (scope !== 'everywhere') query = query.where('orders.community_id', 'in', [...scope, ''])
      const row = await query.executeTakeFirst()
      return row && orderOf(row)
    },

    /** Newest first. */
    async list(scope: Scope, state?: Order['state']): Promise<Order[]> {
      let query = withShop()
        .orderBy('orders.placed_at', 'desc')
        .orderBy('orders.id', 'desc')
        .limit(MOST_LISTED)
      if (scope !== 'everywhere') query = query.where('orders.community_id', 'in', [...scope, ''])
      if (state) query = query.where('orders.state', '=', state)
      return (await query.execute()).map(orderOf)
    },

    /** Ends an order that is still open; `false` when it is not. */
    async close(id: string, state: 'done' | 'cancelled', doneAt: string | null): Promise<boolean> {
      const closed = await db
        .updateTable('orders')
        .set({ state, done_at: doneAt })
        .where('id', '=', id)
        .where('state', '=', 'placed')
        .executeTakeFirst()
      return closed.numUpdatedRows === 1n
    },
  }
}

function orderRow(order: Order, day: string): Insertable<OrderRow> {
  return {
    id: order.id,
    kiosk_id: order.kioskId,
    shop_id: order.shopId,
    community_id: order.communityId,
    day,
    number: order.number,
    state: order.state,
    lines: JSON.stringify(order.lines),
    total_minor: order.total.minor,
    placed_at: order.placedAt,
    done_at: order.doneAt,
  }
}

function orderOf(row: Selectable<OrderRow> & { shop_name: string }): Order {
  return Order.parse({
    id: row.id,
    number: row.number,
    shopId: row.shop_id,
    shopName: JSON.parse(row.shop_name),
    communityId: row.community_id,
    kioskId: row.kiosk_id,
    state: row.state,
    lines: JSON.parse(row.lines),
    total: { minor: row.total_minor, currency: 'CNY' },
    placedAt: row.placed_at,
    doneAt: row.done_at,
    ...(row.paid_online === null ? {} : { paid: row.paid_online }),
  })
}

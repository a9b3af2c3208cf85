import type { Kysely } from 'kysely'
import type { Tables } from '../store/tables.ts'
import type { IntentItem, ItemKind } from './intent-row.ts'
import type { Standing } from './disposition.ts'

export type OwedBill = {
  id: string
  kind: string
  billerName: string
  period: string
  amount: number
  state: string
  householdId: string
  communityId: string
}
type Thing = Pick<IntentItem, 'kind' | 'itemId'>

/** The tables things to be paid live in, and which states there mean that something is still owed. */
const OPEN = { order: 'placed', bill: 'open', campaign: 'booked' } as const satisfies Record<ItemKind, string>
const TABLE = { order: 'orders', bill: 'bills', campaign: 'campaigns' } as const satisfies Record<
  ItemKind,
  string
>

/** What payments ask of orders, bills and campaigns, and change in them. */
export function payableStore(db: Kysely<Tables>) {
  return { ...asking(db), ...changing(db) }
}

function asking(db: Kysely<Tables>) {
  return {
    async bills(ids: readonly string[]): Promise<OwedBill[]> {
      return db
        .selectFrom('bills')
        .innerJoin('households', 'households.id', 'bills.household_id')
        .select([
          'bills.id',
          'bills.kind',
          'bills.biller as billerName',
          'bills.period',
          'bills.amount_minor as amount',
          'bills.state',
          'bills.household_id as householdId',
          'households.community_id as communityId',
        ])
        .where('bills.id', 'in', [...ids, ''])
        .orderBy('bills.due_on')
        .orderBy('bills.id')
        .execute()
    },

    /** Whether an order has been paid here: `online`, `refunded`, or null when it is paid on pick-up. */
    async orderPaid(id: string): Promise<string | null> {
      const row = await db.selectFrom('orders').select('paid_online').where('id', '=', id).executeTakeFirst()
      return row?.paid_online ?? null
    },
  }
}

function changing(db: Kysely<Tables>) {
  return {
    /**
     * How a thing stands; it stays so until this transaction ends, because whoever would change it waits.
     * Ask for several in the order of their ids, or two transactions wait for each other.
     */
    async hold({ kind, itemId }: Thing): Promise<Standing> {
      const held = await db
        .updateTable(TABLE[kind])
        .set((eb) => ({ state: eb.ref('state') }))
        .where('id', '=', itemId)
        .returning('state')
        .executeTakeFirst()
      if (!held) return 'missing'
      if (held.state === 'paid') return 'paid'
      const paid = await db
        .selectFrom('intent_items')
        .select('intent_id')
        .where('kind', '=', kind)
        .where('item_id', '=', itemId)
        .where('lock_state', '=', 'paid')
        .executeTakeFirst()
      if (paid) return 'paid'
      return held.state === OPEN[kind] ? 'open' : 'gone'
    },

    /** Paid, or owed again. */
    async setBill(id: string, from: 'open' | 'paid', to: 'open' | 'paid'): Promise<boolean> {
      const set = await db
        .updateTable('bills')
        .set({ state: to })
        .where('id', '=', id)
        .where('state', '=', from)
        .executeTakeFirst()
      return set.numUpdatedRows === 1n
    },

    async setOrderPaid(id: string, paid: 'online' | 'refunded'): Promise<void> {
      await db.updateTable('orders').set({ paid_online: paid }).where('id', '=', id).execute()
    },
  }
}

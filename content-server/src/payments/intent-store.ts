import { sql, type Kysely } from 'kysely'
import type { IntentState } from '@linli/contract/payments.ts'
import type { Scope } from '../people/actor.ts'
import type { Tables } from '../store/tables.ts'
import {
  intentOf,
  intentRow,
  itemRow,
  type Intent,
  type IntentItem,
  type IntentRow,
  type ItemRow,
  type LockState,
} from './intent-row.ts'

export type IntentTables = { intents: IntentRow; intent_items: ItemRow }

export function intentStore(db: Kysely<Tables>) {
  return { ...finding(db), ...changing(db), ...locking(db) }
}

function finding(db: Kysely<Tables>) {
  const whole = async (rows: IntentRow[]): Promise<Intent[]> => {
    if (rows.length === 0) return []
    const ids = rows.map((row) => row.id)
    const items = await db
      .selectFrom('intent_items')
      .selectAll()
      .where('intent_id', 'in', ids)
      .orderBy('place')
      .execute()
    return rows.map((row) =>
      intentOf(
        row,
        items.filter((item) => item.intent_id === row.id),
      ),
    )
  }
  return {
    async find(id: string): Promise<Intent | undefined> {
      return (await whole(await db.selectFrom('intents').selectAll().where('id', '=', id).execute()))[0]
    },

    /** Newest first. */
    async list(
      scope: Scope,
      asked: { state?: IntentState; before?: string; most: number },
    ): Promise<Intent[]> {
      let query = db.selectFrom('intents').selectAll().orderBy('created_at', 'desc').orderBy('id', 'desc')
      if (scope !== 'everywhere') query = query.where('community_id', 'in', [...scope, ''])
      if (asked.state) query = query.where('state', '=', asked.state)
      if (asked.before) query = query.where('created_at', '<', asked.before)
      return whole(await query.limit(asked.most).execute())
    },

    /** A kiosk's payments that are open, or were paid after `since`. */
    async ofKiosk(kioskId: string, since: string): Promise<Intent[]> {
      const rows = await db
        .selectFrom('intents')
        .selectAll()
        .where('kiosk_id', '=', kioskId)
        .where((or) => or.or([or('state', '=', 'open'), or('paid_at', '>', since)]))
        .orderBy('created_at', 'desc')
        .limit(20)
        .execute()
      return whole(rows)
    },

    /** Open ones whose time on the screen is over, but for those whose end is only still to be proven. */
    async overdue(now: string, most: number): Promise<string[]> {
      const rows = await db
        .selectFrom('intents')
        .select('id')
        .where('state', '=', 'open')
        .where('shown_until', '<=', now)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('attempts')
                .select('attempts.id')
                .whereRef('attempts.intent_id', '=', 'intents.id')
                .where('attempts.state', '=', 'closing'),
            ),
          ),
        )
        .orderBy('shown_until')
        .limit(most)
        .execute()
      return rows.map(({ id }) => id)
    },
  }
}

function changing(db: Kysely<Tables>) {
  return {
    async add(intent: Intent): Promise<void> {
      await db.insertInto('intents').values(intentRow(intent)).execute()
      await db
        .insertInto('intent_items')
        .values(intent.items.map((item) => itemRow(intent.id, item)))
        .execute()
    },

    /** Marks a change that watchers should see; whoever changes the same payment next waits for this transaction. */
    async touch(id: string): Promise<number | undefined> {
      const row = await db
        .updateTable('intents')
        .set({ revision: sql`revision + 1` })
        .where('id', '=', id)
        .returning('revision')
        .executeTakeFirst()
      return row?.revision
    },

    /** Moves from one of these states; false when it was in none. */
    async move(id: string, from: readonly IntentState[], to: IntentState, paidAt?: string): Promise<boolean> {
      const moved = await db
        .updateTable('intents')
        .set({ state: to, ...(paidAt === undefined ? {} : { paid_at: paidAt }) })
        .where('id', '=', id)
        .where('state', 'in', [...from])
        .executeTakeFirst()
      return moved.numUpdatedRows === 1n
    },

    async show(id: string, until: string): Promise<void> {
      await db.updateTable('intents').set({ shown_until: until }).where('id', '=', id).execute()
    },

    /** Gives more time, as long as some is left to give. */
    async extend(id: string, until: string, most: number): Promise<boolean> {
      const extended = await db
        .updateTable('intents')
        .set({ shown_until: until, extensions: sql`extensions + 1` })
        .where('id', '=', id)
        .where('state', '=', 'open')
        .where('extensions', '<', most)
        .executeTakeFirst()
      return extended.numUpdatedRows === 1n
    },

    /** What has gone back of the whole and of one item. */
    async addRefunded(id: string, amount: number): Promise<void> {
      await db
        .updateTable('intents')
        .set({ refunded_minor: sql`refunded_minor + ${amount}` })
        .where('id', '=', id)
        .execute()
    },

    async addItemRefunded(id: string, place: number, amount: number): Promise<void> {
      await db
        .updateTable('intent_items')
        .set({ refunded_minor: sql`refunded_minor + ${amount}` })
        .where('intent_id', '=', id)
        .where('place', '=', place)
        .execute()
    },
  }
}

function locking(db: Kysely<Tables>) {
  return {
    /** Who holds, or has paid, any of these things, other than this payment. */
    async rivals(intentId: string, items: readonly Pick<IntentItem, 'kind' | 'itemId'>[]) {
      const rows = await db
        .selectFrom('intent_items')
        .innerJoin('intents', 'intents.id', 'intent_items.intent_id')
        .select(['intents.id', 'intents.shown_until', 'intent_items.lock_state'])
        .where(
          'intent_items.item_id',
          'in',
          items.map(({ itemId }) => itemId),
        )
        .where('intent_items.kind', 'in', [...new Set(items.map(({ kind }) => kind))])
        .where('intent_items.lock_state', 'in', ['held', 'paid'])
        .where('intents.id', '<>', intentId)
        .orderBy('intents.shown_until', 'desc')
        .execute()
      return rows.map((row) => ({ id: row.id, shownUntil: row.shown_until, lock: row.lock_state }))
    },

    /** Call it only while the things themselves are held by this transaction, so that no rival comes between. */
    async setLock(id: string, from: readonly LockState[], to: LockState): Promise<void> {
      await db
        .updateTable('intent_items')
        .set({ lock_state: to })
        .where('intent_id', '=', id)
        .where('lock_state', 'in', [...from])
        .execute()
    },

    async setItemLock(id: string, place: number, to: LockState): Promise<void> {
      await db
        .updateTable('intent_items')
        .set({ lock_state: to })
        .where('intent_id', '=', id)
        .where('place', '=', place)
        .execute()
    },
  }
}

import { sql, type Kysely } from 'kysely'
import type { Scope } from '../people/actor.ts'
import type { Tables } from '../store/tables.ts'

type DrawerRow = {
  id: string
  community_id: string
  opened_by: string
  opened_at: string
  float_minor: number
  state: 'open' | 'closed'
  closed_by: string | null
  closed_at: string | null
  counted_minor: number | null
  expected_minor: number | null
}
type TermsRow = {
  account: string
  advertiser: string
  limit_minor: number
  granted_by: string
  granted_at: string
}
type ReceiptRow = { intent_id: string; copy: number; key: string; state: string; created_at: string }
export type DeskTables = { drawers: DrawerRow; credit_terms: TermsRow; receipts: ReceiptRow }

export type KeptDrawer = {
  id: string
  communityId: string
  openedBy: string
  openedAt: string
  float: number
  state: 'open' | 'closed'
  closedAt: string | null
  counted: number | null
  expected: number | null
}
export type Terms = { account: string; advertiser: { zh: string; en?: string | undefined }; limit: number }

export function deskStore(db: Kysely<Tables>) {
  return { ...drawers(db), ...terms(db), ...receipts(db) }
}

function drawers(db: Kysely<Tables>) {
  return {
    /** False when this person has an open drawer already. */
    async openDrawer(drawer: Pick<KeptDrawer, 'id' | 'communityId' | 'openedBy' | 'openedAt' | 'float'>) {
      const opened = await db
        .insertInto('drawers')
        .values({
          ...{ id: drawer.id, community_id: drawer.communityId, float_minor: drawer.float, state: 'open' },
          ...{ opened_by: drawer.openedBy, opened_at: drawer.openedAt },
          ...{ closed_by: null, closed_at: null, counted_minor: null, expected_minor: null },
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst()
      return opened.numInsertedOrUpdatedRows === 1n
    },

    /** The person's open drawer; it stays open until this transaction ends. */
    async holdDrawerOf(openedBy: string): Promise<KeptDrawer | undefined> {
      const row = await db
        .updateTable('drawers')
        .set((eb) => ({ state: eb.ref('state') }))
        .where('opened_by', '=', openedBy)
        .where('state', '=', 'open')
        .returningAll()
        .executeTakeFirst()
      return row && drawerOf(row)
    },

    async findDrawer(id: string): Promise<KeptDrawer | undefined> {
      const row = await db.selectFrom('drawers').selectAll().where('id', '=', id).executeTakeFirst()
      return row && drawerOf(row)
    },

    /** Newest first. */
    async listDrawers(scope: Scope, most: number): Promise<KeptDrawer[]> {
      let query = db.selectFrom('drawers').selectAll().orderBy('opened_at', 'desc').orderBy('id').limit(most)
      if (scope !== 'everywhere') query = query.where('community_id', 'in', [...scope, ''])
      return (await query.execute()).map(drawerOf)
    },

    /** Closes it to further cash; false when it was not open. */
    async closeDrawer(id: string, by: string, at: string, counted: number): Promise<boolean> {
      const closed = await db
        .updateTable('drawers')
        .set({ state: 'closed', closed_by: by, closed_at: at, counted_minor: counted })
        .where('id', '=', id)
        .where('state', '=', 'open')
        .executeTakeFirst()
      return closed.numUpdatedRows === 1n
    },

    async setExpected(id: string, expected: number): Promise<void> {
      await db.updateTable('drawers').set({ expected_minor: expected }).where('id', '=', id).execute()
    },
  }
}

function terms(db: Kysely<Tables>) {
  return {
    async setTerms({ account, advertiser, limit }: Terms, by: string, at: string): Promise<void> {
      const row = {
        limit_minor: limit,
        granted_by: by,
        granted_at: at,
        advertiser: JSON.stringify(advertiser),
      }
      await db
        .insertInto('credit_terms')
        .values({ account, ...row })
        .onConflict((conflict) => conflict.column('account').doUpdateSet(row))
        .execute()
    },

    /** The terms; whoever charges to the same ones next waits until this transaction ends. */
    async holdTerms(account: string): Promise<Terms | undefined> {
      const row = await db
        .updateTable('credit_terms')
        .set((eb) => ({ account: eb.ref('account') }))
        .where('account', '=', account)
        .returningAll()
        .executeTakeFirst()
      return row && termsOf(row)
    },

    async listTerms(): Promise<Terms[]> {
      return (await db.selectFrom('credit_terms').selectAll().orderBy('account').execute()).map(termsOf)
    },
  }
}

function receipts(db: Kysely<Tables>) {
  return {
    /** The next copy under this key, or the copy that it has had already. */
    async takeCopy(intentId: string, key: string, at: string): Promise<number> {
      const known = await db
        .selectFrom('receipts')
        .select('copy')
        .where('intent_id', '=', intentId)
        .where('key', '=', key)
        .executeTakeFirst()
      if (known) return known.copy
      const { last } = await db
        .selectFrom('receipts')
        .select(sql<number>`coalesce(max(copy), 0)`.as('last'))
        .where('intent_id', '=', intentId)
        .executeTakeFirstOrThrow()
      const row = { intent_id: intentId, copy: last + 1, key, state: 'printing', created_at: at }
      await db.insertInto('receipts').values(row).execute()
      return last + 1
    },

    async setPrinted(intentId: string, key: string, state: 'printed' | 'unknown'): Promise<void> {
      await db
        .updateTable('receipts')
        .set({ state })
        .where('intent_id', '=', intentId)
        .where('key', '=', key)
        .where('state', '<>', 'printed')
        .execute()
    },

    async copies(intentId: string): Promise<{ copy: number; state: string }[]> {
      return db
        .selectFrom('receipts')
        .select(['copy', 'state'])
        .where('intent_id', '=', intentId)
        .orderBy('copy')
        .execute()
    },
  }
}

function drawerOf(row: DrawerRow): KeptDrawer {
  return {
    id: row.id,
    communityId: row.community_id,
    openedBy: row.opened_by,
    openedAt: row.opened_at,
    float: row.float_minor,
    state: row.state,
    closedAt: row.closed_at,
    counted: row.counted_minor,
    expected: row.expected_minor,
  }
}

function termsOf(row: TermsRow): Terms {
  return {
    account: row.account,
    advertiser: JSON.parse(row.advertiser) as Terms['advertiser'],
    limit: row.limit_minor,
  }
}

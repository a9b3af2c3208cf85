import type { Kysely } from 'kysely'
import type { Tables } from '../store/tables.ts'

type KeyRow = {
  owner: string
  key: string
  asked_hash: string
  status: number
  answer: string
  created_at: string
}
export type KeyTables = { payment_keys: KeyRow }

/** The first answer to a key: its HTTP status, and its body as JSON. */
export type KeptAnswer = { askedHash: string; status: number; answer: string }
export type Claim = { owner: string; key: string; askedHash: string; at: string }

export function keyStore(db: Kysely<Tables>) {
  return {
    /** Takes a key; `false` when it is taken. Waits for whoever is just taking it. */
    async claim({ owner, key, askedHash, at }: Claim): Promise<boolean> {
      const claimed = await db
        .insertInto('payment_keys')
        .values({ owner, key, asked_hash: askedHash, status: 0, answer: 'null', created_at: at })
        .onConflict((conflict) => conflict.columns(['owner', 'key']).doNothing())
        .executeTakeFirst()
      return claimed.numInsertedOrUpdatedRows === 1n
    },

    async find(owner: string, key: string): Promise<KeptAnswer | undefined> {
      const row = await db
        .selectFrom('payment_keys')
        .selectAll()
        .where('owner', '=', owner)
        .where('key', '=', key)
        .executeTakeFirst()
      return row && { askedHash: row.asked_hash, status: row.status, answer: row.answer }
    },

    async answer(owner: string, key: string, status: number, answer: string): Promise<void> {
      await db
        .updateTable('payment_keys')
        .set({ status, answer })
        .where('owner', '=', owner)
        .where('key', '=', key)
        .execute()
    },

    async forgetBefore(at: string): Promise<void> {
      await db.deleteFrom('payment_keys').where('created_at', '<', at).execute()
    },
  }
}

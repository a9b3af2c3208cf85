import { sql, type Kysely } from 'kysely'
import type { Tables } from '../store/tables.ts'
import { BOOKS, type Book } from './account.ts'
import type { Posting } from './journal.ts'
import type { Head, KeptLink } from './ledger-store.ts'

export type AccountCheck = {
  account: string
  kept: number
  summed: number
  postings: number
  counted: number
}

/** Accounts with more postings are summed in pieces, so that no single statement takes long. */
export const HOT_ACCOUNT = 50_000

/** The part of the ledger's store that the nightly check reads. */
export function checking(db: Kysely<Tables>) {
  return {
    /** The next accounts by name with the cached balance beside the sum of their postings, in one statement. */
    async compareAccounts(after: string, most: number): Promise<AccountCheck[]> {
      const { rows } = await sql<AccountCheck>`
        select a.name as account, a.balance_minor as kept, a.postings as counted,
          case when a.postings > ${HOT_ACCOUNT} then a.balance_minor
            else (select coalesce(sum(p.amount_minor), 0) from postings p where p.account = a.name) end as summed,
          case when a.postings > ${HOT_ACCOUNT} then a.postings
            else (select count(*) from postings p where p.account = a.name) end as postings
        from accounts a where a.name > ${after} order by a.name limit ${most}`.execute(db)
      return rows
    },

    /** The sum of an account's postings with these numbers, and the balance kept with the last of them. */
    async sumBetween(account: string, from: number, until: number) {
      const { sum } = await db
        .selectFrom('postings')
        .select(sql<number>`coalesce(sum(amount_minor), 0)`.as('sum'))
        .where('account', '=', account)
        .where('number', '>=', from)
        .where('number', '<', until)
        .executeTakeFirstOrThrow()
      return sum
    },

    /** Of one account, in one statement: the cached balance and the balance kept with its last posting. */
    async lastKept(account: string): Promise<{ kept: number; number: number; balance: number }> {
      return db
        .selectFrom('accounts')
        .innerJoin('postings', 'postings.account', 'accounts.name')
        .select([
          'accounts.balance_minor as kept',
          'postings.number as number',
          'postings.balance_minor as balance',
        ])
        .where('accounts.name', '=', account)
        .orderBy('postings.number', 'desc')
        .limit(1)
        .executeTakeFirstOrThrow()
    },

    /** Puts a cached balance right, if it is still what was found wrong. */
    async mend(account: string, wrong: number, right: number): Promise<boolean> {
      const mended = await db
        .updateTable('accounts')
        .set({ balance_minor: right })
        .where('name', '=', account)
        .where('balance_minor', '=', wrong)
        .executeTakeFirst()
      return mended.numUpdatedRows === 1n
    },

    /** The next links of a book's chain, with everything that was hashed. */
    async chain(book: Book, after: number, most: number): Promise<KeptLink[]> {
      const links = await db
        .selectFrom('links')
        .innerJoin('journals', 'journals.id', 'links.journal_id')
        .select(['links.number', 'links.journal_id', 'links.at', 'links.prev_hash', 'links.hash'])
        .select(['journals.recipe', 'journals.thing', 'journals.reverses_id'])
        .where('links.book', '=', book)
        .where('links.number', '>', after)
        .orderBy('links.number')
        .limit(most)
        .execute()
      const postings = await db
        .selectFrom('postings')
        .select(['number', 'account', 'amount_minor as amount'])
        .where('book', '=', book)
        .where('number', '>', after)
        .where('number', '<=', links.at(-1)?.number ?? after)
        .execute()
      const byNumber = groupByNumber(postings)
      return links.map((row) => ({
        book,
        number: row.number,
        prevHash: row.prev_hash,
        hash: row.hash,
        journalId: row.journal_id,
        at: row.at,
        recipe: row.recipe,
        thing: row.thing,
        reversesId: row.reverses_id,
        postings: byNumber.get(row.number) ?? [],
      }))
    },

    async heads(): Promise<Record<Book, Head>> {
      const rows = await db.selectFrom('heads').selectAll().execute()
      const none: Head = { number: 0, hash: '', at: '' }
      return Object.fromEntries(
        BOOKS.map((book) => [book, rows.find((row) => row.book === book) ?? none]),
      ) as Record<Book, Head>
    },
  }
}

type Numbered = Posting & { number: number }

function groupByNumber(postings: readonly Numbered[]): Map<number, Numbered[]> {
  const groups = new Map<number, Numbered[]>()
  for (const posting of postings) groups.set(posting.number, [...(groups.get(posting.number) ?? []), posting])
  return groups
}

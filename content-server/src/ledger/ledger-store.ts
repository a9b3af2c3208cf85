import { sql, type Kysely } from 'kysely'
import type { Tables } from '../store/tables.ts'
import type { Book } from './account.ts'
import type { Link, Posting } from './journal.ts'
import { checking } from './ledger-check-store.ts'

export type LedgerTables = {
  journals: { id: string; at: string; recipe: string; thing: string; reverses_id: string | null }
  links: { book: Book; number: number; journal_id: string; at: string; prev_hash: string; hash: string }
  postings: { book: Book; number: number; account: string; amount_minor: number; balance_minor: number }
  accounts: { name: string; balance_minor: number; postings: number }
  heads: { book: Book; number: number; hash: string; at: string }
}

export type Head = { number: number; hash: string; at: string }
export type KeptLink = Link & { hash: string }
export type AccountCheck = {
  account: string
  kept: number
  summed: number
  postings: number
  counted: number
}
export type StatementLine = {
  number: number
  at: string
  journalId: string
  recipe: string
  thing: string
  amount: number
  balance: number
}

export type StatementOf = { account: string; book: Book; from: string; after: number; most: number }

export function ledgerStore(db: Kysely<Tables>) {
  return { ...writing(db), ...finding(db), ...stating(db), ...checking(db) }
}

function writing(db: Kysely<Tables>) {
  return {
    /** Takes the book's next number. Whoever writes next waits until this transaction ends; time never runs back. */
    async takeNumber(book: Book, at: string): Promise<Head> {
      return db
        .updateTable('heads')
        .set({ number: sql`number + 1`, at: sql`case when at > ${at} then at else ${at} end` })
        .where('book', '=', book)
        .returning(['number', 'hash', 'at'])
        .executeTakeFirstOrThrow()
    },

    /** Adds to the account's cached balance, and tells what it is now. */
    async addToBalance({ account, amount }: Posting): Promise<number> {
      const { balance_minor } = await db
        .insertInto('accounts')
        .values({ name: account, balance_minor: amount, postings: 1 })
        .onConflict((conflict) =>
          conflict.column('name').doUpdateSet({
            balance_minor: sql<number>`accounts.balance_minor + excluded.balance_minor`,
            postings: sql<number>`accounts.postings + 1`,
          }),
        )
        .returning('balance_minor')
        .executeTakeFirstOrThrow()
      return balance_minor
    },

    async addLink(link: KeptLink, postings: readonly (Posting & { balance: number })[]): Promise<void> {
      const { book, number, journalId, at, prevHash, hash } = link
      await db
        .insertInto('links')
        .values({ book, number, journal_id: journalId, at, prev_hash: prevHash, hash })
        .execute()
      await db
        .insertInto('postings')
        .values(
          postings.map(({ account, amount, balance }) => ({
            book,
            number,
            account,
            amount_minor: amount,
            balance_minor: balance,
          })),
        )
        .execute()
      await db.updateTable('heads').set({ hash }).where('book', '=', book).execute()
    },

    /** Makes the legs count: only when each book of them sums to zero. False when one does not. */
    async addJournal(journal: LedgerTables['journals']): Promise<boolean> {
      const { id, at, recipe, thing, reverses_id } = journal
      const added = await sql`
        insert into journals (id, at, recipe, thing, reverses_id)
        select ${id}, ${at}, ${recipe}, ${thing}, ${reverses_id}
        where exists (select 1 from links where journal_id = ${id})
        and not exists (
          select 1 from links join postings on postings.book = links.book and postings.number = links.number
          where links.journal_id = ${id}
          group by links.book having sum(postings.amount_minor) <> 0)`.execute(db)
      return added.numAffectedRows === 1n
    },
  }
}

function finding(db: Kysely<Tables>) {
  return {
    async hasJournal(id: string): Promise<boolean> {
      const row = await db.selectFrom('journals').select('id').where('id', '=', id).executeTakeFirst()
      return row !== undefined
    },

    /** Oldest first. */
    async journalsAbout(thing: string): Promise<{ id: string; recipe: string; at: string }[]> {
      return db
        .selectFrom('journals')
        .select(['id', 'recipe', 'at'])
        .where('thing', '=', thing)
        .orderBy('at')
        .orderBy('id')
        .execute()
    },

    async postingsOf(journalId: string): Promise<Posting[]> {
      const rows = await db
        .selectFrom('links')
        .innerJoin('postings', (join) =>
          join.onRef('postings.book', '=', 'links.book').onRef('postings.number', '=', 'links.number'),
        )
        .select(['postings.account', 'postings.amount_minor as amount'])
        .where('links.journal_id', '=', journalId)
        .orderBy('postings.account')
        .execute()
      return rows
    },

    async balance(account: string): Promise<number> {
      const row = await db
        .selectFrom('accounts')
        .select('balance_minor')
        .where('name', '=', account)
        .executeTakeFirst()
      return row?.balance_minor ?? 0
    },

    /** Accounts by the beginning of their names, with what they hold; those that hold nothing are left out. */
    async balances(beginning: string, after: string, most: number): Promise<Posting[]> {
      return (
        db
          .selectFrom('accounts')
          .select(['name as account', 'balance_minor as amount'])
          .where('name', '>=', beginning)
          // No account's name has a character above this one.
          .where('name', '<', `${beginning}\u007f`)
          .where('name', '>', after)
          .where('balance_minor', '<>', 0)
          .orderBy('name')
          .limit(most)
          .execute()
      )
    },

    /** What has come to and gone from an account, each added up. */
    async moved(account: string): Promise<{ debit: number; credit: number }> {
      return db
        .selectFrom('postings')
        .select([
          sql<number>`coalesce(sum(case when amount_minor > 0 then amount_minor else 0 end), 0)`.as('debit'),
          sql<number>`coalesce(sum(case when amount_minor < 0 then -amount_minor else 0 end), 0)`.as(
            'credit',
          ),
        ])
        .where('account', '=', account)
        .executeTakeFirstOrThrow()
    },

    /** What all accounts of a book add up to: nothing, always. */
    async total(book: Book): Promise<number> {
      const row = await db
        .selectFrom('accounts')
        .select(sql<number>`coalesce(sum(balance_minor), 0)`.as('total'))
        .where('name', '>=', `${book}:`)
        .where('name', '<', `${book};`)
        .executeTakeFirstOrThrow()
      return row.total
    },
  }
}

function stating(db: Kysely<Tables>) {
  return {
    /** What an account held just before a moment. */
    async balanceBefore(account: string, book: Book, at: string): Promise<number> {
      const last = await db
        .selectFrom('links')
        .select('number')
        .where('book', '=', book)
        .where('at', '<', at)
        .orderBy('at', 'desc')
        .orderBy('number', 'desc')
        .limit(1)
        .executeTakeFirst()
      if (!last) return 0
      const row = await db
        .selectFrom('postings')
        .select('balance_minor')
        .where('account', '=', account)
        .where('number', '<=', last.number)
        .orderBy('number', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row?.balance_minor ?? 0
    },

    /** An account's postings from a moment on, oldest first; `after` continues behind a number. */
    async statement({ account, book, from, after, most }: StatementOf): Promise<StatementLine[]> {
      const first = await db
        .selectFrom('links')
        .select('number')
        .where('book', '=', book)
        .where('at', '>=', from)
        .orderBy('at')
        .orderBy('number')
        .limit(1)
        .executeTakeFirst()
      if (!first) return []
      return db
        .selectFrom('postings')
        .innerJoin('links', (join) =>
          join.onRef('links.book', '=', 'postings.book').onRef('links.number', '=', 'postings.number'),
        )
        .innerJoin('journals', 'journals.id', 'links.journal_id')
        .select([
          'postings.number',
          'journals.at',
          'journals.id as journalId',
          'journals.recipe',
          'journals.thing',
          'postings.amount_minor as amount',
          'postings.balance_minor as balance',
        ])
        .where('postings.account', '=', account)
        .where('postings.number', '>=', Math.max(first.number, after + 1))
        .orderBy('postings.number')
        .limit(most)
        .execute()
    },
  }
}

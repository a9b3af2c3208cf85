import { sql, type Kysely } from 'kysely'
import { columnsFor, strict, type Engine } from '../columns.ts'
import { onlyEverAdded } from './0010-people.ts'

/**
 * A journal's legs are its links (one for each book it touches) and their postings. They are written first;
 * the journal's own row makes them count, and the database takes that row only when every book sums to zero.
 */
export async function ledger(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { id, text, instant, whole, minor } = columnsFor(engine)
  const end = strict(engine)
  await db.schema
    .createTable('journals')
    .addColumn('id', id, (c) => c.primaryKey())
    .addColumn('at', instant, (c) => c.notNull())
    .addColumn('recipe', text, (c) => c.notNull())
    .addColumn('thing', text, (c) => c.notNull())
    // A journal is taken back at most once.
    .addColumn('reverses_id', id, (c) => c.unique().references('journals.id'))
    .modifyEnd(end)
    .execute()
  await db.schema.createIndex('journals_thing').on('journals').column('thing').execute()
  // Deferred, because the journal's row comes last: at the end of the transaction no leg is without one.
  await sql`
    create table links (
      book ${text} not null check (book in ('M', 'R')),
      number ${whole} not null,
      journal_id ${id} not null references journals (id) deferrable initially deferred,
      at ${instant} not null,
      prev_hash ${text} not null,
      hash ${text} not null,
      primary key (book, number)
    ) ${end}`.execute(db)
  await db.schema.createIndex('links_journal').on('links').column('journal_id').execute()
  await db.schema.createIndex('links_at').on('links').columns(['book', 'at']).execute()
  await db.schema
    .createTable('postings')
    .addColumn('book', text, (c) => c.notNull())
    .addColumn('number', whole, (c) => c.notNull())
    .addColumn('account', text, (c) => c.notNull())
    .addColumn('amount_minor', minor, (c) => c.notNull())
    // The account's balance with this posting: what it held at any moment is found without adding up.
    .addColumn('balance_minor', minor, (c) => c.notNull())
    .addPrimaryKeyConstraint('postings_pk', ['book', 'number', 'account'])
    .addForeignKeyConstraint('postings_link', ['book', 'number'], 'links', ['book', 'number'])
    .addCheckConstraint('postings_amount', sql`amount_minor <> 0`)
    .addCheckConstraint('postings_book', sql`substr(account, 1, 2) = book || ':'`)
    .modifyEnd(end)
    .execute()
  await db.schema
    .createIndex('postings_account')
    .on('postings')
    .columns(['account', 'number', 'amount_minor', 'balance_minor'])
    .execute()
  // A cache of sums over postings; the nightly check compares it with them.
  await db.schema
    .createTable('accounts')
    .addColumn('name', id, (c) => c.primaryKey())
    .addColumn('balance_minor', minor, (c) => c.notNull())
    .addColumn('postings', whole, (c) => c.notNull())
    .modifyEnd(end)
    .execute()
  await db.schema
    .createTable('heads')
    .addColumn('book', id, (c) => c.primaryKey())
    .addColumn('number', whole, (c) => c.notNull())
    .addColumn('hash', text, (c) => c.notNull())
    .addColumn('at', instant, (c) => c.notNull())
    .modifyEnd(end)
    .execute()
  for (const book of ['M', 'R'])
    await sql`insert into heads (book, number, hash, at) values (${book}, 0, '', '')`.execute(db)
  for (const table of ['journals', 'links', 'postings']) await onlyEverAdded(db, engine, table)
  await balancedOnly(db, engine)
}

const UNBALANCED = `
  not exists (select 1 from links where journal_id = new.id) or exists (
    select 1 from links l left join postings p on p.book = l.book and p.number = l.number
    where l.journal_id = new.id group by l.book having coalesce(sum(p.amount_minor), 1) <> 0)`
const ALREADY_COUNTS = `
  exists (select 1 from links l join journals j on j.id = l.journal_id
    where l.book = new.book and l.number = new.number)`

/** The database takes a journal only when each book sums to zero, and no further leg once it counts. */
async function balancedOnly(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const guards = [
    ['journals', 'journal_sums_to_zero', UNBALANCED, 'the journal does not sum to zero'],
    ['postings', 'posting_before_journal', ALREADY_COUNTS, 'the journal is closed'],
  ]
  for (const [table, name, when, message] of guards) {
    if (engine === 'sqlite') {
      await sql
        .raw(
          `create trigger ${name} before insert on ${table} begin select raise(abort, '${message}') where ${when}; end`,
        )
        .execute(db)
      continue
    }
    await sql
      .raw(
        `create function ${name}() returns trigger language plpgsql as $$ begin if ${when} then raise exception '${message}'; end if; return new; end $$`,
      )
      .execute(db)
    await sql
      .raw(`create trigger ${name} before insert on ${table} for each row execute function ${name}()`)
      .execute(db)
  }
}

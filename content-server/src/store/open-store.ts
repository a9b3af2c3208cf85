import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { Kysely, PostgresDialect, SqliteAdapter, SqliteDialect, sql, type LogEvent } from 'kysely'
import pg from 'pg'
import type { Engine } from './columns.ts'
import { migrate } from './migrate.ts'
import { bindStores, type Stores } from './stores.ts'
import type { Tables } from './tables.ts'

/**
 * The database. `read` answers from the latest committed state; `change` runs `work` in one transaction,
 * giving it stores bound to that transaction. Inside, only those may be used, and no network:
 * on SQLite there is one connection, and waiting for it while holding it never ends.
 */
export type Store = {
  engine: Engine
  read: Stores
  change<T>(work: (stores: Stores) => Promise<T>): Promise<T>
  /** Throws when the database does not answer. */
  ping(): Promise<void>
  close(): Promise<void>
}

export type StoreOptions = { onQuery?: (event: LogEvent) => void }

/** Opens `sqlite:PATH`, `sqlite::memory:` or `postgres://…` and brings its tables up to date. */
export async function openStore(url: string, options: StoreOptions = {}): Promise<Store> {
  const engine: Engine = url.startsWith('sqlite:') ? 'sqlite' : 'postgres'
  const dialect = engine === 'sqlite' ? sqlite(url.slice('sqlite:'.length)) : postgres(url)
  const db = new Kysely<Tables>({ dialect, ...(options.onQuery ? { log: options.onQuery } : {}) })
  try {
    await migrate(db, engine)
  } catch (cause) {
    await db.destroy()
    throw new Error('The database could not be brought up to date', { cause })
  }
  return {
    engine,
    read: bindStores(db),
    change: (work) => again(() => db.transaction().execute((transaction) => work(bindStores(transaction)))),
    ping: async () => void (await sql`select 1`.execute(db)),
    close: () => db.destroy(),
  }
}

/** PostgreSQL's words for «another transaction was in the way: try again». */
const IN_THE_WAY = new Set(['40001', '40P01'])
const MOST_TRIES = 5

/** Runs a transaction again when the database gave it up for another's sake; nothing of it has happened then. */
async function again<T>(run: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await run()
    } catch (error) {
      const { code } = (error ?? {}) as { code?: unknown }
      if (tries === MOST_TRIES || typeof code !== 'string' || !IN_THE_WAY.has(code)) throw error
    }
  }
}

function sqlite(path: string): SqliteDialect {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true })
  const database = new Database(path)
  database.pragma('journal_mode = WAL')
  // NORMAL loses acknowledged transactions on a power cut; FULL loses none.
  database.pragma('synchronous = FULL')
  database.pragma('foreign_keys = ON')
  database.pragma('busy_timeout = 5000')
  return new AllOrNothingSqlite({ database })
}

/** SQLite rolls back `create table` like any other change; Kysely's own adapter migrates without a transaction. */
class AllOrNothingSqlite extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new (class extends SqliteAdapter {
      override get supportsTransactionalDdl(): true {
        return true
      }
    })()
  }
}

function postgres(url: string): PostgresDialect {
  const types = {
    getTypeParser: (oid: number, format?: 'text' | 'binary') =>
      // BIGINT and NUMERIC: all of ours are whole and safe.
      oid === 20 || oid === 1700 ? Number : (pg.types.getTypeParser(oid, format as 'text') as unknown),
  }
  const pool = new pg.Pool({ connectionString: url, max: 10, types: types as pg.CustomTypesConfig })
  // An idle connection that breaks is replaced at the next query; unheard, its error would end the process.
  pool.on('error', () => {})
  return new PostgresDialect({ pool })
}

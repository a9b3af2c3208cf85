import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import pg from 'pg'
import { afterEach, describe, inject } from 'vitest'
import type { Engine } from './columns.ts'
import { openStore, type Store, type StoreOptions } from './open-store.ts'
import { postgresPrograms, wantedPostgres } from './test-postgres.ts'

/** An empty database. `address` is for `openStore`; `ask` speaks to it from beside the store. */
export type TestDatabase = {
  address: string
  ask(sql: string): Promise<unknown[]>
  drop(): Promise<void>
}

export type TestEngine = {
  engine: Engine
  /** A store of its own for one test, closed after it. */
  open(options?: StoreOptions): Promise<Store>
  /** An empty database of its own for one test, in a file or on the server; removed after it. */
  database(): Promise<TestDatabase>
}

/**
 * Runs the same tests on SQLite, always, and on PostgreSQL where `LINLI_TEST_POSTGRES` names one or one is installed.
 * Where there is none, its tests are reported as skipped, under a name that says so.
 */
export function describeStores(name: string, tests: (engine: TestEngine) => void): void {
  describe(`${name}, on SQLite`, () => tests(withCleanUp('sqlite', sqliteDatabase)))
  if (canRunPostgres()) {
    describe(`${name}, on PostgreSQL`, () => tests(withCleanUp('postgres', postgresDatabase)))
    return
  }
  mkdirSync(join(inject('postgresDirectory'), 'missed'), { recursive: true })
  describe.skip(`${name}: NOT RUN on PostgreSQL, because none is installed`, () =>
    tests(withCleanUp('postgres', postgresDatabase)))
}

function canRunPostgres(): boolean {
  return Boolean(process.env['LINLI_TEST_POSTGRES']) || postgresPrograms() !== undefined
}

function withCleanUp(engine: Engine, make: () => Promise<TestDatabase>): TestEngine {
  const after: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const cleanUp of after.splice(0).reverse()) await cleanUp()
  })
  async function database(): Promise<TestDatabase> {
    const made = await make()
    after.push(() => made.drop())
    return made
  }
  async function open(options: StoreOptions = {}): Promise<Store> {
    // In memory, SQLite is ten times as fast; only one connection sees it.
    const address = engine === 'sqlite' ? 'sqlite::memory:' : (await database()).address
    const store = await openStore(address, options)
    after.push(() => store.close())
    return store
  }
  return { engine, open, database }
}

function sqliteDatabase(): Promise<TestDatabase> {
  const directory = mkdtempSync(join(tmpdir(), 'linli-store-'))
  const path = join(directory, 'linli.db')
  return Promise.resolve({
    address: `sqlite:${path}`,
    ask: (sql) => Promise.resolve().then(() => askFile(path, sql)),
    drop: () => Promise.resolve(rmSync(directory, { recursive: true })),
  })
}

function askFile(path: string, sql: string): unknown[] {
  const file = new Database(path)
  try {
    const statement = file.prepare(sql)
    return statement.reader ? statement.all() : [statement.run()]
  } finally {
    file.close()
  }
}

async function postgresDatabase(): Promise<TestDatabase> {
  const server = process.env['LINLI_TEST_POSTGRES']
  const addressFor = server ? otherDatabaseOf(server) : await wantedPostgres(inject('postgresDirectory'))
  const admin = server ?? addressFor('postgres')
  const name = `linli_test_${randomUUID().replaceAll('-', '')}`
  await askServer(admin, `create database ${name} template template0`)
  return {
    address: addressFor(name),
    ask: (sql) => askServer(addressFor(name), sql),
    drop: async () => void (await askServer(admin, `drop database ${name} with (force)`)),
  }
}

function otherDatabaseOf(server: string): (database: string) => string {
  return (database) => Object.assign(new URL(server), { pathname: `/${database}` }).href
}

async function askServer(address: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: address })
  await client.connect()
  try {
    return (await client.query(sql)).rows as unknown[]
  } finally {
    await client.end()
  }
}

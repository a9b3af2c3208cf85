import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import pg from 'pg'
import { afterEach, describe, inject } from 'vitest'
import type { Engine } from './columns.ts'
import { openStore, type Store, type StoreOptions } from './open-store.ts'
import { postgresPrograms, sharedPostgres } from './test-postgres.ts'

/** Makes an empty database of its own; `address` is for `openStore`. */
type TestDatabase = { address: string; drop(): Promise<void> }

export type TestEngine = {
  engine: Engine
  /** A store of its own for one test, closed after it. */
  open(options?: StoreOptions): Promise<Store>
  /** An empty database of its own for one test, in a file or on the server. */
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
  mkdirSync(inject('postgresDirectory'), { recursive: true })
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
    const { address } = await database()
    const store = await openStore(address, options)
    after.push(() => store.close())
    return store
  }
  return { engine, open, database }
}

function sqliteDatabase(): Promise<TestDatabase> {
  return Promise.resolve({ address: 'sqlite::memory:', drop: () => Promise.resolve() })
}

async function postgresDatabase(): Promise<TestDatabase> {
  const server = process.env['LINLI_TEST_POSTGRES']
  const addressFor = server ? otherDatabaseOf(server) : await sharedPostgres(inject('postgresDirectory'))
  const admin = server ?? addressFor('postgres')
  const name = `linli_test_${randomUUID().replaceAll('-', '')}`
  await ask(admin, `create database ${name} template template0`)
  return { address: addressFor(name), drop: () => ask(admin, `drop database ${name} with (force)`) }
}

function otherDatabaseOf(server: string): (database: string) => string {
  return (database) => Object.assign(new URL(server), { pathname: `/${database}` }).href
}

async function ask(address: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: address })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

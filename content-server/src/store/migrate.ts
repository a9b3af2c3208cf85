import { Migrator, type Kysely, type Migration } from 'kysely'
import type { Engine } from './columns.ts'
import { MIGRATIONS } from './migrations/index.ts'

/** Runs the migrations that have not run yet, each once, in order. */
export async function migrate<T>(db: Kysely<T>, engine: Engine): Promise<void> {
  const migrations: Record<string, Migration> = Object.fromEntries(
    Object.entries(MIGRATIONS).map(([name, up]) => [name, { up: (handle) => up(handle, engine) }]),
  )
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}

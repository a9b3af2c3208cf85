import { sql, type Kysely } from 'kysely'
import { columnsFor, strict, type Engine } from '../columns.ts'

export async function people(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { id, text, json, instant, whole } = columnsFor(engine)
  const end = strict(engine)
  await db.schema
    .createTable('communities')
    .addColumn('id', id, (c) => c.primaryKey())
    .addColumn('name', json, (c) => c.notNull())
    .addColumn('zone', text, (c) => c.notNull())
    .modifyEnd(end)
    .execute()
  await db.schema
    .createTable('people')
    .addColumn('id', id, (c) => c.primaryKey())
    .addColumn('login', text, (c) => c.notNull().unique())
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('password_hash', text, (c) => c.notNull())
    .addColumn('created_at', instant, (c) => c.notNull())
    .modifyEnd(end)
    .execute()
  await db.schema
    .createTable('grants')
    .addColumn('person_id', id, (c) => c.notNull().references('people.id'))
    .addColumn('role', text, (c) => c.notNull())
    .addColumn('community_id', id, (c) => c.references('communities.id'))
    .modifyEnd(end)
    .execute()
  await db.schema.createIndex('grants_person').on('grants').column('person_id').execute()
  await db.schema
    .createTable('sessions')
    .addColumn('token_hash', id, (c) => c.primaryKey())
    .addColumn('person_id', id, (c) => c.notNull().references('people.id'))
    .addColumn('created_at', instant, (c) => c.notNull())
    .addColumn('used_at', instant, (c) => c.notNull())
    .addColumn('expires_at', instant, (c) => c.notNull())
    .modifyEnd(end)
    .execute()
  await db.schema
    .createTable('audit')
    .addColumn('id', id, (c) => c.primaryKey())
    .addColumn('at', instant, (c) => c.notNull())
    .addColumn('actor', text, (c) => c.notNull())
    .addColumn('verb', text, (c) => c.notNull())
    .addColumn('thing', text, (c) => c.notNull())
    .addColumn('details', json, (c) => c.notNull())
    .modifyEnd(end)
    .execute()
  await db.schema.createIndex('audit_at').on('audit').column('at').execute()
  await onlyEverAdded(db, engine, 'audit')
  await db.schema
    .createTable('leases')
    .addColumn('job', id, (c) => c.primaryKey())
    .addColumn('holder', text, (c) => c.notNull())
    .addColumn('until_ms', whole, (c) => c.notNull())
    .modifyEnd(end)
    .execute()
}

/** The database itself refuses to change or delete a row of this table. */
export async function onlyEverAdded(db: Kysely<unknown>, engine: Engine, table: string): Promise<void> {
  if (engine === 'sqlite') {
    for (const verb of ['update', 'delete']) {
      await sql
        .raw(
          `create trigger ${table}_no_${verb} before ${verb} on ${table} begin select raise(abort, '${table} is only ever added to'); end`,
        )
        .execute(db)
    }
    return
  }
  await sql
    .raw(
      `create or replace function only_ever_added() returns trigger language plpgsql as $$ begin raise exception 'only ever added to'; end $$`,
    )
    .execute(db)
  await sql
    .raw(
      `create trigger ${table}_only_added before update or delete on ${table} for each row execute function only_ever_added()`,
    )
    .execute(db)
}

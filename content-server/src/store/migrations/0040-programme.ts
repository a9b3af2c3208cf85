import type { Kysely } from 'kysely'
import { columnsFor, strict, type Engine } from '../columns.ts'
import { onlyEverAdded } from './0010-people.ts'

export async function programme(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { id, text, json, instant, whole } = columnsFor(engine)
  const end = strict(engine)
  // Every plan that ever was in force stays, so that the past can be told.
  await db.schema
    .createTable('plans')
    .addColumn('screen_id', id, (c) => c.notNull().references('screens.id'))
    .addColumn('number', whole, (c) => c.notNull())
    .addColumn('revision', text, (c) => c.notNull())
    .addColumn('content_hash', text, (c) => c.notNull())
    .addColumn('in_force_from', instant, (c) => c.notNull())
    .addColumn('issued_at', instant, (c) => c.notNull())
    .addColumn('letter', json, (c) => c.notNull())
    .addPrimaryKeyConstraint('plans_pk', ['screen_id', 'number'])
    .modifyEnd(end)
    .execute()
  await onlyEverAdded(db, engine, 'plans')
  await db.schema
    .createTable('plays')
    .addColumn('device_id', id, (c) => c.notNull().references('devices.id'))
    .addColumn('number', whole, (c) => c.notNull())
    .addColumn('screen_id', id, (c) => c.notNull())
    .addColumn('plan_revision', text, (c) => c.notNull())
    .addColumn('item_id', text, (c) => c.notNull())
    .addColumn('creative_id', text, (c) => c.notNull())
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('sha256', text)
    .addColumn('at', instant, (c) => c.notNull())
    .addColumn('duration_ms', whole, (c) => c.notNull())
    .addColumn('ending', text, (c) => c.notNull())
    .addColumn('chain', text, (c) => c.notNull())
    .addColumn('received_at', instant, (c) => c.notNull())
    .addPrimaryKeyConstraint('plays_pk', ['device_id', 'number'])
    .modifyEnd(end)
    .execute()
  await db.schema.createIndex('plays_screen_at').on('plays').columns(['screen_id', 'at']).execute()
  await onlyEverAdded(db, engine, 'plays')
}

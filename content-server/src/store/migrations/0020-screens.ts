import type { Kysely } from 'kysely'
import { columnsFor, strict, type Engine } from '../columns.ts'

export async function screens(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { id, text, json, instant, whole, flag } = columnsFor(engine)
  const end = strict(engine)
  await db.schema
    .createTable('screens')
    .addColumn('id', id, (c) => c.primaryKey())
    .addColumn('community_id', id, (c) => c.notNull().references('communities.id'))
    .addColumn('name', json, (c) => c.notNull())
    .addColumn('role', text, (c) => c.notNull())
    .addColumn('place', text, (c) => c.notNull())
    .addColumn('building', text, (c) => c.notNull())
    .addColumn('width', whole, (c) => c.notNull())
    .addColumn('height', whole, (c) => c.notNull())
    .addColumn('hours', json, (c) => c.notNull())
    .addColumn('health', json)
    // Set in the transaction that changes what the screen should show, cleared by the next plan.
    .addColumn('plan_due', flag, (c) => c.notNull())
    .modifyEnd(end)
    .execute()
  await db.schema.createIndex('screens_community').on('screens').column('community_id').execute()
  await db.schema.createIndex('screens_plan_due').on('screens').column('plan_due').execute()
  await db.schema
    .createTable('devices')
    .addColumn('id', id, (c) => c.primaryKey())
    .addColumn('public_key', text, (c) => c.notNull().unique())
    .addColumn('screen_id', id, (c) => c.notNull().references('screens.id'))
    .addColumn('role', text, (c) => c.notNull())
    .addColumn('enrolled_at', instant, (c) => c.notNull())
    .addColumn('revoked_at', instant)
    .modifyEnd(end)
    .execute()
  await db.schema.createIndex('devices_screen').on('devices').column('screen_id').execute()
  await db.schema
    .createTable('pairings')
    .addColumn('code_hash', id, (c) => c.primaryKey())
    .addColumn('public_key', text, (c) => c.notNull())
    .addColumn('role', text, (c) => c.notNull())
    .addColumn('label', text, (c) => c.notNull())
    .addColumn('address', text, (c) => c.notNull())
    .addColumn('created_at', instant, (c) => c.notNull())
    .addColumn('expires_at', instant, (c) => c.notNull())
    .addColumn('device_id', id, (c) => c.references('devices.id'))
    .modifyEnd(end)
    .execute()
  await db.schema.createIndex('pairings_key').on('pairings').column('public_key').execute()
}

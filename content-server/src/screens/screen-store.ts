import type { Kysely, Selectable } from 'kysely'
import { Name } from '@linli/contract/text.ts'
import { Health, OpenHours, Screen, type ScreenDraft } from '@linli/contract/screens.ts'
import type { Scope } from '../people/actor.ts'
import type { Tables } from '../store/tables.ts'

type ScreenRow = {
  id: string
  community_id: string
  name: string
  role: string
  place: string
  building: string
  width: number
  height: number
  hours: string
  health: string | null
  plan_due: number
}
export type ScreenTables = { screens: ScreenRow }

/** Rows in one `in (…)`: engines bound the parameters of a statement. */
const CHUNK = 500

export function screenStore(db: Kysely<Tables>) {
  const withDevice = () =>
    db
      .selectFrom('screens')
      .selectAll('screens')
      .select((e) =>
        e
          .selectFrom('devices')
          .select((d) => d.fn.countAll<number>().as('count'))
          .whereRef('devices.screen_id', '=', 'screens.id')
          .where('devices.revoked_at', 'is', null)
          .as('devices'),
      )
  return {
    async add(screen: ScreenDraft & { id: string }): Promise<void> {
      const { communityId, name, hours, ...rest } = screen
      await db
        .insertInto('screens')
        .values({
          ...rest,
          community_id: communityId,
          name: JSON.stringify(name),
          hours: JSON.stringify(hours),
          health: null,
          plan_due: 1,
        })
        .execute()
    },

    async find(scope: Scope, id: string): Promise<Screen | undefined> {
      let query = withDevice().where('screens.id', '=', id)
      if (scope !== 'everywhere') query = query.where('screens.community_id', 'in', [...scope, ''])
      const row = await query.executeTakeFirst()
      return row && screenIn(row)
    },

    async list(scope: Scope): Promise<Screen[]> {
      let query = withDevice().orderBy('screens.community_id').orderBy('screens.id')
      if (scope !== 'everywhere') query = query.where('screens.community_id', 'in', [...scope, ''])
      return (await query.execute()).map(screenIn)
    },

    async listByIds(ids: readonly string[]): Promise<Screen[]> {
      const found: Screen[] = []
      for (let i = 0; i < ids.length; i += CHUNK) {
        found.push(
          ...(
            await withDevice()
              .where('screens.id', 'in', ids.slice(i, i + CHUNK))
              .execute()
          ).map(screenIn),
        )
      }
      return found
    },

    /** These screens need a new plan; written in the transaction that changes what they show. */
    async markPlanDue(ids: readonly string[]): Promise<void> {
      for (let i = 0; i < ids.length; i += CHUNK) {
        await db
          .updateTable('screens')
          .set({ plan_due: 1 })
          .where('id', 'in', ids.slice(i, i + CHUNK))
          .execute()
      }
    },

    async dueForPlan(most: number): Promise<string[]> {
      const rows = await db
        .selectFrom('screens')
        .select('id')
        .where('plan_due', '=', 1)
        .orderBy('id')
        .limit(most)
        .execute()
      return rows.map((row) => row.id)
    },

    /** Takes the screen's turn: false when another server has just taken it. */
    async clearPlanDue(id: string): Promise<boolean> {
      const cleared = await db
        .updateTable('screens')
        .set({ plan_due: 0 })
        .where('id', '=', id)
        .where('plan_due', '=', 1)
        .executeTakeFirst()
      return cleared.numUpdatedRows === 1n
    },

    async saveHealth(id: string, health: Health): Promise<void> {
      await db
        .updateTable('screens')
        .set({ health: JSON.stringify(health) })
        .where('id', '=', id)
        .execute()
    },
  }
}

function screenIn(row: Selectable<ScreenRow> & { devices: number | null }): Screen {
  const { community_id, plan_due: _, devices, name, hours, health, ...rest } = row
  return Screen.parse({
    ...rest,
    communityId: community_id,
    name: Name.parse(JSON.parse(name)),
    hours: OpenHours.parse(JSON.parse(hours)),
    health: health === null ? null : Health.parse(JSON.parse(health)),
    paired: Number(devices) > 0,
  })
}

import { sql, type Kysely } from 'kysely'
import { Play, type PlayRecord } from '@linli/contract/plays.ts'
import type { Scope } from '../people/actor.ts'
import type { Tables } from '../store/tables.ts'

export type PlayTables = {
  plays: {
    device_id: string
    number: number
    screen_id: string
    plan_revision: string
    item_id: string
    creative_id: string
    kind: string
    sha256: string | null
    at: string
    duration_ms: number
    ending: string
    chain: string
    received_at: string
  }
}

export type PlayFilter = {
  screenId?: string | undefined
  itemId?: string | undefined
  before?: string | undefined
  most: number
}

/** Rows of one insert: engines bound the parameters of a statement. */
const CHUNK = 100

export function playStore(db: Kysely<Tables>) {
  const filtered = (scope: Scope, { screenId, itemId, before }: PlayFilter) => {
    let query = db.selectFrom('plays').innerJoin('screens', 'screens.id', 'plays.screen_id')
    if (scope !== 'everywhere') query = query.where('screens.community_id', 'in', [...scope, ''])
    if (screenId) query = query.where('plays.screen_id', '=', screenId)
    if (itemId) query = query.where('plays.item_id', '=', itemId)
    return before ? query.where('plays.at', '<', before) : query
  }
  return {
    /** Adds records; one that is there already stays as it is. */
    async add(
      device: { id: string; screenId: string },
      plays: readonly PlayRecord[],
      receivedAt: string,
    ): Promise<void> {
      const rows = plays.map((play) => ({
        device_id: device.id,
        number: play.number,
        screen_id: device.screenId,
        plan_revision: play.planRevision,
        item_id: play.itemId,
        creative_id: play.creativeId,
        kind: play.kind,
        sha256: play.sha256,
        at: play.at,
        duration_ms: play.durationMs,
        ending: play.ending,
        chain: play.chain,
        received_at: receivedAt,
      }))
      for (let i = 0; i < rows.length; i += CHUNK) {
        await db
          .insertInto('plays')
          .values(rows.slice(i, i + CHUNK))
          .onConflict((c) => c.doNothing())
          .execute()
      }
    },

    /** The device's last record: where the next delivery has to go on. */
    async lastOf(deviceId: string): Promise<{ number: number; chain: string } | undefined> {
      return db
        .selectFrom('plays')
        .select(['number', 'chain'])
        .where('device_id', '=', deviceId)
        .orderBy('number', 'desc')
        .limit(1)
        .executeTakeFirst()
    },

    /** Newest first, with the titles of today. */
    async list(scope: Scope, filter: PlayFilter): Promise<Play[]> {
      const rows = await filtered(scope, filter)
        .leftJoin('notices', (join) => join.on(sql`plays.item_id`, '=', sql`'notice.' || notices.id`))
        .leftJoin('campaigns', (join) => join.on(sql`plays.item_id`, '=', sql`'campaign.' || campaigns.id`))
        .select([
          'plays.screen_id as screenId',
          'plays.number',
          'plays.item_id as itemId',
          'plays.kind',
          'plays.at',
          'plays.duration_ms as durationMs',
          'plays.ending',
          'notices.heading',
          'campaigns.name',
        ])
        .orderBy('plays.at', 'desc')
        .limit(filter.most)
        .execute()
      return rows.map(({ heading, name, ...play }) => {
        const title = heading ?? name
        return Play.parse({ ...play, title: title ? JSON.parse(title) : { zh: play.itemId } })
      })
    },

    async count(scope: Scope, filter: PlayFilter): Promise<number> {
      const row = await filtered(scope, filter)
        .select((e) => e.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
      return Number(row.count)
    },
  }
}

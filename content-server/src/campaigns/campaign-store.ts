import type { Kysely, Selectable } from 'kysely'
import { Campaign } from '@linli/contract/campaigns.ts'
import type { Scope } from '../people/actor.ts'
import type { Tables } from '../store/tables.ts'

type CampaignRow = {
  id: string
  kind: string
  name: string
  advertiser: string
  brand: string | null
  category: string | null
  share_permille: number
  flight_from: string
  flight_until: string
  creatives: string
  state: string
  created_at: string
}
export type CampaignTables = {
  campaigns: CampaignRow
  campaign_screens: { campaign_id: string; screen_id: string }
}

/** A booked ad as far as it takes room: on one screen, for a while, a share in thousandths of open time. */
export type Flight = { screenId: string; from: string; until: string; sharePermille: number }

/** Rows in one statement: engines bound its parameters. */
const CHUNK = 500

export function campaignStore(db: Kysely<Tables>) {
  return { ...finding(db), ...showing(db), ...changing(db) }
}

function finding(db: Kysely<Tables>) {
  return {
    async find(id: string): Promise<Campaign | undefined> {
      const rows = await db.selectFrom('campaigns').selectAll().where('id', '=', id).execute()
      return (await whole(db, rows, 'everywhere'))[0]
    },

    /** Newest first; of each only the screens within the scope, and none that has no such screen. */
    async list(scope: Scope): Promise<Campaign[]> {
      let query = db.selectFrom('campaigns').selectAll().orderBy('created_at', 'desc').orderBy('id')
      if (scope !== 'everywhere') {
        const here = db
          .selectFrom('campaign_screens')
          .select('campaign_id')
          .where('screen_id', 'in', screensOf(db, scope))
        query = query.where('id', 'in', here)
      }
      return whole(db, await query.execute(), scope)
    },
  }
}

function showing(db: Kysely<Tables>) {
  return {
    /** Booked campaigns of this screen whose flight touches [from, until). */
    async onScreen(screenId: string, from: string, until: string): Promise<Campaign[]> {
      const rows = await db
        .selectFrom('campaigns')
        .innerJoin('campaign_screens', 'campaign_screens.campaign_id', 'campaigns.id')
        .selectAll('campaigns')
        .where('campaign_screens.screen_id', '=', screenId)
        .where('state', '=', 'booked')
        .where('flight_from', '<', until)
        .where('flight_until', '>', from)
        .orderBy('campaigns.id')
        .execute()
      return whole(db, rows, 'everywhere')
    },

    /** What booked ads take of these screens while their flights touch [from, until). */
    async flights(screenIds: readonly string[], from: string, until: string): Promise<Flight[]> {
      const found: Flight[] = []
      for (let i = 0; i < screenIds.length; i += CHUNK) {
        const rows = await db
          .selectFrom('campaigns')
          .innerJoin('campaign_screens', 'campaign_screens.campaign_id', 'campaigns.id')
          .select([
            'screen_id as screenId',
            'flight_from as from',
            'flight_until as until',
            'share_permille as sharePermille',
          ])
          .where('campaign_screens.screen_id', 'in', screenIds.slice(i, i + CHUNK))
          .where('kind', '=', 'ad')
          .where('state', '=', 'booked')
          .where('flight_from', '<', until)
          .where('flight_until', '>', from)
          .execute()
        found.push(...rows)
      }
      return found
    },
  }
}

function changing(db: Kysely<Tables>) {
  return {
    async add(campaign: Campaign): Promise<void> {
      const { id, kind, brand, category, state, createdAt, from, until } = campaign
      await db
        .insertInto('campaigns')
        .values({
          ...{
            id,
            kind,
            brand,
            category,
            state,
            created_at: createdAt,
            flight_from: from,
            flight_until: until,
          },
          name: JSON.stringify(campaign.name),
          advertiser: JSON.stringify(campaign.advertiser),
          share_permille: Math.round(campaign.sharePercent * 10),
          creatives: JSON.stringify(campaign.creatives),
        })
        .execute()
      const pairs = campaign.screenIds.map((screen_id) => ({ campaign_id: id, screen_id }))
      for (let i = 0; i < pairs.length; i += CHUNK) {
        await db
          .insertInto('campaign_screens')
          .values(pairs.slice(i, i + CHUNK))
          .execute()
      }
    },

    /** False when it was ended before. */
    async end(id: string): Promise<boolean> {
      const ended = await db
        .updateTable('campaigns')
        .set({ state: 'ended' })
        .where('id', '=', id)
        .where('state', '=', 'booked')
        .executeTakeFirst()
      return ended.numUpdatedRows === 1n
    },
  }
}

async function whole(db: Kysely<Tables>, rows: Selectable<CampaignRow>[], scope: Scope): Promise<Campaign[]> {
  const screens = new Map<string, string[]>(rows.map((row) => [row.id, []]))
  for (let i = 0; i < rows.length; i += CHUNK) {
    const ids = rows.slice(i, i + CHUNK).map((row) => row.id)
    let query = db.selectFrom('campaign_screens').selectAll().where('campaign_id', 'in', ids)
    if (scope !== 'everywhere') query = query.where('screen_id', 'in', screensOf(db, scope))
    for (const pair of await query.execute()) screens.get(pair.campaign_id)?.push(pair.screen_id)
  }
  return rows.map((row) => campaignIn(row, (screens.get(row.id) ?? []).sort()))
}

function screensOf(db: Kysely<Tables>, scope: readonly string[]) {
  return db
    .selectFrom('screens')
    .select('screens.id')
    .where('screens.community_id', 'in', [...scope, ''])
}

function campaignIn(row: Selectable<CampaignRow>, screenIds: string[]): Campaign {
  const { kind, brand, category, state } = row
  return Campaign.parse({
    ...{ id: row.id, kind, brand, category, state, screenIds },
    name: JSON.parse(row.name),
    advertiser: JSON.parse(row.advertiser),
    sharePercent: row.share_permille / 10,
    from: row.flight_from,
    until: row.flight_until,
    creatives: JSON.parse(row.creatives),
    createdAt: row.created_at,
  })
}

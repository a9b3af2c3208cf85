import type { Kysely, Selectable } from 'kysely'
import { Notice, type NoticeDraft } from '@linli/contract/notices.ts'
import type { Scope } from '../people/actor.ts'
import type { Tables } from '../store/tables.ts'

type NoticeRow = {
  id: string
  community_id: string
  heading: string
  body: string
  source: string
  picture: string | null
  priority: number
  duration_ms: number
  valid_from: string
  valid_until: string
  state: string
  revision: number
  created_at: string
  created_by: string
  published_at: string | null
}
export type NoticeTables = {
  notices: NoticeRow
  notice_screens: { notice_id: string; screen_id: string }
}

/** Rows in one statement: engines bound its parameters. */
const CHUNK = 500

export type NoticesAsked = { state?: Notice['state'] | undefined; before?: string | undefined; most: number }

export function noticeStore(db: Kysely<Tables>) {
  return { ...finding(db), ...showing(db), ...changing(db) }
}

function finding(db: Kysely<Tables>) {
  return {
    async find(scope: Scope, id: string): Promise<Notice | undefined> {
      let query = db.selectFrom('notices').selectAll().where('id', '=', id)
      if (scope !== 'everywhere') query = query.where('community_id', 'in', [...scope, ''])
      return (await whole(db, await query.execute()))[0]
    },

    /** Newest first. */
    async list(scope: Scope, { state, before, most }: NoticesAsked): Promise<Notice[]> {
      let query = db
        .selectFrom('notices')
        .selectAll()
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(most)
      if (scope !== 'everywhere') query = query.where('community_id', 'in', [...scope, ''])
      if (state) query = query.where('state', '=', state)
      if (before) query = query.where('created_at', '<', before)
      return whole(db, await query.execute())
    },
  }
}

function showing(db: Kysely<Tables>) {
  return {
    /** Published notices of this screen whose period touches [from, until). */
    async onScreen(screenId: string, from: string, until: string): Promise<Notice[]> {
      const rows = await db
        .selectFrom('notices')
        .innerJoin('notice_screens', 'notice_screens.notice_id', 'notices.id')
        .selectAll('notices')
        .where('notice_screens.screen_id', '=', screenId)
        .where('state', '=', 'published')
        .where('valid_from', '<', until)
        .where('valid_until', '>', from)
        .orderBy('notices.id')
        .execute()
      return whole(db, rows)
    },

    /** Published notices of a community whose period holds this moment, newest first. */
    async live(communityId: string, at: string): Promise<Notice[]> {
      const rows = await db
        .selectFrom('notices')
        .selectAll()
        .where('community_id', '=', communityId)
        .where('state', '=', 'published')
        .where('valid_from', '<=', at)
        .where('valid_until', '>', at)
        .orderBy('published_at', 'desc')
        .orderBy('id')
        .execute()
      return whole(db, rows)
    },
  }
}

function changing(db: Kysely<Tables>) {
  return {
    /** False, and nothing written, when there is a notice of this id already. */
    async add(notice: Notice): Promise<boolean> {
      const { id, state, revision, createdAt, createdBy, publishedAt } = notice
      const added = await db
        .insertInto('notices')
        .values({
          ...columnsOf(notice),
          ...{ id, community_id: notice.communityId, state, revision },
          ...{ created_at: createdAt, created_by: createdBy, published_at: publishedAt },
        })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .executeTakeFirst()
      if (added.numInsertedOrUpdatedRows !== 1n) return false
      await setScreens(db, id, notice.screenIds)
      return true
    },

    /** False when the notice is no longer at this revision. */
    async change(id: string, revision: number, draft: NoticeDraft): Promise<boolean> {
      const changed = await db
        .updateTable('notices')
        .set({ ...columnsOf(draft), revision: revision + 1 })
        .where('id', '=', id)
        .where('revision', '=', revision)
        .executeTakeFirst()
      if (changed.numUpdatedRows !== 1n) return false
      await setScreens(db, id, draft.screenIds)
      return true
    },

    /** False when the notice is no longer at this revision. */
    async publish(id: string, revision: number, at: string): Promise<boolean> {
      const published = await db
        .updateTable('notices')
        .set({ state: 'published', published_at: at, revision: revision + 1 })
        .where('id', '=', id)
        .where('revision', '=', revision)
        .where('state', '=', 'draft')
        .executeTakeFirst()
      return published.numUpdatedRows === 1n
    },

    /** False when it was withdrawn before. */
    async withdraw(id: string, revision: number): Promise<boolean> {
      const withdrawn = await db
        .updateTable('notices')
        .set({ state: 'withdrawn', revision: revision + 1 })
        .where('id', '=', id)
        .where('revision', '=', revision)
        .where('state', '!=', 'withdrawn')
        .executeTakeFirst()
      return withdrawn.numUpdatedRows === 1n
    },
  }
}

async function whole(db: Kysely<Tables>, rows: Selectable<NoticeRow>[]): Promise<Notice[]> {
  const screens = new Map<string, string[]>(rows.map((row) => [row.id, []]))
  for (let i = 0; i < rows.length; i += CHUNK) {
    const ids = rows.slice(i, i + CHUNK).map((row) => row.id)
    const pairs = await db.selectFrom('notice_screens').selectAll().where('notice_id', 'in', ids).execute()
    for (const pair of pairs) screens.get(pair.notice_id)?.push(pair.screen_id)
  }
  return rows.map((row) => noticeIn(row, (screens.get(row.id) ?? []).sort()))
}

async function setScreens(db: Kysely<Tables>, noticeId: string, screenIds: readonly string[]): Promise<void> {
  await db.deleteFrom('notice_screens').where('notice_id', '=', noticeId).execute()
  if (screenIds.length === 0) return
  const pairs = screenIds.map((screen_id) => ({ notice_id: noticeId, screen_id }))
  await db.insertInto('notice_screens').values(pairs).execute()
}

function columnsOf(draft: NoticeDraft) {
  return {
    heading: JSON.stringify(draft.heading),
    body: JSON.stringify(draft.body),
    source: JSON.stringify(draft.source),
    picture: draft.picture,
    priority: draft.priority,
    duration_ms: draft.durationMs,
    valid_from: draft.validFrom,
    valid_until: draft.validUntil,
  }
}

function noticeIn(row: Selectable<NoticeRow>, screenIds: string[]): Notice {
  return Notice.parse({
    id: row.id,
    communityId: row.community_id,
    heading: JSON.parse(row.heading),
    body: JSON.parse(row.body),
    source: JSON.parse(row.source),
    picture: row.picture,
    priority: row.priority,
    durationMs: row.duration_ms,
    screenIds,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    state: row.state,
    revision: row.revision,
    createdAt: row.created_at,
    createdBy: row.created_by,
    publishedAt: row.published_at,
  })
}

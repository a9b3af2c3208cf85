import type { Kysely, Selectable } from 'kysely'
import { Media } from '@linli/contract/media.ts'
import type { Scope } from '../people/actor.ts'
import type { Tables } from '../store/tables.ts'

type MediaRow = {
  sha256: string
  type: string
  bytes: number
  width: number
  height: number
  duration_ms: number | null
  name: string
  added_at: string
  added_by: string
}
export type MediaTables = {
  media: MediaRow
  media_communities: { sha256: string; community_id: string }
}

/** Rows in one statement: engines bound its parameters. */
const CHUNK = 500

export function mediaStore(db: Kysely<Tables>) {
  return { ...adding(db), ...finding(db) }
}

function adding(db: Kysely<Tables>) {
  return {
    /** Notes a file whose bytes are stored; one that is known already stays as it is. */
    async add(media: Media, addedBy: string): Promise<void> {
      const { durationMs, addedAt, ...rest } = media
      await db
        .insertInto('media')
        .values({ ...rest, duration_ms: durationMs ?? null, added_at: addedAt, added_by: addedBy })
        .onConflict((conflict) => conflict.column('sha256').doNothing())
        .execute()
    },

    /** From now on these communities may use these files. Says how many pairs are new. */
    async allow(sha256s: readonly string[], communityIds: readonly string[]): Promise<number> {
      const pairs = sha256s.flatMap((sha256) =>
        communityIds.map((community_id) => ({ sha256, community_id })),
      )
      let added = 0n
      for (let i = 0; i < pairs.length; i += CHUNK) {
        const result = await db
          .insertInto('media_communities')
          .values(pairs.slice(i, i + CHUNK))
          .onConflict((conflict) => conflict.columns(['sha256', 'community_id']).doNothing())
          .executeTakeFirst()
        added += result.numInsertedOrUpdatedRows ?? 0n
      }
      return Number(added)
    },
  }
}

function finding(db: Kysely<Tables>) {
  return {
    /** The file, if it may be used within this scope. */
    async find(scope: Scope, sha256: string): Promise<Media | undefined> {
      let query = db.selectFrom('media').selectAll().where('sha256', '=', sha256)
      if (scope !== 'everywhere') {
        query = query.where((is) =>
          is.exists(
            is
              .selectFrom('media_communities')
              .select('media_communities.sha256')
              .whereRef('media_communities.sha256', '=', 'media.sha256')
              .where('community_id', 'in', [...scope, '']),
          ),
        )
      }
      const row = await query.executeTakeFirst()
      return row && mediaIn(row)
    },

    /** Those of these files that are known. */
    async describe(sha256s: readonly string[]): Promise<Media[]> {
      const wanted = [...new Set(sha256s)]
      const found: Media[] = []
      for (let i = 0; i < wanted.length; i += CHUNK) {
        const rows = await db
          .selectFrom('media')
          .selectAll()
          .where('sha256', 'in', wanted.slice(i, i + CHUNK))
          .execute()
        found.push(...rows.map(mediaIn))
      }
      return found
    },
  }
}

function mediaIn(row: Selectable<MediaRow>): Media {
  const { duration_ms, added_at, added_by: _, ...rest } = row
  return Media.parse({
    ...rest,
    addedAt: added_at,
    ...(duration_ms === null ? {} : { durationMs: duration_ms }),
  })
}

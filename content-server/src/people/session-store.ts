import type { Kysely } from 'kysely'
import type { Tables } from '../store/tables.ts'

export type SessionTables = {
  sessions: { token_hash: string; person_id: string; created_at: string; used_at: string; expires_at: string }
}

export function sessionStore(db: Kysely<Tables>) {
  return {
    async open(session: {
      tokenHash: string
      personId: string
      at: string
      expiresAt: string
    }): Promise<void> {
      const { tokenHash, personId, at, expiresAt } = session
      await db
        .insertInto('sessions')
        .values({
          token_hash: tokenHash,
          person_id: personId,
          created_at: at,
          used_at: at,
          expires_at: expiresAt,
        })
        .execute()
    },

    /** The open session of this token: not expired, and used since `idleSince`. */
    async find(tokenHash: string, now: string, idleSince: string) {
      return db
        .selectFrom('sessions')
        .selectAll()
        .where('token_hash', '=', tokenHash)
        .where('expires_at', '>', now)
        .where('used_at', '>', idleSince)
        .executeTakeFirst()
    },

    async touch(tokenHash: string, now: string): Promise<void> {
      await db.updateTable('sessions').set({ used_at: now }).where('token_hash', '=', tokenHash).execute()
    },

    async close(tokenHash: string): Promise<void> {
      await db.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute()
    },

    async forgetExpired(now: string): Promise<number> {
      const gone = await db.deleteFrom('sessions').where('expires_at', '<=', now).executeTakeFirst()
      return Number(gone.numDeletedRows)
    },
  }
}

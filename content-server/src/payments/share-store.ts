import type { Kysely } from 'kysely'
import type { Tables } from '../store/tables.ts'

type ShareRow = {
  id: string
  attempt_id: string
  out_split_no: string
  receiver: string
  amount_minor: number
  state: ShareState
  why: string | null
  polls: number
  next_poll_at: string | null
  created_at: string
}
export type ShareTables = { shares: ShareRow }

/** `due`: to be sent, or its fate unknown · `shared` · `returning` and `returned`: on its way back, and back. */
export type ShareState = 'due' | 'shared' | 'returning' | 'returned' | 'closed'
export type KeptShare = {
  id: string
  attemptId: string
  outSplitNo: string
  receiverId: string
  amount: number
  state: ShareState
  why: string | null
  polls: number
  nextPollAt: string | null
  createdAt: string
}

export function shareStore(db: Kysely<Tables>) {
  return {
    async add(share: KeptShare): Promise<void> {
      await db.insertInto('shares').values(shareRow(share)).execute()
    },

    async ofAttempt(attemptId: string): Promise<KeptShare[]> {
      const rows = await db.selectFrom('shares').selectAll().where('attempt_id', '=', attemptId).execute()
      return rows.map(shareOf)
    },

    async due(now: string, most: number): Promise<KeptShare[]> {
      const rows = await db
        .selectFrom('shares')
        .selectAll()
        .where('next_poll_at', 'is not', null)
        .where('next_poll_at', '<=', now)
        .orderBy('next_poll_at')
        .limit(most)
        .execute()
      return rows.map(shareOf)
    },

    async lease(id: string, seen: string, until: string): Promise<boolean> {
      const leased = await db
        .updateTable('shares')
        .set({ next_poll_at: until })
        .where('id', '=', id)
        .where('next_poll_at', '=', seen)
        .executeTakeFirst()
      return leased.numUpdatedRows === 1n
    },

    /** False when it was in none of these states. */
    async move(
      id: string,
      from: readonly ShareState[],
      to: ShareState,
      next: { at: string | null; polls: number; why: string | null },
    ): Promise<boolean> {
      const moved = await db
        .updateTable('shares')
        .set({ state: to, next_poll_at: next.at, polls: next.polls, why: next.why })
        .where('id', '=', id)
        .where('state', 'in', [...from])
        .executeTakeFirst()
      return moved.numUpdatedRows === 1n
    },
  }
}

function shareRow(share: KeptShare): ShareRow {
  return {
    id: share.id,
    attempt_id: share.attemptId,
    out_split_no: share.outSplitNo,
    receiver: share.receiverId,
    amount_minor: share.amount,
    state: share.state,
    why: share.why,
    polls: share.polls,
    next_poll_at: share.nextPollAt,
    created_at: share.createdAt,
  }
}

function shareOf(row: ShareRow): KeptShare {
  return {
    id: row.id,
    attemptId: row.attempt_id,
    outSplitNo: row.out_split_no,
    receiverId: row.receiver,
    amount: row.amount_minor,
    state: row.state,
    why: row.why,
    polls: row.polls,
    nextPollAt: row.next_poll_at,
    createdAt: row.created_at,
  }
}

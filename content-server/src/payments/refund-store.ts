import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { RefundCause, RefundState } from '@linli/contract/refunds.ts'
import type { Scope } from '../people/actor.ts'
import type { Tables } from '../store/tables.ts'

type RefundRow = {
  id: string
  attempt_id: string
  out_refund_no: string
  amount_minor: number
  state: RefundState
  cause: RefundCause
  reason: string
  parts: string
  asked_by: string
  decided_by: string | null
  replaces_id: string | null
  evidence_id: string | null
  why: string | null
  polls: number
  next_poll_at: string | null
  created_at: string
  done_at: string | null
}
export type RefundTables = { refunds: RefundRow }

/** How much of which item goes back. */
const Parts = z.array(z.strictObject({ place: z.int(), amount: z.int() }))
export type KeptRefund = {
  id: string
  attemptId: string
  outRefundNo: string
  amount: number
  state: RefundState
  cause: RefundCause
  reason: string
  parts: z.infer<typeof Parts>
  askedBy: string
  decidedBy: string | null
  replacesId: string | null
  evidenceId: string | null
  why: string | null
  polls: number
  nextPollAt: string | null
  createdAt: string
  doneAt: string | null
}
type Move = Partial<
  Pick<KeptRefund, 'decidedBy' | 'evidenceId' | 'why' | 'nextPollAt' | 'polls' | 'doneAt' | 'parts'>
>

export function refundStore(db: Kysely<Tables>) {
  return { ...finding(db), ...changing(db) }
}

function finding(db: Kysely<Tables>) {
  return {
    async find(id: string): Promise<KeptRefund | undefined> {
      const row = await db.selectFrom('refunds').selectAll().where('id', '=', id).executeTakeFirst()
      return row && refundOf(row)
    },

    async findByNumber(outRefundNo: string): Promise<KeptRefund | undefined> {
      const row = await db
        .selectFrom('refunds')
        .selectAll()
        .where('out_refund_no', '=', outRefundNo)
        .executeTakeFirst()
      return row && refundOf(row)
    },

    /** Oldest first. */
    async ofAttempts(attemptIds: readonly string[]): Promise<KeptRefund[]> {
      const rows = await db
        .selectFrom('refunds')
        .selectAll()
        .where('attempt_id', 'in', [...attemptIds, ''])
        .orderBy('created_at')
        .orderBy('id')
        .execute()
      return rows.map(refundOf)
    },

    /** Newest first. */
    async list(scope: Scope, state: RefundState | undefined, most: number): Promise<KeptRefund[]> {
      let query = db
        .selectFrom('refunds')
        .innerJoin('attempts', 'attempts.id', 'refunds.attempt_id')
        .innerJoin('intents', 'intents.id', 'attempts.intent_id')
        .selectAll('refunds')
        .orderBy('refunds.created_at', 'desc')
        .orderBy('refunds.id')
      if (scope !== 'everywhere') query = query.where('intents.community_id', 'in', [...scope, ''])
      if (state) query = query.where('refunds.state', '=', state)
      return (await query.limit(most).execute()).map(refundOf)
    },

    async due(now: string, most: number): Promise<KeptRefund[]> {
      const rows = await db
        .selectFrom('refunds')
        .selectAll()
        .where('next_poll_at', 'is not', null)
        .where('next_poll_at', '<=', now)
        .orderBy('next_poll_at')
        .limit(most)
        .execute()
      return rows.map(refundOf)
    },
  }
}

function changing(db: Kysely<Tables>) {
  return {
    async add(refund: KeptRefund): Promise<void> {
      await db.insertInto('refunds').values(refundRow(refund)).execute()
    },

    /** False when it was in none of these states. */
    async move(
      id: string,
      from: readonly RefundState[],
      to: RefundState,
      change: Move = {},
    ): Promise<boolean> {
      const moved = await db
        .updateTable('refunds')
        .set({ state: to, ...moveRow(change) })
        .where('id', '=', id)
        .where('state', 'in', [...from])
        .executeTakeFirst()
      return moved.numUpdatedRows === 1n
    },

    async lease(id: string, seen: string, until: string): Promise<boolean> {
      const leased = await db
        .updateTable('refunds')
        .set({ next_poll_at: until })
        .where('id', '=', id)
        .where('next_poll_at', '=', seen)
        .executeTakeFirst()
      return leased.numUpdatedRows === 1n
    },

    async pollAt(id: string, next: { at: string; polls: number }, why: string | null): Promise<void> {
      await db
        .updateTable('refunds')
        .set({ next_poll_at: next.at, polls: next.polls, why })
        .where('id', '=', id)
        .where('state', 'in', ['requested', 'processing', 'abnormal'])
        .execute()
    },
  }
}

function moveRow(change: Move): Partial<RefundRow> {
  const row: Partial<RefundRow> = {}
  if (change.decidedBy !== undefined) row.decided_by = change.decidedBy
  if (change.evidenceId !== undefined) row.evidence_id = change.evidenceId
  if (change.why !== undefined) row.why = change.why
  if (change.nextPollAt !== undefined) row.next_poll_at = change.nextPollAt
  if (change.polls !== undefined) row.polls = change.polls
  if (change.doneAt !== undefined) row.done_at = change.doneAt
  if (change.parts !== undefined) row.parts = JSON.stringify(change.parts)
  return row
}

function refundRow(refund: KeptRefund): RefundRow {
  return {
    id: refund.id,
    attempt_id: refund.attemptId,
    out_refund_no: refund.outRefundNo,
    amount_minor: refund.amount,
    state: refund.state,
    cause: refund.cause,
    reason: refund.reason,
    parts: JSON.stringify(refund.parts),
    asked_by: refund.askedBy,
    decided_by: refund.decidedBy,
    replaces_id: refund.replacesId,
    evidence_id: refund.evidenceId,
    why: refund.why,
    polls: refund.polls,
    next_poll_at: refund.nextPollAt,
    created_at: refund.createdAt,
    done_at: refund.doneAt,
  }
}

function refundOf(row: RefundRow): KeptRefund {
  return {
    id: row.id,
    attemptId: row.attempt_id,
    outRefundNo: row.out_refund_no,
    amount: row.amount_minor,
    state: row.state,
    cause: row.cause,
    reason: row.reason,
    parts: Parts.parse(JSON.parse(row.parts)),
    askedBy: row.asked_by,
    decidedBy: row.decided_by,
    replacesId: row.replaces_id,
    evidenceId: row.evidence_id,
    why: row.why,
    polls: row.polls,
    nextPollAt: row.next_poll_at,
    createdAt: row.created_at,
    doneAt: row.done_at,
  }
}

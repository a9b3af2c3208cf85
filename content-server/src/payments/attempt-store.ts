import { sql, type Kysely } from 'kysely'
import type { AttemptState, Disposition } from '@linli/contract/payments.ts'
import type { Tables } from '../store/tables.ts'
import { LIVE_STATES, statesBefore } from './attempt.ts'
import { attemptOf, attemptRow, type Attempt, type AttemptRow } from './attempt-row.ts'
import { MOST_REFUNDS } from './durations.ts'
import type { ItemKind } from './intent-row.ts'

export type AttemptTables = { attempts: AttemptRow }

type Move = {
  qrText?: string
  why?: string | null
  nextPollAt?: string | null
  polls?: number
  evidenceId?: string
  transactionId?: string | null
  payerAmount?: number | null
  paidAt?: string | null
  disposition?: Disposition
}

export function attemptStore(db: Kysely<Tables>) {
  return { ...finding(db), ...moving(db), ...refunding(db) }
}

function finding(db: Kysely<Tables>) {
  return {
    async find(id: string): Promise<Attempt | undefined> {
      const row = await db.selectFrom('attempts').selectAll().where('id', '=', id).executeTakeFirst()
      return row && attemptOf(row)
    },

    async findByNumber(outTradeNo: string): Promise<Attempt | undefined> {
      const row = await db
        .selectFrom('attempts')
        .selectAll()
        .where('out_trade_no', '=', outTradeNo)
        .executeTakeFirst()
      return row && attemptOf(row)
    },

    /** Oldest first. */
    async ofIntent(intentId: string): Promise<Attempt[]> {
      const rows = await db
        .selectFrom('attempts')
        .selectAll()
        .where('intent_id', '=', intentId)
        .orderBy('created_at')
        .orderBy('id')
        .execute()
      return rows.map(attemptOf)
    },

    /** The attempt whose money pays a thing. */
    async findApplied(kind: ItemKind, itemId: string): Promise<Attempt | undefined> {
      const row = await db
        .selectFrom('attempts')
        .innerJoin('intent_items', 'intent_items.intent_id', 'attempts.intent_id')
        .selectAll('attempts')
        .where('intent_items.kind', '=', kind)
        .where('intent_items.item_id', '=', itemId)
        .where('intent_items.lock_state', '=', 'paid')
        .where('attempts.applied', '=', 1)
        .executeTakeFirst()
      return row && attemptOf(row)
    },

    async due(now: string, most: number): Promise<Attempt[]> {
      const rows = await db
        .selectFrom('attempts')
        .selectAll()
        .where('next_poll_at', 'is not', null)
        .where('next_poll_at', '<=', now)
        .orderBy('next_poll_at')
        .limit(most)
        .execute()
      return rows.map(attemptOf)
    },

    /** Money whose place a person has to find. */
    async inSuspense(most: number): Promise<Attempt[]> {
      const rows = await db
        .selectFrom('attempts')
        .selectAll()
        .where((or) => or.or([or('state', '=', 'quarantined'), or('disposition', '=', 'suspense')]))
        .orderBy('created_at', 'desc')
        .limit(most)
        .execute()
      return rows.map(attemptOf)
    },
  }
}

function moving(db: Kysely<Tables>) {
  return {
    async add(attempt: Attempt): Promise<void> {
      await db.insertInto('attempts').values(attemptRow(attempt)).execute()
    },

    /** Moves only where the table of states allows it; false when it does not. */
    async move(id: string, to: AttemptState, change: Move = {}): Promise<boolean> {
      const moved = await db
        .updateTable('attempts')
        .set({ state: to, ...moveRow(change) })
        .where('id', '=', id)
        .where('state', 'in', statesBefore(to))
        .executeTakeFirst()
      return moved.numUpdatedRows === 1n
    },

    /** The money of this attempt is what pays; at most one of an intent. */
    async apply(id: string): Promise<void> {
      await db.updateTable('attempts').set({ applied: 1 }).where('id', '=', id).execute()
    },

    async setDisposition(id: string, disposition: Disposition): Promise<void> {
      await db.updateTable('attempts').set({ disposition }).where('id', '=', id).execute()
    },

    /** Takes a due row to work on until `until`; of several workers one gets it. */
    async lease(id: string, seen: string, until: string): Promise<boolean> {
      const leased = await db
        .updateTable('attempts')
        .set({ next_poll_at: until })
        .where('id', '=', id)
        .where('next_poll_at', '=', seen)
        .executeTakeFirst()
      return leased.numUpdatedRows === 1n
    },

    async pollAt(id: string, next: { at: string | null; polls: number }): Promise<void> {
      await db
        .updateTable('attempts')
        .set({ next_poll_at: next.at, polls: next.polls })
        .where('id', '=', id)
        .where('state', 'in', [...LIVE_STATES])
        .execute()
    },

    /** Every live attempt of an intent, but one: no longer shown, to be ended at the channel. */
    async closeLive(intentId: string, but: string | null, now: string): Promise<void> {
      let query = db
        .updateTable('attempts')
        .set({ state: 'closing', next_poll_at: now, polls: 0 })
        .where('intent_id', '=', intentId)
        .where('state', 'in', statesBefore('closing'))
      if (but) query = query.where('id', '<>', but)
      await query.execute()
    },

    async countLive(intentId: string): Promise<number> {
      const { count } = await db
        .selectFrom('attempts')
        .select(sql<number>`count(*)`.as('count'))
        .where('intent_id', '=', intentId)
        .where('state', 'in', [...LIVE_STATES])
        .executeTakeFirstOrThrow()
      return count
    },
  }
}

function refunding(db: Kysely<Tables>) {
  return {
    /** Sets this much aside to give back; false when less is left, or it was given back too often. */
    async reserveRefund(id: string, amount: number): Promise<boolean> {
      const reserved = await db
        .updateTable('attempts')
        .set({ refunding_minor: sql`refunding_minor + ${amount}`, refunds: sql`refunds + 1` })
        .where('id', '=', id)
        .where(sql<boolean>`refunding_minor + ${amount} <= amount_minor`)
        .where('refunds', '<', MOST_REFUNDS)
        .executeTakeFirst()
      return reserved.numUpdatedRows === 1n
    },

    async releaseRefund(id: string, amount: number): Promise<void> {
      await db
        .updateTable('attempts')
        .set({ refunding_minor: sql`refunding_minor - ${amount}` })
        .where('id', '=', id)
        .execute()
    },
  }
}

function moveRow(change: Move): Partial<AttemptRow> {
  const row: Partial<AttemptRow> = {}
  if (change.qrText !== undefined) row.shown = JSON.stringify({ qrText: change.qrText })
  if (change.why !== undefined) row.why = change.why
  if (change.nextPollAt !== undefined) row.next_poll_at = change.nextPollAt
  if (change.polls !== undefined) row.polls = change.polls
  if (change.evidenceId !== undefined) row.evidence_id = change.evidenceId
  if (change.transactionId !== undefined) row.transaction_id = change.transactionId
  if (change.payerAmount !== undefined) row.payer_minor = change.payerAmount
  if (change.paidAt !== undefined) row.paid_at = change.paidAt
  if (change.disposition !== undefined) row.disposition = change.disposition
  return row
}

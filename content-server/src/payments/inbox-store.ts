import { sql, type Kysely } from 'kysely'
import type { PayChannel } from '@linli/contract/payments.ts'
import type { Tables } from '../store/tables.ts'

type EventRow = {
  id: string
  channel: PayChannel
  dedupe_key: string
  source: string
  about: string
  headers: string
  body: string
  verified: number
  evidence: string
  received_at: string
  processed_at: string | null
  outcome: string | null
  tries: number
  due_at: string
}
type OutboxRow = {
  id: string
  kind: string
  thing: string
  details: string
  created_at: string
  due_at: string
  tries: number
  done_at: string | null
}
export type InboxTables = { gateway_events: EventRow; outbox: OutboxRow }

/** What a channel said, byte for byte, and what was verified of it. */
export type GatewayEvent = {
  id: string
  channel: PayChannel
  dedupeKey: string
  source: string
  /** The number of the payment it is about. */
  about: string
  headers: Record<string, string>
  body: Uint8Array
  /** JSON of the evidence, without the bytes. */
  evidence: string
  at: string
}
export type KeptEvent = { id: string; channel: PayChannel; evidence: string; tries: number }
export type Effect = { id: string; kind: string; thing: string; details: Record<string, unknown>; at: string }

/** Tried so often, a message is left for a person; an alarm has been raised long before. */
const MOST_TRIES = 50

export function inboxStore(db: Kysely<Tables>) {
  return {
    /** False when it is there already: the same notice again. */
    async add(event: GatewayEvent): Promise<boolean> {
      const added = await db
        .insertInto('gateway_events')
        .values({
          ...{ id: event.id, channel: event.channel, dedupe_key: event.dedupeKey, source: event.source },
          about: event.about,
          headers: JSON.stringify(event.headers),
          body: Buffer.from(event.body).toString('base64'),
          ...{ verified: 1, evidence: event.evidence, received_at: event.at, due_at: event.at },
          ...{ processed_at: null, outcome: null, tries: 0 },
        })
        .onConflict((conflict) => conflict.columns(['channel', 'dedupe_key']).doNothing())
        .executeTakeFirst()
      return added.numInsertedOrUpdatedRows === 1n
    },

    async idOf(channel: PayChannel, dedupeKey: string): Promise<string | undefined> {
      const row = await db
        .selectFrom('gateway_events')
        .select('id')
        .where('channel', '=', channel)
        .where('dedupe_key', '=', dedupeKey)
        .executeTakeFirst()
      return row?.id
    },

    /** Oldest first. */
    async unprocessed(now: string, most: number): Promise<KeptEvent[]> {
      return db
        .selectFrom('gateway_events')
        .select(['id', 'channel', 'evidence', 'tries'])
        .where('processed_at', 'is', null)
        .where('due_at', '<=', now)
        .where('tries', '<', MOST_TRIES)
        .orderBy('due_at')
        .orderBy('id')
        .limit(most)
        .execute()
    },

    /** Marks as done, in the transaction that does it; false when another has. */
    async claim(id: string, at: string, outcome: string): Promise<boolean> {
      const claimed = await db
        .updateTable('gateway_events')
        .set({ processed_at: at, outcome })
        .where('id', '=', id)
        .where('processed_at', 'is', null)
        .executeTakeFirst()
      return claimed.numUpdatedRows === 1n
    },

    async setOutcome(id: string, outcome: string): Promise<void> {
      await db.updateTable('gateway_events').set({ outcome }).where('id', '=', id).execute()
    },

    async tryAgainAt(id: string, dueAt: string): Promise<void> {
      await db
        .updateTable('gateway_events')
        .set({ due_at: dueAt, tries: sql`tries + 1` })
        .where('id', '=', id)
        .where('processed_at', 'is', null)
        .execute()
    },

    /** Everything said about these payments, oldest first. */
    async about(numbers: readonly string[]) {
      const rows = await db
        .selectFrom('gateway_events')
        .select(['id', 'channel', 'source', 'received_at', 'processed_at', 'outcome'])
        .where('about', 'in', [...numbers, ''])
        .orderBy('received_at')
        .execute()
      return rows.map((row) => ({
        ...{ id: row.id, channel: row.channel, source: row.source, outcome: row.outcome },
        ...{ receivedAt: row.received_at, processedAt: row.processed_at },
      }))
    },
  }
}

export function outboxStore(db: Kysely<Tables>) {
  return {
    async add(effect: Effect): Promise<void> {
      const { id, kind, thing, details, at } = effect
      await db
        .insertInto('outbox')
        .values({
          ...{ id, kind, thing, details: JSON.stringify(details), created_at: at, due_at: at },
          ...{ tries: 0, done_at: null },
        })
        .execute()
    },

    async due(now: string, most: number): Promise<(Omit<Effect, 'at'> & { dueAt: string })[]> {
      const rows = await db
        .selectFrom('outbox')
        .selectAll()
        .where('done_at', 'is', null)
        .where('due_at', '<=', now)
        .orderBy('due_at')
        .orderBy('id')
        .limit(most)
        .execute()
      return rows.map((row) => ({
        ...{ id: row.id, kind: row.kind, thing: row.thing, dueAt: row.due_at },
        details: JSON.parse(row.details) as Record<string, unknown>,
      }))
    },

    /** Takes a due effect to work on until `until`; of several workers one gets it. */
    async lease(id: string, seen: string, until: string): Promise<boolean> {
      const leased = await db
        .updateTable('outbox')
        .set({ due_at: until, tries: sql`tries + 1` })
        .where('id', '=', id)
        .where('due_at', '=', seen)
        .where('done_at', 'is', null)
        .executeTakeFirst()
      return leased.numUpdatedRows === 1n
    },

    async done(id: string, at: string): Promise<void> {
      await db.updateTable('outbox').set({ done_at: at }).where('id', '=', id).execute()
    },

    /** Oldest first: what has been, or is still to be, told about a thing. */
    async about(thing: string): Promise<{ kind: string; details: Record<string, unknown>; done: boolean }[]> {
      const rows = await db
        .selectFrom('outbox')
        .selectAll()
        .where('thing', '=', thing)
        .orderBy('created_at')
        .orderBy('id')
        .execute()
      return rows.map((row) => ({
        kind: row.kind,
        details: JSON.parse(row.details) as Record<string, unknown>,
        done: row.done_at !== null,
      }))
    },
  }
}

import type { Kysely } from 'kysely'
import { PlanLetter, SignedLetter } from '@linli/contract/plan-letter.ts'
import type { Tables } from '../store/tables.ts'

export type PlanTables = {
  plans: {
    screen_id: string
    number: number
    revision: string
    content_hash: string
    in_force_from: string
    issued_at: string
    letter: string
  }
}

export type StoredPlan = {
  number: number
  revision: string
  contentHash: string
  inForceFrom: string
  letter: SignedLetter
}

export function planStore(db: Kysely<Tables>) {
  const newest = (screenId: string) =>
    db.selectFrom('plans').selectAll().where('screen_id', '=', screenId).orderBy('number', 'desc').limit(1)
  return {
    async add(screenId: string, plan: StoredPlan & { issuedAt: string }): Promise<void> {
      await db
        .insertInto('plans')
        .values({
          screen_id: screenId,
          number: plan.number,
          revision: plan.revision,
          content_hash: plan.contentHash,
          in_force_from: plan.inForceFrom,
          issued_at: plan.issuedAt,
          letter: JSON.stringify(plan.letter),
        })
        .execute()
    },

    async latest(screenId: string): Promise<StoredPlan | undefined> {
      const row = await newest(screenId).executeTakeFirst()
      return row && planIn(row)
    },

    async latestRevision(screenId: string): Promise<string | null> {
      const row = await db
        .selectFrom('plans')
        .select('revision')
        .where('screen_id', '=', screenId)
        .orderBy('number', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row?.revision ?? null
    },

    /** The plan that was, is or will be in force at an instant, among those issued so far. */
    async inForceAt(screenId: string, at: string): Promise<StoredPlan | undefined> {
      const row = await newest(screenId).where('in_force_from', '<=', at).executeTakeFirst()
      return row && planIn(row)
    },

    /** The plans in force at some moment of [from, until), oldest first. */
    async inForceDuring(screenId: string, from: string, until: string): Promise<StoredPlan[]> {
      const first = await newest(screenId).where('in_force_from', '<=', from).executeTakeFirst()
      const later = await db
        .selectFrom('plans')
        .selectAll()
        .where('screen_id', '=', screenId)
        .where('in_force_from', '>', from)
        .where('in_force_from', '<', until)
        .orderBy('number')
        .limit(200)
        .execute()
      return [...(first ? [first] : []), ...later].map(planIn)
    },
  }
}

/** The letter inside a signed letter of ours. */
export function letterIn(signed: SignedLetter): PlanLetter {
  return PlanLetter.parse(JSON.parse(signed.text))
}

function planIn(row: PlanTables['plans']): StoredPlan {
  return {
    number: row.number,
    revision: row.revision,
    contentHash: row.content_hash,
    inForceFrom: row.in_force_from,
    letter: SignedLetter.parse(JSON.parse(row.letter)),
  }
}

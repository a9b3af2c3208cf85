import type { Kysely } from 'kysely'
import type { Tables } from '../store/tables.ts'

export type LeaseTables = { leases: { job: string; holder: string; until_ms: number } }

export function leaseStore(db: Kysely<Tables>) {
  return {
    /** Takes the lease of a job when it is free or has run out; says whether it was taken. */
    async take(job: string, holder: string, nowMs: number, untilMs: number): Promise<boolean> {
      await db
        .insertInto('leases')
        .values({ job, holder: '', until_ms: 0 })
        .onConflict((c) => c.column('job').doNothing())
        .execute()
      const taken = await db
        .updateTable('leases')
        .set({ holder, until_ms: untilMs })
        .where('job', '=', job)
        .where('until_ms', '<=', nowMs)
        .executeTakeFirst()
      return taken.numUpdatedRows === 1n
    },

    async giveBack(job: string, holder: string): Promise<void> {
      await db
        .updateTable('leases')
        .set({ until_ms: 0 })
        .where('job', '=', job)
        .where('holder', '=', holder)
        .execute()
    },
  }
}

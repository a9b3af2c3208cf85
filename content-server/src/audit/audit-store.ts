import type { Kysely } from 'kysely'
import { AuditLine } from '@linli/contract/audit.ts'
import type { Tables } from '../store/tables.ts'

export type AuditTables = {
  audit: { id: string; at: string; actor: string; verb: string; thing: string; details: string }
}

export function auditStore(db: Kysely<Tables>) {
  return {
    async add(line: AuditLine): Promise<void> {
      await db
        .insertInto('audit')
        .values({ ...line, details: JSON.stringify(line.details) })
        .execute()
    },

    /** Newest first. */
    async latest(before: string | undefined, most: number): Promise<AuditLine[]> {
      let query = db.selectFrom('audit').selectAll().orderBy('at', 'desc').orderBy('id', 'desc').limit(most)
      if (before) query = query.where('at', '<', before)
      const rows = await query.execute()
      return rows.map((row) => AuditLine.parse({ ...row, details: JSON.parse(row.details) }))
    },
  }
}

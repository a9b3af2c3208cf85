import { z } from 'zod'
import { Id } from './ids.ts'
import { Instant } from './instants.ts'
import { route } from './route.ts'

/** One line of the audit: who did what to which thing, and when. Only ever added. */
export const AuditLine = z.strictObject({
  id: Id,
  at: Instant,
  actor: z.string(),
  verb: z.string(),
  thing: z.string(),
  details: z.record(z.string(), z.unknown()),
})
export type AuditLine = z.infer<typeof AuditLine>

export const listAudit = route({
  method: 'GET',
  path: '/api/audit',
  who: ['operator'],
  summary: 'The latest audit lines, newest first',
  query: z.strictObject({
    before: Instant.optional(),
    most: z.coerce.number().int().min(1).max(500).default(100),
  }),
  reply: z.strictObject({ lines: z.array(AuditLine) }),
})

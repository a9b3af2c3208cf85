import { listAudit } from '@linli/contract/audit.ts'
import type { Serve } from '../http/serve.ts'

export function auditRoutes(serve: Serve): void {
  serve(listAudit, async ({ store }, _actor, { query }) => ({
    lines: await store.read.audit.latest(query.before, query.most),
  }))
}

import { createHash, timingSafeEqual } from 'node:crypto'
import type { Express, Request } from 'express'
import { refuse } from '@linli/contract/refusals.ts'
import type { Context } from '../context.ts'
import { VERSION } from '../version.ts'

/** /healthz: the process lives. /readyz: it can do its work. /metrics: for Prometheus. */
export function healthRoutes(app: Express, { store, metrics, config }: Context): void {
  app.get('/healthz', (_request, response) => void response.json({ status: 'ok', version: VERSION }))
  app.get('/readyz', async (_request, response) => {
    try {
      await store.ping()
      response.json({ status: 'ready', version: VERSION })
    } catch {
      response.status(503).json({ status: 'database does not answer', version: VERSION })
    }
  })
  app.get('/metrics', async (request, response) => {
    if (!mayRead(request, config.metricsToken)) throw refuse('people/not-allowed')
    response.type(metrics.registry.contentType).send(await metrics.registry.metrics())
  })
}

function mayRead(request: Request, token: string | null): boolean {
  if (token === null)
    return request.ip === '127.0.0.1' || request.ip === '::1' || request.ip === '::ffff:127.0.0.1'
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(request.get('authorization') ?? ''), digest(`Bearer ${token}`))
}

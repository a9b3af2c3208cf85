import type { ErrorRequestHandler } from 'express'
import { Refusal } from '@linli/contract/refusals.ts'
import type { Context } from '../context.ts'

const OUT_OF_SPACE = new Set(['ENOSPC', 'EDQUOT', 'SQLITE_FULL', '53100'])

/** The one place where what is thrown becomes HTTP. Bugs are logged and tell nothing. */
export function answerErrors({ log, metrics }: Pick<Context, 'log' | 'metrics'>): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error)
    const refusal = error instanceof Refusal ? error : brokenBy(error)
    metrics.refused.inc({ code: refusal.code })
    if (refusal.status >= 500)
      log.error({ err: error, method: request.method, path: request.path }, 'request failed')
    // What is left of a refused upload is not worth reading.
    if (!request.complete) response.set('connection', 'close')
    response.status(refusal.status).json({ refusal: { code: refusal.code, details: refusal.details } })
  }
}

function brokenBy(error: unknown): Refusal {
  const { code, type } = (error ?? {}) as { code?: unknown; type?: unknown }
  if (typeof code === 'string' && OUT_OF_SPACE.has(code)) return new Refusal('server/out-of-space')
  if (error instanceof URIError || type === 'entity.parse.failed')
    return new Refusal('request/malformed', { problems: ['path'] })
  return new Refusal('server/broken')
}

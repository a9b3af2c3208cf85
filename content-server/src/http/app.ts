import { existsSync } from 'node:fs'
import { join } from 'node:path'
import express, { type Express } from 'express'
import helmet from 'helmet'
import { pinoHttp } from 'pino-http'
import { openApi } from '@linli/contract/openapi.ts'
import { refuse } from '@linli/contract/refusals.ts'
import { auditRoutes } from '../audit/audit-routes.ts'
import { billRoutes } from '../bills/bill-routes.ts'
import { campaignRoutes } from '../campaigns/campaign-routes.ts'
import { catalogueRoutes } from '../catalogue/catalogue-routes.ts'
import type { Context } from '../context.ts'
import { ledgerRoutes } from '../ledger/ledger-routes.ts'
import { mediaRoutes } from '../media/media-routes.ts'
import { noticeRoutes } from '../notices/notice-routes.ts'
import { orderRoutes } from '../orders/order-routes.ts'
import { deskRoutes } from '../payments/desk-routes.ts'
import { paymentRoutes } from '../payments/payment-routes.ts'
import { peopleRoutes } from '../people/people-routes.ts'
import { playRoutes } from '../plays/play-routes.ts'
import { programmeRoutes } from '../programme/programme-routes.ts'
import { screenRoutes } from '../screens/screen-routes.ts'
import { VERSION } from '../version.ts'
import { answerErrors } from './answer-errors.ts'
import { healthRoutes } from './health-routes.ts'
import { serveOn } from './serve.ts'

const CSP = {
  useDefaults: false,
  directives: {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    'img-src': ["'self'", 'blob:', 'data:'],
    'media-src': ["'self'", 'blob:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': ["'none'"],
  },
}

/** The whole HTTP surface. `consoleDirectory` holds the built console; without it only the API answers. */
export function makeApp(context: Context, consoleDirectory: string): Express {
  const { config, log } = context
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', config.trustProxy)
  app.set('etag', false)
  app.use(
    helmet({ contentSecurityPolicy: CSP, strictTransportSecurity: config.publicUrl.startsWith('https:') }),
  )
  app.use(pinoHttp({ logger: log, useLevel: 'debug', serializers: { req: shortRequest } }))
  app.use(timed(context))
  healthRoutes(app, context)
  app.get('/api/openapi.json', (_request, response) => void response.json(openApi(VERSION)))
  bindRoutes(app, context)
  app.use(['/api', '/media'], () => {
    throw refuse('request/no-such-route')
  })
  consolePages(app, consoleDirectory)
  app.use(answerErrors(context))
  return app
}

function bindRoutes(app: Express, context: Context): void {
  const serve = serveOn(app, context)
  const concepts = [
    auditRoutes,
    billRoutes,
    campaignRoutes,
    catalogueRoutes,
    ledgerRoutes,
    mediaRoutes,
    noticeRoutes,
    orderRoutes,
    deskRoutes,
    paymentRoutes,
    peopleRoutes,
    playRoutes,
    programmeRoutes,
    screenRoutes,
  ]
  for (const bind of concepts) bind(serve)
}

/** The console's files, and its one page for every address inside it. */
function consolePages(app: Express, directory: string): void {
  const page = join(directory, 'index.html')
  app.use(express.static(directory, { index: false, maxAge: '1h', setHeaders: hashedFilesStay }))
  app.get('/{*path}', (_request, response) => {
    if (!existsSync(page)) throw refuse('request/no-such-route')
    response.set('cache-control', 'no-cache').sendFile(page, { root: '/' })
  })
}

function hashedFilesStay(response: { setHeader(name: string, value: string): void }, path: string): void {
  if (path.includes('/assets/')) response.setHeader('cache-control', 'public, max-age=31536000, immutable')
}

function timed({ metrics }: Pick<Context, 'metrics'>): express.RequestHandler {
  return (request, response, next) => {
    const end = metrics.requests.startTimer({ method: request.method })
    response.on('finish', () => {
      const route = (request.route as { path?: string } | undefined)?.path ?? 'none'
      end({ route, status: response.statusCode })
    })
    next()
  }
}

/** What is logged of a request: no headers, no body, so no secrets. */
function shortRequest(request: { method: string; url: string; id: unknown }) {
  return { id: request.id, method: request.method, url: request.url.split('?')[0] }
}

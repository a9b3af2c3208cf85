import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import { Sha256 } from '@linli/contract/ids.ts'
import { MEDIA_TYPES } from '@linli/contract/media.ts'
import { Refusal } from '@linli/contract/refusals.ts'
import { ROUTES } from '@linli/contract/routes.ts'
import { LOOPBACK } from '../loopback.ts'
import { ANSWER_WITHIN_MS, MOST_PASSED_BYTES } from './limits.ts'
import { answerText, readJson, refusal } from './loopback-answers.ts'
import { readText } from './pull-plan.ts'
import type { ServerLink } from './server-link.ts'

/** What a kiosk's page may ask of the server: the contract's own routes for kiosks, and pictures. Nothing else. */
const ALLOWED = ROUTES.map(({ route }) => route)
  .filter((route) => route.path.startsWith('/api/kiosk/') && route.who.includes('kiosk'))
  .map((route) => ({ method: route.method, pattern: patternOf(route.path) }))

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/:[A-Za-z]+/g, '[A-Za-z0-9_.~%-]+')}$`)
}

/** Whether the server's path may be asked from a page by this method. */
export function mayPass(method: string, path: string): 'json' | 'medium' | null {
  if (ALLOWED.some((route) => route.method === method && route.pattern.test(path))) return 'json'
  const medium = /^\/media\/([^/]+)$/.exec(path)?.[1]
  return method === 'GET' && Sha256.safeParse(medium).success ? 'medium' : null
}

/** Passes one request on, signed with the device's key, and the reply back. */
export async function passToServer(
  link: ServerLink,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const method = request.method ?? 'GET'
  const path = url.pathname.slice(LOOPBACK.server.length)
  const kind = mayPass(method, path)
  if (!kind) throw refusal('request/no-such-route')
  const signal = AbortSignal.timeout(ANSWER_WITHIN_MS)
  if (kind === 'medium') return passMedium(await link.open({ method, path, signal }), response)
  const json = await readJson(request)
  const headers = { accept: 'application/json', 'linli-request': '1' }
  const answer = await asked(() =>
    link.ask({
      method,
      path: path + url.search,
      signal,
      headers: json === undefined ? headers : { ...headers, 'content-type': 'application/json' },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    }),
  )
  if (!(answer.headers.get('content-type') ?? '').startsWith('application/json')) {
    await answer.body?.cancel()
    throw refusal('network/unreachable')
  }
  const text = await readText(answer, MOST_PASSED_BYTES)
  answerText(response, answer.status, 'application/json; charset=utf-8', text)
}

async function asked(ask: () => Promise<Response>): Promise<Response> {
  try {
    return await ask()
  } catch (cause) {
    throw new Refusal('network/unreachable', {}, { cause })
  }
}

async function passMedium(answer: Response, response: ServerResponse): Promise<void> {
  const type = answer.headers.get('content-type') ?? ''
  const length = Number(answer.headers.get('content-length') ?? Number.NaN)
  const known = MEDIA_TYPES.some((one) => one === type)
  if (answer.status !== 200 || !known || !(length <= MOST_PASSED_BYTES) || !answer.body) {
    await answer.body?.cancel()
    throw refusal('thing/not-found')
  }
  // The address is the hash of the bytes, so they may be kept.
  response.writeHead(200, {
    'content-type': type,
    'content-length': length,
    'cache-control': 'private, max-age=86400, immutable',
  })
  await pipeline(Readable.fromWeb(answer.body as Parameters<typeof Readable.fromWeb>[0]), response)
}

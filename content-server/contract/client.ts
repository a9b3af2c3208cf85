import { pathOf, type Asking, type Replied, type RouteSpec } from './route.ts'
import { Refusal, RefusalReply } from './refusals.ts'

/** The part of `fetch` that a client uses, so that tests and the agent can pass their own. */
export type Fetch = (
  url: string,
  init: {
    method: string
    headers: Record<string, string>
    body?: string | Uint8Array
    credentials?: 'include'
  },
) => Promise<{ status: number; text(): Promise<string> }>

export type Call = <R extends RouteSpec>(route: R, ...asking: Arguments<Asking<R>>) => Promise<Replied<R>>
// Nothing has to be passed where everything may be left out.
type Arguments<A> = object extends A ? [asking?: A] : [asking: A]

/** A request header that no foreign page can send without being asked first; the server demands it of cookies. */
export const SAME_SITE_HEADER = 'linli-request'

/**
 * Calls routes of the contract at `base` ('' for the page's own origin).
 * Throws a `Refusal` when the server refuses, with 'network/unreachable' when it cannot be reached.
 */
export function client(base: string, fetch: Fetch): Call {
  return async (route, ...[asking]) => {
    const { params, query, body } = (asking ?? {}) as {
      params?: Record<string, string>
      query?: object
      body?: unknown
    }
    const url = base + pathOf(route, params) + queryText(query)
    const answer = await ask(fetch, url, route, body)
    const text = await answer.text()
    if (answer.status >= 400) throw refusalIn(text, answer.status)
    if (typeof route.reply === 'string') return undefined as never
    return route.reply.parse(JSON.parse(text)) as never
  }
}

async function ask(fetch: Fetch, url: string, route: RouteSpec, body: unknown) {
  const raw = route.body !== undefined && 'upload' in route.body
  const headers: Record<string, string> = { [SAME_SITE_HEADER]: '1', accept: 'application/json' }
  if (body !== undefined) headers['content-type'] = raw ? 'application/octet-stream' : 'application/json'
  const sent = body === undefined ? {} : { body: raw ? (body as Uint8Array) : JSON.stringify(body) }
  try {
    return await fetch(url, { method: route.method, headers, credentials: 'include', ...sent })
  } catch (cause) {
    throw new Refusal('network/unreachable', {}, { cause })
  }
}

function queryText(query: object | undefined): string {
  const pairs = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== '')
  if (pairs.length === 0) return ''
  return (
    '?' +
    pairs.map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(String(value))}`).join('&')
  )
}

function refusalIn(text: string, status: number): Refusal {
  try {
    const { refusal } = RefusalReply.parse(JSON.parse(text))
    return new Refusal(refusal.code, refusal.details)
  } catch (cause) {
    return new Refusal('server/broken', { status }, { cause })
  }
}

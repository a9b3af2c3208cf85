import type { z } from 'zod'
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
 * Throws a `Refusal` when the server refuses, with 'network/unreachable' when it cannot be reached,
 * with 'server/broken' when what answers is not what the route promises (a proxy's page, say).
 */
export function client(base: string, fetch: Fetch): Call {
  return async (route, ...[asking]) => {
    const { params, query, body } = (asking ?? {}) as {
      params?: Record<string, string>
      query?: object
      body?: unknown
    }
    const url = base + pathOf(route, params) + queryText(query)
    const { status, text } = await ask(fetch, url, route, body)
    if (status >= 400) throw refusalIn(text, status)
    if (typeof route.reply === 'string') return undefined as never
    return replyIn(text, status, route.reply) as never
  }
}

async function ask(fetch: Fetch, url: string, route: RouteSpec, body: unknown) {
  const raw = route.body !== undefined && 'upload' in route.body
  const headers: Record<string, string> = { [SAME_SITE_HEADER]: '1', accept: 'application/json' }
  if (body !== undefined) headers['content-type'] = raw ? 'application/octet-stream' : 'application/json'
  const sent = body === undefined ? {} : { body: raw ? (body as Uint8Array) : JSON.stringify(body) }
  try {
    const answer = await fetch(url, { method: route.method, headers, credentials: 'include', ...sent })
    return { status: answer.status, text: await answer.text() }
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

function replyIn(text: string, status: number, schema: z.ZodType): unknown {
  try {
    const reply: unknown = JSON.parse(text)
    const read = schema.safeParse(reply)
    if (read.success) return read.data
    for (const issue of read.error.issues) if (issue.code === 'unrecognized_keys') forget(reply, issue)
    return schema.parse(reply)
  } catch (cause) {
    throw new Refusal('server/broken', { status }, { cause })
  }
}

/** A server may be newer than its clients, and say more than they know. */
function forget(reply: unknown, { path, keys }: z.core.$ZodIssueUnrecognizedKeys): void {
  const holder = path.reduce<unknown>((at, step) => (at as Record<PropertyKey, unknown>)[step], reply)
  for (const key of keys) delete (holder as Record<string, unknown>)[key]
}

function refusalIn(text: string, status: number): Refusal {
  try {
    const { refusal } = RefusalReply.parse(JSON.parse(text))
    return new Refusal(refusal.code, refusal.details)
  } catch (cause) {
    return new Refusal('server/broken', { status }, { cause })
  }
}

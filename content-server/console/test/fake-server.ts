import type { Fetch } from '@linli/contract/client.ts'
import { Refusal, REFUSALS } from '@linli/contract/refusals.ts'
import type { RouteSpec, Replied } from '@linli/contract/route.ts'
import type { z } from 'zod'

type Asking = { params: Record<string, string>; query: Record<string, string>; body: unknown }
type Answer<R extends RouteSpec> = (asking: Asking) => Replied<R>
type Bound = { route: RouteSpec; pattern: RegExp; answer: (asking: Asking) => unknown }

/**
 * A server in a variable, for the pages' tests. It knows only what a test tells it; whatever it takes and gives is
 * parsed by the contract's own schemas, so it cannot say what the real one would not.
 */
export class FakeServer {
  readonly asked: { name: string; body: unknown; query: Record<string, string> }[] = []
  reachable = true
  readonly #bound: Bound[] = []

  /** Binds an answer to a route; the latest counts. */
  on<R extends RouteSpec>(route: R, answer: Answer<R>): this {
    const pattern = new RegExp(`^${route.path.replace(/:([A-Za-z]+)/g, '(?<$1>[^/]+)')}$`)
    this.#bound.unshift({ route, pattern, answer })
    return this
  }

  /** How often a route was asked, as `POST /api/notices`. */
  times(name: string): number {
    return this.asked.filter((one) => one.name === name).length
  }

  readonly fetch: Fetch = (address, { method, body }) => {
    if (!this.reachable) return Promise.reject(new TypeError('no network'))
    const { pathname, searchParams } = new URL(address, 'http://console.test')
    const query = Object.fromEntries(searchParams)
    const sent: unknown = typeof body === 'string' ? JSON.parse(body) : body
    this.asked.push({ name: `${method} ${pathname}`, body: sent, query })
    const { status, reply } = this.#answer(method, pathname, query, sent)
    return Promise.resolve({ status, text: () => Promise.resolve(JSON.stringify(reply ?? null)) })
  }

  #answer(method: string, pathname: string, query: Record<string, string>, sent: unknown) {
    const bound = this.#bound.find(({ route, pattern }) => route.method === method && pattern.test(pathname))
    if (!bound) throw new Error(`the test has no answer for ${method} ${pathname}`)
    const params = { ...bound.pattern.exec(pathname)?.groups }
    try {
      const body = isSchema(bound.route.body) ? taken(bound.route.body, sent) : sent
      if (isSchema(bound.route.query)) taken(bound.route.query, query)
      const reply = bound.answer({ params, query, body })
      return { status: 200, reply: isSchema(bound.route.reply) ? bound.route.reply.parse(reply) : reply }
    } catch (problem) {
      if (!(problem instanceof Refusal)) throw problem
      return {
        status: REFUSALS[problem.code],
        reply: { refusal: { code: problem.code, details: problem.details } },
      }
    }
  }
}

function taken(schema: z.ZodType, sent: unknown): unknown {
  const { success, data, error } = schema.safeParse(sent)
  if (success) return data
  throw new Refusal('request/malformed', {
    problems: error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`),
  })
}

function isSchema(thing: unknown): thing is z.ZodType {
  return typeof thing === 'object' && thing !== null && 'parse' in thing
}

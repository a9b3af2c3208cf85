import { client, type Call } from '@linli/contract/client.ts'
import { instantOf, msOf } from '@linli/contract/instants.ts'
import { Refusal, RefusalReply, type RefusalCode } from '@linli/contract/refusals.ts'
import type { Identity } from './identity.ts'
import { ANSWER_WITHIN_MS } from './limits.ts'
import type { PlayerClock } from './player-clock.ts'

/** One signed request; `path` is under the server's address and includes the query. */
export type Asked = {
  method: string
  path: string
  headers?: Record<string, string>
  body?: string | Uint8Array
  signal?: AbortSignal
}

/** The way to the content server: every request is signed, and a clock that is off is set and the request repeated. */
export type ServerLink = {
  /** Calls a route of the contract. */
  call: Call
  /** Answers with the raw response below 400; throws a Refusal above. The body is still to be read. */
  open: (asked: Asked) => Promise<Response>
  /** As `open`, but answers whatever the server said. */
  ask: (asked: Asked) => Promise<Response>
}

export type LinkParts = {
  server: string
  identity: () => Identity
  clock: PlayerClock
  /** The clock that only runs, to time answers. */
  running: () => number
  fetch: typeof fetch
  /** What came of a request: an answer of ours, a refusal, or nothing that a server of ours would say. */
  heard: (what: 'answer' | 'silence' | RefusalCode) => void
}

/** Opens the link. Nothing is sent yet. */
export function serverLink(parts: LinkParts): ServerLink {
  const ask = async (asked: Asked): Promise<Response> => {
    const first = await send(parts, asked)
    if (first.status !== 401) return first
    const refusal = await refusalIn(first.clone())
    return refusal?.code === 'device/clock-off' && setClock(parts, refusal) ? send(parts, asked) : first
  }
  const open = async (asked: Asked): Promise<Response> => {
    const answer = await ask(asked)
    if (answer.status < 400) {
      parts.heard(isPortal(answer) ? 'silence' : 'answer')
      return answer
    }
    const refusal = await refusalIn(answer)
    parts.heard(refusal?.code ?? 'silence')
    throw refusal ?? new Refusal('server/broken', { status: answer.status })
  }
  const call: Call = client('', async (path, init) => {
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS)
    const answer = await ask({ method: init.method, path, headers: init.headers, signal, ...bodyOf(init) })
    return { status: answer.status, text: () => answer.text() }
  })
  return { ask, open, call: ((...args: Parameters<Call>) => noticed(parts, call(...args))) as Call }
}

function bodyOf(init: { body?: string | Uint8Array }) {
  return init.body === undefined ? {} : { body: init.body }
}

async function send(parts: LinkParts, asked: Asked): Promise<Response> {
  const { identity, clock, server } = parts
  const { method, path, body } = asked
  const signature = identity().sign(method, path, instantOf(clock.now()), body ?? '')
  try {
    return await parts.fetch(server + path, {
      method,
      headers: { ...asked.headers, ...signature },
      redirect: 'error',
      ...(body === undefined ? {} : { body: body as string }),
      ...(asked.signal ? { signal: asked.signal } : {}),
    })
  } catch (problem) {
    if (!asked.signal?.aborted || isTimeout(asked.signal)) parts.heard('silence')
    throw problem
  }
}

// A captive portal answers everything with its own page.
function isPortal(answer: Response): boolean {
  return (answer.headers.get('content-type') ?? '').startsWith('text/html')
}

function isTimeout(signal: AbortSignal): boolean {
  return signal.reason instanceof DOMException && signal.reason.name === 'TimeoutError'
}

async function refusalIn(answer: Response): Promise<Refusal | null> {
  try {
    const { refusal } = RefusalReply.parse(JSON.parse(await answer.text()))
    return new Refusal(refusal.code, refusal.details)
  } catch {
    return null
  }
}

function setClock(parts: LinkParts, refusal: Refusal): boolean {
  const serverTime = refusal.details['serverTime']
  if (typeof serverTime !== 'string' || Number.isNaN(Date.parse(serverTime))) return false
  parts.clock.hear(msOf(serverTime), 0)
  return true
}

// An answer that is no contract reply (a captive portal's page) is no contact: the screen is as cut off as before.
async function noticed<T>(parts: LinkParts, answer: Promise<T>): Promise<T> {
  try {
    const reply = await answer
    parts.heard('answer')
    return reply
  } catch (problem) {
    const ours =
      problem instanceof Refusal && problem.code !== 'network/unreachable' && problem.code !== 'server/broken'
    parts.heard(ours ? problem.code : 'silence')
    throw problem
  }
}

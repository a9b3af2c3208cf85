import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Sha256 } from '@linli/contract/ids.ts'
import { Refusal } from '@linli/contract/refusals.ts'
import { Alive, Busy, Ended, LOOPBACK, Painted, type AgentState } from '../loopback.ts'
import { codeOf } from './durable.ts'
import { passToServer } from './kiosk-pass.ts'
import type { Listeners } from './listeners.ts'
import type { Log } from './log.ts'
import {
  answerJson,
  answerRefusal,
  answerText,
  GUEST_HEADERS,
  readBody,
  refusal,
} from './loopback-answers.ts'
import { loopbackGuard } from './loopback-guard.ts'
import type { MediaStore } from './media-store.ts'
import type { PageFile } from './page-files.ts'
import type { Recorder } from './recorder.ts'
import { serveMedium } from './serve-medium.ts'
import type { ServerLink } from './server-link.ts'

/** What pages are served from; a device that is not paired has no recorder. */
export type Behind = {
  state: () => AgentState
  recorder: () => Recorder | null
  store: MediaStore
  mediumType: (sha256: string) => string | undefined
  /** Only a kiosk's pages may ask the server. */
  link: ServerLink | null
}

export type Loopback = { url: string; port: number; close: () => Promise<void> }

const TURNED_AWAY =
  '这个地址已失效。请用本机程序启动时给出的新地址打开。\n' +
  'This address is no longer valid. Please open the one that was printed when the agent was last started.\n'

type Parts = {
  behind: Behind
  files: ReadonlyMap<string, PageFile>
  listeners: Listeners
  token: string
  port: number
  log: Log
}

/** Serves the page and its agent's side on 127.0.0.1, to whoever holds this start's token. */
export async function openLoopback(parts: Parts): Promise<Loopback> {
  let port = parts.port
  const guard = loopbackGuard(parts.token, () => port)
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(GUEST_HEADERS)) response.setHeader(name, value)
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    if (!guard.isAtHome(request)) return answerRefusal(response, refusal('request/foreign-site'))
    if (url.pathname === '/' && url.searchParams.has('t')) {
      if (!guard.isToken(url.searchParams.get('t'))) return turnAway(request, response)
      response.writeHead(303, { 'set-cookie': guard.cookie(), location: '/' }).end()
      return
    }
    if (!guard.hasCookie(request)) return turnAway(request, response)
    answer(parts, url, request, response).catch((problem: unknown) => failed(parts.log, response, problem))
  })
  server.requestTimeout = 30_000
  await new Promise<void>((listening, fail) => {
    server.once('error', fail)
    server.listen(port, '127.0.0.1', listening)
  })
  port = (server.address() as AddressInfo).port
  return {
    port,
    url: `http://127.0.0.1:${port}/?t=${parts.token}`,
    close: () =>
      new Promise((closed) => {
        parts.listeners.close()
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

function turnAway(request: IncomingMessage, response: ServerResponse): void {
  // A person who has opened an old address reads what to do; programs get the contract's refusal.
  if (request.headers.accept?.includes('text/html')) {
    return answerText(response, 401, 'text/plain; charset=utf-8', TURNED_AWAY)
  }
  answerRefusal(response, refusal('people/not-signed-in'))
}

async function answer(parts: Parts, url: URL, request: IncomingMessage, response: ServerResponse) {
  const { behind, files, listeners } = parts
  const path = url.pathname
  if (path.startsWith(`${LOOPBACK.server}/`)) {
    if (!behind.link) throw refusal('request/no-such-route')
    return passToServer(behind.link, url, request, response)
  }
  if (request.method === 'POST') return report(behind, path, request, response)
  if (request.method !== 'GET' && request.method !== 'HEAD') throw refusal('request/no-such-route')
  if (path === LOOPBACK.state) return answerJson(response, 200, behind.state())
  if (path === LOOPBACK.events) return listeners.add(request, response)
  const sha256 = Sha256.safeParse(path.slice(LOOPBACK.media.length))
  if (path.startsWith(LOOPBACK.media) && sha256.success) {
    return serveMedium(behind.store, sha256.data, behind.mediumType(sha256.data), request, response)
  }
  const file = files.get(path)
  if (!file) throw refusal('request/no-such-route')
  response.writeHead(200, { 'content-type': file.type, 'content-length': file.bytes.length }).end(file.bytes)
}

async function report(behind: Behind, path: string, request: IncomingMessage, response: ServerResponse) {
  const recorder = behind.recorder()
  switch (path) {
    case LOOPBACK.painted: {
      const painted = await readBody(request, Painted)
      return answerJson(response, 200, { number: (await recorder?.painted(painted)) ?? null })
    }
    case LOOPBACK.ended: {
      const ended = await readBody(request, Ended)
      await recorder?.ended(ended)
      return answerJson(response, 200, {})
    }
    case LOOPBACK.alive: {
      const alive = await readBody(request, Alive)
      await recorder?.alive(alive)
      return answerJson(response, 200, {})
    }
    case LOOPBACK.busy: {
      const busy = await readBody(request, Busy)
      await recorder?.busy(busy)
      return answerJson(response, 200, {})
    }
    default:
      throw refusal('request/no-such-route')
  }
}

function failed(log: Log, response: ServerResponse, problem: unknown): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  if (problem instanceof Refusal) return answerRefusal(response, problem)
  const full = codeOf(problem) === 'ENOSPC'
  log.error({ problem }, full ? 'the disk is full: a play could not be kept' : 'a page was not answered')
  answerRefusal(response, refusal(full ? 'server/out-of-space' : 'server/broken'))
}

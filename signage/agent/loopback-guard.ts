import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** Who may talk to the agent: pages that were opened with this start's token, by this machine's own name. */
export type Guard = {
  /** Whether the request names this machine and comes from no other site; against DNS rebinding and foreign pages. */
  isAtHome: (request: IncomingMessage) => boolean
  /** Whether `token` is this start's. */
  isToken: (token: string | null) => boolean
  /** Whether the request carries the cookie. */
  hasCookie: (request: IncomingMessage) => boolean
  /** The cookie to set for whoever came with the token. */
  cookie: () => string
}

/** Cookies do not know ports, so the name carries it: several screens may be open in one browser. */
export function loopbackGuard(token: string, port: () => number): Guard {
  const name = () => `linli-page-${port()}`
  const isToken = (given: string | null | undefined) => given != null && sameText(given, token)
  return {
    isAtHome(request) {
      const homes = ['127.0.0.1', 'localhost'].map((host) => `${host}:${port()}`)
      const { host, origin } = request.headers
      const site = request.headers['sec-fetch-site']
      if (host === undefined || !homes.includes(host)) return false
      if (origin !== undefined && origin !== `http://${host}`) return false
      return site !== 'cross-site' || isOpening(request)
    },
    isToken,
    hasCookie: (request) => isToken(cookieIn(request, name())),
    cookie: () => `${name()}=${token}; HttpOnly; SameSite=Strict; Path=/`,
  }
}

// A person may open the screen from anywhere; nothing else may ask across sites.
function isOpening(request: IncomingMessage): boolean {
  return request.method === 'GET' && request.headers['sec-fetch-mode'] === 'navigate'
}

function cookieIn(request: IncomingMessage, name: string): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='))
  return pairs.find(([key]) => key === name)?.[1]
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

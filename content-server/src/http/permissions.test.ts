import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SAME_SITE_HEADER } from '@linli/contract/client.ts'
import type { Grant } from '@linli/contract/people.ts'
import type { RefusalCode } from '@linli/contract/refusals.ts'
import { pathOf, type RouteSpec } from '@linli/contract/route.ts'
import { ROUTES } from '@linli/contract/routes.ts'
import type { Caller } from '@linli/contract/who.ts'
import { IDLE_MS, openSession } from '../people/sign-in.ts'
import { startTestApp, TEST_START, type TestApp, type TestDevice } from '../test/start-app.ts'
import { SESSION_COOKIE } from './identify.ts'

/** What a route is asked with: an address that fits its path, and nothing that any verb could act upon. */
type Init = { method: string; headers: Record<string, string>; body?: string }
type Ask = (url: string, init: Init) => Promise<Response>
type Kind = { is: Caller | 'nobody'; refusedBy: RefusalCode[]; asker: () => Promise<Ask> }

let app: TestApp
let screen: TestDevice
let kiosk: TestDevice
let stranger: TestDevice
let revoked: TestDevice

beforeAll(async () => {
  app = await startTestApp()
  revoked = await app.deviceAt('c1-screen')
  await app.context.store.change((stores) => stores.devices.revokeAt('c1-screen', TEST_START))
  screen = await app.deviceAt('c1-screen')
  kiosk = await app.deviceAt('c1-kiosk')
  stranger = app.unpairedDevice()
})
afterAll(() => app.stop())

/** Signed in afresh, because one of the routes signs out. */
async function person(login: string, grants: Grant[]): Promise<Ask> {
  const { context } = app
  const known = await context.store.read.people.findByLogin(login)
  const somebody = known ?? { id: `person-${login}`, login, name: login, grants, passwordHash: '-' }
  if (!known) await context.store.change(({ people }) => people.add({ ...somebody, createdAt: TEST_START }))
  const { token } = await openSession(context, somebody)
  return (url, init) =>
    fetch(url, { ...init, headers: { ...init.headers, cookie: `${SESSION_COOKIE}=${token}` } })
}

const unsigned: RefusalCode[] = ['people/not-signed-in', 'device/unknown']
const elsewhere: RefusalCode[] = ['people/not-allowed', ...unsigned]
const kinds: Record<string, Kind> = {
  'nobody in particular': { is: 'nobody', refusedBy: unsigned, asker: () => Promise.resolve(fetch) },
  'an operator': {
    is: 'operator',
    refusedBy: ['people/not-allowed'],
    asker: () => person('op', [{ role: 'operator', communityId: null }]),
  },
  'the staff of a community': {
    is: 'community-staff',
    refusedBy: ['people/not-allowed'],
    asker: () => person('staff', [{ role: 'community-staff', communityId: 'c1' }]),
  },
  'a person without a role': {
    is: 'nobody',
    refusedBy: ['people/not-allowed'],
    asker: () => person('guest', []),
  },
  'a session that is made up': {
    is: 'nobody',
    refusedBy: unsigned,
    asker: () => Promise.resolve(withCookie),
  },
  'a screen': { is: 'screen', refusedBy: elsewhere, asker: () => Promise.resolve(screen.fetch) },
  'a kiosk': { is: 'kiosk', refusedBy: elsewhere, asker: () => Promise.resolve(kiosk.fetch) },
  'a device that is not paired': {
    is: 'nobody',
    refusedBy: unsigned,
    asker: () => Promise.resolve(stranger.fetch),
  },
  'a device that was revoked': {
    is: 'nobody',
    refusedBy: ['device/revoked', 'people/not-signed-in'],
    asker: () => Promise.resolve(revoked.fetch),
  },
}

const withCookie: Ask = (url, init) =>
  fetch(url, { ...init, headers: { ...init.headers, cookie: `${SESSION_COOKIE}=${'A'.repeat(43)}` } })

const named = ROUTES.map(({ name, route }) => [name, route] as const)

function initOf(route: RouteSpec): Init {
  const headers = { [SAME_SITE_HEADER]: '1', 'content-type': 'application/json' }
  return route.body ? { method: route.method, headers, body: '{}' } : { method: route.method, headers }
}

async function codeOf(answer: Response): Promise<string> {
  if (answer.status < 400) {
    // Events never end by themselves.
    await answer.body?.cancel()
    return 'let through'
  }
  const { refusal } = (await answer.json()) as { refusal: { code: string } }
  return refusal.code
}

const SHUT_OUT: string[] = [...elsewhere, 'device/revoked', 'device/bad-signature', 'request/foreign-site']

describe.each(named)('%s', (_, route) => {
  const url = () => app.url + pathOf(route, { id: 'nothing-has-this-id', sha256: '0'.repeat(64) })

  it('is bound to a verb', async () => {
    const code = await codeOf(await fetch(url(), initOf(route)))
    expect(code).not.toBe('request/no-such-route')
    expect(code).not.toBe('server/broken')
  })

  it.each(Object.entries(kinds))('lets %s through only if named', async (_, { is, refusedBy, asker }) => {
    const ask = await asker()
    const code = await codeOf(await ask(url(), initOf(route)))
    const isNamed = route.who.includes('anyone') || (is !== 'nobody' && route.who.includes(is))
    if (isNamed) expect(SHUT_OUT).not.toContain(code)
    else expect(refusedBy).toContain(code)
    expect(code).not.toBe('server/broken')
  })

  if (route.method === 'GET') return

  it('does not take a change from a page of another site', async () => {
    const ask = await kinds['an operator']!.asker()
    const { [SAME_SITE_HEADER]: _, ...headers } = initOf(route).headers
    expect(await codeOf(await ask(url(), { ...initOf(route), headers }))).toBe('request/foreign-site')
  })
})

describe('a session that lay idle for too long', () => {
  it('opens nothing any more', async () => {
    const ask = await kinds['an operator']!.asker()
    app.passMs(IDLE_MS + 1)
    const closed = ROUTES.filter(
      ({ route }) => !route.who.includes('anyone') && route.who.includes('operator'),
    )
    for (const { route } of closed) {
      const url = app.url + pathOf(route, { id: 'x', sha256: '0'.repeat(64) })
      expect(await codeOf(await ask(url, initOf(route)))).toBe('people/not-signed-in')
    }
  })
})

import { request } from 'node:http'
import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { mayPass } from './kiosk-pass.ts'
import { DistrictServer } from './testing/district-server.ts'
import { newFolder, runAgent, until, type TestAgent } from './testing/run-agent.ts'

let server: DistrictServer
beforeEach(async () => {
  server = new DistrictServer()
  await server.start()
  onTestFinished(() => server.stop())
})

/** A request with headers that `fetch` does not let one set. */
function raw(port: number, path: string, headers: Record<string, string>, method = 'GET'): Promise<number> {
  return new Promise((answered, failed) => {
    const asking = request({ host: '127.0.0.1', port, path, method, headers }, (answer) => {
      answer.resume()
      answered(answer.statusCode ?? 0)
    })
    asking.on('error', failed)
    asking.end()
  })
}

async function cookieOf(agent: TestAgent): Promise<string> {
  const entry = await fetch(agent.url, { redirect: 'manual' })
  expect(entry.status).toBe(303)
  const cookie = entry.headers.getSetCookie()[0] ?? ''
  expect(cookie).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/)
  return cookie.split(';')[0] ?? ''
}

it('nothing is served without the token of this start, and the page comes with a strict policy', async () => {
  const agent = await runAgent(server.url, await newFolder())
  const origin = `http://127.0.0.1:${agent.port}`
  for (const path of ['/', '/state', '/events', '/media/' + 'a'.repeat(64), '/server/api/kiosk/notices']) {
    expect((await fetch(origin + path)).status).toBe(401)
  }
  expect((await fetch(`${origin}/?t=guess`)).status).toBe(401)
  const page = await agent.ask('/')
  expect(page.status).toBe(200)
  expect(page.headers.get('content-security-policy')).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src 'self' blob:; " +
      "connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  )
  expect(page.headers.get('x-content-type-options')).toBe('nosniff')
})

it('another name for this machine, another site and another start are turned away', async () => {
  const agent = await runAgent(server.url, await newFolder())
  const cookie = await cookieOf(agent)
  const { port } = agent
  const home = `127.0.0.1:${port}`
  expect(await raw(port, '/state', { host: home, cookie })).toBe(200)
  expect(await raw(port, '/state', { host: `localhost:${port}`, cookie })).toBe(200)
  expect(await raw(port, '/state', { host: `evil.example:${port}`, cookie })).toBe(403)
  expect(await raw(port, '/state', { host: '127.0.0.1', cookie })).toBe(403)
  expect(await raw(port, '/state', { host: home, cookie, origin: 'http://evil.example' })).toBe(403)
  expect(await raw(port, '/state', { host: home, cookie, 'sec-fetch-site': 'cross-site' })).toBe(403)
  const other = await runAgent(server.url, await newFolder())
  expect((await cookieOf(other)) === cookie).toBe(false)
})

it('paths lead nowhere but to the page, and bodies are small JSON that fits', async () => {
  const agent = await runAgent(server.url, await newFolder())
  for (const path of ['/../config.ts', '/%2e%2e/key', '/key', '/media/../key', '/index.html/..']) {
    expect([403, 404, 200]).toContain((await agent.ask(path)).status)
    expect(await (await agent.ask(path)).text()).not.toContain('PRIVATE')
  }
  const large = await agent.post('/alive', { page: 'x'.repeat(70_000) }).catch(() => null)
  expect(large?.status ?? 413).toBe(413)
  expect((await agent.post('/painted', { page: 'page-0001' })).status).toBe(400)
  expect((await agent.ask('/alive', { method: 'POST', body: '{}' })).status).toBe(400)
  expect((await agent.ask('/state', { method: 'DELETE' })).status).toBe(404)
})

it("only the contract's own kiosk routes and pictures pass through to the server", () => {
  expect(mayPass('GET', '/api/kiosk/notices')).toBe('json')
  expect(mayPass('POST', '/api/kiosk/orders')).toBe('json')
  expect(mayPass('GET', `/media/${'a'.repeat(64)}`)).toBe('medium')
  const closed: [string, string][] = [
    ['POST', '/api/kiosk/notices'],
    ['GET', '/api/kiosk/notices/../../people'],
    ['GET', '/api/kiosk/'],
    ['GET', '/api/device/plan'],
    ['POST', '/api/device/plays'],
    ['GET', '/api/screens'],
    ['POST', '/api/sessions'],
    ['GET', '/media/../api/me'],
    ['POST', `/media/${'a'.repeat(64)}`],
  ]
  expect(closed.filter(([method, path]) => mayPass(method, path) !== null)).toEqual([])
})

it("a kiosk's page asks the server through the agent's key, a screen's page cannot", async () => {
  const kiosk = await runAgent(server.url, await newFolder(), { role: 'kiosk' })
  await until(async () => {
    const state = await kiosk.state()
    return state.show === 'pairing' && state.code
  })
  server.approve()
  await until(async () => (await kiosk.state()).show !== 'pairing')
  const answer = await kiosk.ask('/server/api/kiosk/notices')
  expect([answer.status, await answer.json()]).toEqual([200, { notices: [] }])
  expect((await kiosk.ask('/server/api/device/plan')).status).toBe(404)
  await server.stop()
  const unreachable = await kiosk.ask('/server/api/kiosk/notices')
  expect(await unreachable.json()).toMatchObject({ refusal: { code: 'network/unreachable' } })
  const screen = await runAgent(server.url, await newFolder())
  expect((await screen.ask('/server/api/kiosk/notices')).status).toBe(404)
})

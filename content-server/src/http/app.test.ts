import { afterEach, beforeEach, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../test/start-app.ts'

let app: TestApp
beforeEach(async () => void (app = await startTestApp()))
afterEach(() => app.stop())

const get = (path: string) => fetch(app.url + path)

it('says that it lives, that it is ready, and what it counts', async () => {
  expect(await (await get('/healthz')).json()).toMatchObject({ status: 'ok' })
  expect(await (await get('/readyz')).json()).toMatchObject({ status: 'ready' })
  await get('/api/setup')
  const metrics = await (await get('/metrics')).text()
  expect(metrics).toMatch(/linli_http_request_seconds_count\{[^}]*route="\/api\/setup"[^}]*\} 1/)
})

it('is not ready when the database does not answer', async () => {
  await app.context.store.close()
  expect((await get('/readyz')).status).toBe(503)
  expect((await get('/healthz')).status).toBe(200)
})

it('serves its own description', async () => {
  const document = (await (await get('/api/openapi.json')).json()) as { openapi: string; paths: object }
  expect(document.openapi).toBe('3.1.0')
  expect(Object.keys(document.paths)).toContain('/api/notices/{id}/publish')
})

it('answers an unknown address with a refusal, and every answer with its policy', async () => {
  const answer = await get('/api/nothing')
  expect([answer.status, await answer.json()]).toEqual([
    404,
    { refusal: { code: 'request/no-such-route', details: {} } },
  ])
  expect(answer.headers.get('content-security-policy')).toContain("script-src 'self'")
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  expect(answer.headers.get('x-powered-by')).toBeNull()
  expect((await get('/api/%E0%A4%A')).status).toBeLessThan(500)
})

import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { callChannel, wasNeverSent, type Sent } from './call-channel.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
const network = { fetch, timeoutMs: 300, downloadMs: 300 }
const get = (hosts: string[], more: Partial<Sent> = {}) =>
  callChannel(network, { method: 'GET', hosts, path: '/', headers: {}, ...more })

it('brings status, headers and bytes as they are', async () => {
  const host = await serve((_, response) => response.writeHead(404, { 'Wechatpay-Nonce': 'Ab' }).end('é'))
  expect(await get([host])).toMatchObject({
    status: 404,
    raw: { headers: { 'wechatpay-nonce': 'Ab' }, body: Buffer.from('é') },
  })
})

it('follows no redirect: what is signed is meant for one host', async () => {
  let asked = 0
  const other = await serve((_, response) => {
    asked += 1
    response.end()
  })
  const host = await serve((_, response) => response.writeHead(302, { location: other }).end())
  expect(await get([host])).toMatchObject({ status: 302 })
  expect(asked).toBe(0)
})

it('an answer that never ends is none', async () => {
  const endless = await serve((_, response) => {
    const timer = setInterval(() => response.write('.'), 20)
    response.on('close', () => clearInterval(timer))
  })
  expect(await get([endless])).toBe('no-answer')
  const huge = await serve((_, response) => response.end(Buffer.alloc(2 * 1024 * 1024)))
  expect(await get([huge])).toBe('no-answer')
  expect(await get([huge], { download: true })).toMatchObject({ status: 200 })
})

it('asks the next host only when nothing was sent to the one before', async () => {
  let asked = 0
  const next = await serve((_, response) => {
    asked += 1
    response.end('next')
  })
  const gone = await serve(() => undefined)
  servers.pop()?.close()
  const breaking = await serve((request) => request.socket.destroy())
  expect(await get([gone, next])).toMatchObject({ status: 200 })
  expect(asked).toBe(1)
  expect(await get([breaking, next])).toBe('no-answer')
  expect(asked).toBe(1)
  expect(await get([gone])).toBe('unreachable')
})

it('an error counts as never sent only when it is known to come before the request', () => {
  const failed = (cause: unknown) => new TypeError('fetch failed', { cause })
  const coded = (code: string) => Object.assign(new Error(code), { code })
  expect(wasNeverSent(failed(coded('ECONNREFUSED')))).toBe(true)
  expect(wasNeverSent(failed(coded('CERT_HAS_EXPIRED')))).toBe(true)
  expect(wasNeverSent(failed(new AggregateError([coded('ECONNREFUSED'), coded('ENETUNREACH')])))).toBe(true)
  expect(wasNeverSent(failed(new AggregateError([coded('ECONNREFUSED'), coded('ECONNRESET')])))).toBe(false)
  expect(wasNeverSent(failed(new AggregateError([])))).toBe(false)
  for (const other of [
    failed(coded('ECONNRESET')),
    failed(coded('UND_ERR_SOCKET')),
    new Error('x'),
    'x',
    null,
  ])
    expect(wasNeverSent(other)).toBe(false)
})

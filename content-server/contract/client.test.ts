import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { client } from './client.ts'
import { fetchMedia, uploadMedia } from './media.ts'
import { fen } from './money.ts'
import { listOrders, placeOrder } from './orders.ts'
import { listCommunities, signOut } from './people.ts'
import { Refusal } from './refusals.ts'

type Answer = { status: number; body: string }
type Seen = { method: string; url: string; headers: IncomingMessage['headers']; body: Buffer }

let close: () => Promise<void> = () => Promise.resolve()
afterEach(() => close())

/** A server that answers whatever it is planted with, and keeps what it was asked. */
async function planted(answer: Answer) {
  const seen: Seen[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const { method = '', url = '', headers } = request
      seen.push({ method, url, headers, body: Buffer.concat(parts) })
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  close = () => new Promise((resolve) => server.close(() => resolve()))
  const { port } = server.address() as AddressInfo
  return { base: `http://127.0.0.1:${port}`, seen, close }
}

const fetched = (url: string, init: object) => fetch(url, init)

async function refusalOf(answer: Promise<unknown>): Promise<Refusal> {
  const thrown = await answer.then(
    () => undefined,
    (error: unknown) => error,
  )
  if (!(thrown instanceof Refusal)) throw new Error(`not refused: ${String(thrown)}`)
  return thrown
}

describe('a client', () => {
  const wish = {
    key: 'k1',
    shopId: 'canteen',
    lines: [{ productId: 'soup', count: 1 }],
    expected: fen(12_50),
  }

  it('asks as the route says, in a way that no foreign page can', async () => {
    const { base, seen } = await planted({ status: 200, body: '{"orders":[]}' })
    expect(await client(base, fetched)(listOrders, { query: { state: 'placed' } })).toEqual({ orders: [] })
    expect(seen[0]).toMatchObject({ method: 'GET', url: '/api/orders?state=placed' })
    expect(seen[0]?.headers['linli-request']).toBe('1')
    expect(seen[0]?.headers['content-type']).toBeUndefined()
  })

  it('leaves out of the question what nobody filled in', async () => {
    const { base, seen } = await planted({ status: 200, body: '{"orders":[]}' })
    await client(base, fetched)(listOrders, { query: {} })
    expect(seen[0]?.url).toBe('/api/orders')
  })

  it('sends a body as JSON, and a file as its bytes', async () => {
    const refusal = { status: 409, body: '{"refusal":{"code":"order/shop-closed","details":{}}}' }
    const { base, seen } = await planted(refusal)
    const call = client(base, fetched)
    await refusalOf(call(placeOrder, { body: wish }))
    const query = { communityId: 'c1', name: '海报 & 1.png' }
    await refusalOf(call(uploadMedia, { query, body: new Uint8Array([0, 255, 10]) }))
    expect(JSON.parse(seen[0]?.body.toString() ?? '')).toEqual(wish)
    expect(seen[0]?.headers['content-type']).toBe('application/json')
    expect([...(seen[1]?.body ?? [])]).toEqual([0, 255, 10])
    expect(seen[1]?.headers['content-type']).toBe('application/octet-stream')
    expect(new URL(seen[1]?.url ?? '', base).searchParams.get('name')).toBe('海报 & 1.png')
  })

  it('answers with nothing where there is nothing to say', async () => {
    const { base } = await planted({ status: 204, body: '' })
    expect(await client(base, fetched)(signOut)).toBeUndefined()
    expect(await client(base, fetched)(fetchMedia, { params: { sha256: 'a'.repeat(64) } })).toBeUndefined()
  })

  it('throws the refusal it was answered with', async () => {
    const details = { product: { zh: '小笼包', en: 'Soup dumplings' } }
    const body = JSON.stringify({ refusal: { code: 'order/sold-out', details } })
    const { base } = await planted({ status: 409, body })
    const refusal = await refusalOf(client(base, fetched)(placeOrder, { body: wish }))
    expect([refusal.code, refusal.details]).toEqual(['order/sold-out', details])
  })

  it('gets along with a newer server that says more than it knows', async () => {
    const community = { id: 'c1', name: { zh: '望汀苑' }, zone: 'Asia/Shanghai' }
    const newer = {
      communities: [{ ...community, name: { zh: '望汀苑', fr: 'Le Quai' }, households: 412 }],
      more: [1],
    }
    const { base } = await planted({ status: 200, body: JSON.stringify(newer) })
    expect(await client(base, fetched)(listCommunities)).toEqual({ communities: [community] })
  })

  it('says that the server cannot be reached when it is gone', async () => {
    const { base, close } = await planted({ status: 200, body: '{}' })
    await close()
    const refusal = await refusalOf(client(base, fetched)(listCommunities))
    expect(refusal.code).toBe('network/unreachable')
    expect(refusal.cause).toBeDefined()
  })

  it('says the same when the line is cut in the middle of the answer', async () => {
    const cut = () =>
      Promise.resolve({ status: 200, text: () => Promise.reject<string>(new TypeError('terminated')) })
    expect((await refusalOf(client('', cut)(listCommunities))).code).toBe('network/unreachable')
  })

  it.each([
    ['a page of some proxy', { status: 502, body: '<html>Bad Gateway</html>' }],
    ['nothing', { status: 500, body: '' }],
    ['a code from the future', { status: 409, body: '{"refusal":{"code":"order/eaten"}}' }],
    ['a page where JSON should be', { status: 200, body: '<html>Please sign in to the Wi-Fi</html>' }],
    ['something else than was promised', { status: 200, body: '{"communities":[{"id":7}]}' }],
  ])('takes %s for a server that has failed, and says so in words', async (_, answer) => {
    const { base } = await planted(answer)
    const refusal = await refusalOf(client(base, fetched)(listCommunities))
    expect([refusal.code, refusal.details]).toEqual(['server/broken', { status: answer.status }])
    expect(refusal.cause).toBeDefined()
  })
})

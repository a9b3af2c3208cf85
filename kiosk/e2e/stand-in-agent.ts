import { existsSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { kioskCatalogue, type Shop } from '@linli/contract/catalogue.ts'
import { kioskNotices, type ReadableNotice } from '@linli/contract/kiosk-notices.ts'
import { lookUpBills } from '@linli/contract/bills.ts'
import { sum, times } from '@linli/contract/money.ts'
import { placeOrder, type Order } from '@linli/contract/orders.ts'
import { REFUSALS, type RefusalCode } from '@linli/contract/refusals.ts'
import { AgentState, Busy, LOOPBACK } from '@linli/signage/loopback.ts'
import { pictureBytes } from './pictures.ts'
import { sampleHome } from './sample-home.ts'
import { sampleNotices } from './sample-notices.ts'
import { sampleShops } from './sample-shops.ts'

/** The policy the pages have to live under. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
}

/** What a test may turn: a refusal for the next order, silence of the network, another world. */
export type StandIn = {
  url: string
  orders: Order[]
  /** The bodies of all orders that arrived, repeats included. */
  asked: string[]
  busy: boolean[]
  notices: ReadableNotice[]
  shops: Shop[]
  refuseOrder: { code: RefusalCode; details?: object } | null
  /** An order is taken, and the answer is lost on the way. */
  loseAnswer: boolean
  /** Nothing reaches the server. */
  cut: boolean
  state: AgentState
  close(): Promise<void>
}

/** An agent of one kiosk and its server in one process: the loopback and the contract, parsed by their own schemas. */
export async function standIn(page: string, state: AgentState, now: number): Promise<StandIn> {
  const world: StandIn = {
    ...{ url: '', orders: [], asked: [], busy: [], refuseOrder: null, loseAnswer: false, cut: false },
    notices: sampleNotices(now),
    shops: sampleShops,
    state,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
  const server = createServer((request, response) => {
    answer(request, response, page, world).catch((problem: unknown) => {
      response.writeHead(500).end(String(problem))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  world.url = `http://127.0.0.1:${address.port}`
  const close = world.close
  world.close = () => {
    server.closeAllConnections()
    return close()
  }
  return world
}

async function answer(request: IncomingMessage, response: ServerResponse, page: string, world: StandIn) {
  const path = new URL(request.url ?? '/', 'http://agent').pathname
  const body = await bodyOf(request)
  if (path === LOOPBACK.state) return json(response, 200, AgentState.parse(world.state))
  if (path === LOOPBACK.events) {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).write('event: hello\ndata: 1\n\n')
    return
  }
  if (path === LOOPBACK.busy) world.busy.push(Busy.parse(JSON.parse(body)).busy)
  if (request.method === 'POST' && !path.startsWith(LOOPBACK.server))
    return json(response, 200, { number: null })
  if (path.startsWith('/server/media/')) return picture(response, path.slice('/server/media/'.length))
  if (path.startsWith(LOOPBACK.media)) return picture(response, path.slice(LOOPBACK.media.length))
  if (path.startsWith(LOOPBACK.server))
    return serve(path.slice(LOOPBACK.server.length), body, response, world)
  file(response, page, path === '/' ? '/index.html' : path)
}

function serve(path: string, body: string, response: ServerResponse, world: StandIn): void {
  if (world.cut) return refused(response, 'network/unreachable')
  switch (path) {
    case kioskNotices.path:
      return json(response, 200, kioskNotices.reply.parse({ notices: world.notices }))
    case kioskCatalogue.path:
      return json(response, 200, kioskCatalogue.reply.parse({ shops: world.shops }))
    case lookUpBills.path: {
      const asked = lookUpBills.body.parse(JSON.parse(body))
      const found = asked.room === '3-2-1201' && asked.phoneLast4 === '4021'
      return found
        ? json(response, 200, lookUpBills.reply.parse(sampleHome))
        : refused(response, 'bill/no-such-home')
    }
    case placeOrder.path:
      return takeOrder(body, response, world)
    default:
      return refused(response, 'request/no-such-route')
  }
}

const keys = new WeakMap<StandIn, Map<string, Order>>()

function takeOrder(body: string, response: ServerResponse, world: StandIn): void {
  world.asked.push(body)
  if (world.refuseOrder) return refused(response, world.refuseOrder.code, world.refuseOrder.details)
  const asked = placeOrder.body.parse(JSON.parse(body))
  const known = keys.get(world) ?? new Map<string, Order>()
  keys.set(world, known)
  const order = known.get(asked.key) ?? orderOf(asked, world)
  if (!known.has(asked.key)) world.orders.push(order)
  known.set(asked.key, order)
  if (world.loseAnswer) return void response.destroy()
  // As long as a real one takes, so that a second tap falls into the wait.
  setTimeout(() => json(response, 200, placeOrder.reply.parse(order)), 300)
}

function orderOf(asked: ReturnType<typeof placeOrder.body.parse>, world: StandIn): Order {
  const shop = world.shops.find(({ id }) => id === asked.shopId)
  const lines = asked.lines.map(({ productId, count }) => {
    const product = shop?.products.find(({ id }) => id === productId)
    if (!product) throw new Error(`no such product: ${productId}`)
    return { productId, name: product.name, price: product.price, count, total: times(product.price, count) }
  })
  return {
    ...{ id: `order-${world.orders.length + 1}`, number: 26 + world.orders.length, shopId: asked.shopId },
    ...{ shopName: shop?.name ?? { zh: '?' }, communityId: 'wangting', kioskId: 'kiosk-1' },
    ...{ state: 'placed', lines, total: sum(lines.map(({ total }) => total)), doneAt: null },
    placedAt: world.notices[0]?.publishedAt ?? '2026-11-21T08:00:00.000Z',
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

function refused(response: ServerResponse, code: RefusalCode, details: object = {}): void {
  json(response, REFUSALS[code], { refusal: { code, details } })
}

function picture(response: ServerResponse, sha256: string): void {
  const bytes = pictureBytes(sha256)
  if (!bytes) return void response.writeHead(404).end()
  response.writeHead(200, { 'content-type': 'image/webp' }).end(bytes)
}

function file(response: ServerResponse, page: string, path: string): void {
  const wanted = join(page, normalize(path))
  if (!existsSync(wanted)) return void response.writeHead(404).end()
  const type = TYPES[extname(wanted)] ?? 'application/octet-stream'
  response
    .writeHead(200, { 'content-type': type, 'content-security-policy': POLICY })
    .end(readFileSync(wanted))
}

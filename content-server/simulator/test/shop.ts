import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Received = { path: string; headers: IncomingHttpHeaders; body: string }

/** A merchant's server that only listens: it keeps what it is told and answers as asked. */
export async function openShop() {
  const received: Received[] = []
  const shop = { answer: { status: 200, body: 'success' } }
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const body = Buffer.concat(parts).toString('utf8')
      received.push({ path: request.url ?? '', headers: request.headers, body })
      response.writeHead(shop.answer.status).end(shop.answer.body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    received,
    /** What the shop answers from now on. */
    answers: (status: number, body = 'success') => void (shop.answer = { status, body }),
    close: () => {
      server.closeAllConnections()
      return new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

export type Shop = Awaited<ReturnType<typeof openShop>>

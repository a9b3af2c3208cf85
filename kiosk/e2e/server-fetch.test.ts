import { createServer, type RequestListener } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { client } from '@linli/contract/client.ts'
import { kioskNotices } from '@linli/contract/kiosk-notices.ts'
import { serverFetch } from '../src/server/server-fetch.ts'

const open: { close(): void }[] = []
afterEach(() => open.splice(0).forEach((server) => server.close()))

async function answering(listener: RequestListener) {
  const server = createServer(listener)
  open.push({ close: () => [server.closeAllConnections(), server.close()] })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  return client(`http://127.0.0.1:${port}`, serverFetch(fetch))
}

describe('asking the server by way of the agent', () => {
  it('reads what it answers', async () => {
    const call = await answering((_, response) => response.end('{"notices":[]}'))
    expect(await call(kioskNotices)).toEqual({ notices: [] })
  })
  it('takes an answer that breaks off for silence', async () => {
    const call = await answering((_, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('{"not')
      setTimeout(() => response.destroy(), 20)
    })
    await expect(call(kioskNotices)).rejects.toMatchObject({ code: 'network/unreachable' })
  })
  it('hears a refusal, and takes anything else for a broken server', async () => {
    const refused = await answering((_, response) =>
      response.writeHead(429).end('{"refusal":{"code":"request/too-many"}}'),
    )
    await expect(refused(kioskNotices)).rejects.toMatchObject({ code: 'request/too-many' })
    const broken = await answering((_, response) => response.writeHead(502).end('<html>'))
    await expect(broken(kioskNotices)).rejects.toMatchObject({ code: 'server/broken' })
  })
})

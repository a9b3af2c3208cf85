import { createHash, createPublicKey, verify } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Plan } from '@linli/playlists'
import { DEVICE_HEADERS, MOST_CLOCK_OFFSET_MS, requestText } from '@linli/contract/device.ts'
import { instantOf, msOf } from '@linli/contract/instants.ts'
import { chainText, type PlayRecord } from '@linli/contract/plays.ts'
import { Refusal, refuse } from '@linli/contract/refusals.ts'
import type { SignedLetter } from '@linli/contract/plan-letter.ts'
import { byteRange } from '../byte-range.ts'
import { planSigner } from './plan-signer.ts'
import type { TestMedium } from './plans.ts'

type Asked = { request: IncomingMessage; response: ServerResponse; path: string; body: string; key: string }

/**
 * A content server for tests that speaks the contract's device routes over real HTTP with a real plan key. What it does
 * wrong is told to it: another clock, a captive portal, missing media, connections that break.
 */
export class DistrictServer {
  readonly signer = planSigner()
  readonly plays: PlayRecord[] = []
  readonly heartbeats: Record<string, unknown>[] = []
  readonly media = new Map<string, TestMedium>()
  readonly asked: string[] = []
  /** What each device sent in `Range`. */
  readonly ranges: (string | undefined)[] = []
  clockOffsetMs = 0
  portal = false
  /** Media connections break after so many bytes. */
  breakAfter: number | null = null
  /** Plays are taken in and the answer is lost. */
  loseAnswers = false
  letter: SignedLetter | null = null
  #number = 0
  #code: { code: string; key: string; paired: boolean } | null = null
  readonly #revoked = new Set<string>()
  readonly #devices = new Set<string>()
  readonly #events = new Set<ServerResponse>()
  #server: Server | null = null
  #port = 0

  async start(): Promise<void> {
    this.#server = createServer((request, response) => void this.#answer(request, response))
    const server = this.#server
    await new Promise<void>((ready) => server.listen(this.#port, '127.0.0.1', ready))
    this.#port = (server.address() as AddressInfo).port
  }

  async stop(): Promise<void> {
    const server = this.#server
    this.#server = null
    if (!server) return
    await new Promise((closed) => {
      server.close(closed)
      server.closeAllConnections()
    })
    this.#events.clear()
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  now(): number {
    return Math.round(performance.timeOrigin + performance.now()) + this.clockOffsetMs
  }

  approve(): void {
    if (!this.#code) throw new Error('no device has asked for a code')
    this.#code.paired = true
    this.#devices.add(this.#code.key)
  }

  revoke(): void {
    this.#devices.forEach((key) => this.#revoked.add(key))
    this.#devices.clear()
  }

  publish(plan: Plan): void {
    this.letter = this.signer.sign(++this.#number, plan)
    this.hint()
  }

  hint(): void {
    this.#events.forEach((one) => one.write('event: plan\ndata: {}\n\n'))
  }

  serveMedia(...media: TestMedium[]): void {
    for (const one of media) this.media.set(one.sha256, one)
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '/'
    this.asked.push(`${request.method} ${path}`)
    if (this.portal)
      return void response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Sign in</h1>')
    try {
      const body = await textOf(request)
      const key = this.#keyOf(request, path, body)
      await this.#route({ request, response, path, body, key })
    } catch (problem) {
      const refusal = problem instanceof Refusal ? problem : new Refusal('server/broken', {})
      json(response, refusal.status, { refusal: { code: refusal.code, details: refusal.details } })
    }
  }

  #keyOf(request: IncomingMessage, path: string, body: string): string {
    const header = (name: string) => String(request.headers[name] ?? '')
    const [key, at] = [header(DEVICE_HEADERS.key), header(DEVICE_HEADERS.at)]
    const text = requestText(request.method ?? '', path, at, createHash('sha256').update(body).digest('hex'))
    const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: key }, format: 'jwk' })
    const signature = Buffer.from(header(DEVICE_HEADERS.signature), 'base64url')
    if (!verify(null, Buffer.from(text), publicKey, signature)) throw refuse('device/bad-signature')
    if (Math.abs(this.now() - msOf(at)) > MOST_CLOCK_OFFSET_MS) {
      throw refuse('device/clock-off', { serverTime: instantOf(this.now()) })
    }
    if (this.#revoked.has(key)) throw refuse('device/revoked')
    return key
  }

  async #route(asked: Asked): Promise<void> {
    const { path, response, key, body } = asked
    if (path === '/api/pairings') return this.#giveCode(key, response)
    if (path === '/api/pairings/state') return json(response, 200, this.#pairingState())
    if (!this.#devices.has(key)) throw refuse('device/unknown')
    if (path === '/api/device/plan') return this.#givePlan(asked)
    if (path === '/api/device/events') return this.#giveEvents(response)
    if (path === '/api/device/plays')
      return this.#takePlays(JSON.parse(body) as { plays: PlayRecord[] }, response)
    if (path.startsWith('/media/')) return this.#giveMedium(asked)
    if (path === '/api/kiosk/notices') return json(response, 200, { notices: [] })
    if (path !== '/api/device/heartbeat') throw refuse('request/no-such-route')
    this.heartbeats.push(JSON.parse(body) as Record<string, unknown>)
    json(response, 200, { serverTime: instantOf(this.now()), planRevision: null })
  }

  #giveCode(key: string, response: ServerResponse): void {
    this.#code = { code: 'BCDFGHJK', key, paired: false }
    const expiresAt = instantOf(this.now() + 600_000)
    json(response, 200, { code: this.#code.code, expiresAt, askAgainAfterMs: 500 })
  }

  #pairingState(): object {
    if (!this.#code) return { state: 'expired' }
    if (!this.#code.paired) return { state: 'waiting', expiresAt: instantOf(this.now() + 600_000) }
    return {
      state: 'paired',
      deviceId: `device-${this.#code.key.slice(0, 8)}`,
      screenId: 'screen-1',
      role: 'screen',
      screenName: { zh: '一号楼大堂', en: 'Lobby, Building 1' },
      communityName: { zh: '望汀苑', en: 'Wangting Court' },
      planKey: this.signer.planKey,
    }
  }

  #givePlan({ request, response }: Asked): void {
    if (!this.letter) throw refuse('plan/none-yet')
    const etag = `"${createHash('sha256').update(JSON.stringify(this.letter)).digest('hex').slice(0, 16)}"`
    if (request.headers['if-none-match'] === etag) return void response.writeHead(304, { etag }).end()
    response.setHeader('etag', etag)
    json(response, 200, this.letter)
  }

  #giveEvents(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write('event: hello\ndata: {}\n\n')
    this.#events.add(response)
    response.on('close', () => this.#events.delete(response))
  }

  #takePlays({ plays }: { plays: PlayRecord[] }, response: ServerResponse): void {
    const known = this.plays.at(-1)?.number ?? 0
    for (const play of plays.filter((one) => one.number > known)) this.#takePlay(play)
    if (this.loseAnswers) return void response.destroy()
    json(response, 200, { through: this.plays.at(-1)?.number ?? 0 })
  }

  #takePlay(play: PlayRecord): void {
    const last = this.plays.at(-1) ?? { number: 0, chain: '' }
    if (play.number !== last.number + 1) throw refuse('play/out-of-order', { expected: last.number + 1 })
    const { chain, ...rest } = play
    const due = createHash('sha256').update(chainText(last.chain, rest)).digest('hex')
    if (due !== chain) throw refuse('request/malformed', { problems: ['chain'] })
    this.plays.push(play)
  }

  #giveMedium({ request, response, path }: Asked): void {
    const found = this.media.get(path.slice('/media/'.length))
    if (!found) throw refuse('thing/not-found')
    this.ranges.push(request.headers.range)
    const { bytes, medium } = found
    const range = byteRange(request.headers.range, bytes.length)
    const { start, end } = typeof range === 'string' ? { start: 0, end: bytes.length - 1 } : range
    const part = bytes.subarray(start, end + 1)
    const partly =
      typeof range === 'string' ? {} : { 'content-range': `bytes ${start}-${end}/${bytes.length}` }
    const headers = { 'content-type': medium.type, 'content-length': part.length, ...partly }
    response.writeHead(typeof range === 'string' ? 200 : 206, headers)
    if (this.breakAfter === null || this.breakAfter >= part.length) return void response.end(part)
    response.write(part.subarray(0, this.breakAfter))
    setTimeout(() => response.destroy(), 60)
  }
}

function json(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

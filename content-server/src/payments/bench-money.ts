import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fen } from '@linli/contract/money.ts'
import { checkLedger } from '../ledger/check-ledger.ts'
import { fillLedger } from '../ledger/fill-ledger-store.ts'
import { openStore } from '../store/open-store.ts'
import { offerPostgres, postgresPrograms, wantedPostgres } from '../store/test-postgres.ts'
import { bill } from '../store/test-seed.ts'
import { startTestApp, type TestApp } from '../test/start-app.ts'
import { metric, quantile, report, type Metric } from './bench-report.ts'
import { chooseChannel } from './choose-channel.ts'
import { FakeGateway } from './fake-gateway.ts'
import { openIntent, type Opener } from './open-intent.ts'
import { takeInCallback } from './take-in-callback.ts'
import { workOffInbox } from './take-evidence.ts'

/** `--json`, `--quick`. What a payment costs, and how the ledger grows. */
const json = process.argv.includes('--json')
const quick = process.argv.includes('--quick')
const PAYMENTS = quick ? 150 : 600
const WATCHED = quick ? 40 : 150
const SMALL = 10_000
const LARGE = quick ? 200_000 : 5_000_000
const SINCE = Date.parse('2026-01-01T00:00:00.000Z')

const opener: Opener = {
  actor: { kind: 'system', name: 'bench' },
  owner: 'bench',
  scope: 'everywhere',
  kioskId: null,
  linkHash: null,
  receipt: 'print',
}

const directory = mkdtempSync(join(tmpdir(), 'linli-bench-money-'))
const metrics: Metric[] = []
metrics.push(...(await paymentsOn('sqlite', `sqlite:${join(directory, 'payments.db')}`, 1)))
if (postgresPrograms()) {
  const place = join(tmpdir(), `linli-pg-bench-${randomUUID().slice(0, 8)}`)
  mkdirSync(place, { recursive: true, mode: 0o755 })
  const stopPostgres = offerPostgres(place)
  const address = await wantedPostgres(place)
  metrics.push(...(await paymentsOn('postgres', address('postgres'), 8)))
  await stopPostgres()
  rmSync(place, { recursive: true, force: true })
}
metrics.push(...(await ledgerMetrics()))
rmSync(directory, { recursive: true })
const leftOut = quick
  ? `left out: ${LARGE} instead of 5000000 postings, ${PAYMENTS} instead of 600 payments`
  : null
report('money', metrics, leftOut, json)

async function withBills(databaseUrl: string, jobs: boolean, count: number) {
  const made: FakeGateway[] = []
  const gateways = (clock: () => string) => {
    made.push(new FakeGateway('wechat', clock))
    return made.map((fake) => fake.gateway())
  }
  const app = await startTestApp({ databaseUrl, gateways, jobs })
  const [fake] = made
  if (!fake) throw new Error('the channel was not made')
  await app.context.store.change(async ({ bills }) => {
    await bills.addHousehold({
      id: 'h1',
      communityId: 'c1',
      room: '1',
      ownerMasked: '林*',
      phoneLast4: '4021',
    })
    for (let i = 0; i < count; i += 1) await bills.addBill(bill(`b${i}`, { amount: fen(100_00) }))
  })
  return { app, fake }
}

async function begun({ context }: TestApp, number: number) {
  const payable = { kind: 'bills' as const, billIds: [`b${number}`] }
  const { id } = await openIntent(context, opener, { key: `k${number}`, payable, expectedMinor: 100_00 })
  await chooseChannel(context, opener.actor, id, { channel: 'wechat' })
  const [attempt] = await context.store.read.attempts.ofIntent(id)
  return { id, no: attempt?.outTradeNo ?? '' }
}

/** From a wish to pay to paid: everything the server does, without HTTP and without the channel's own time. */
async function paymentsOn(engine: string, databaseUrl: string, lanes: number): Promise<Metric[]> {
  const { app, fake } = await withBills(databaseUrl, false, PAYMENTS + WATCHED)
  const callbacks = app.context.channels.find('wechat')?.callbacks
  if (!callbacks) throw new Error('no callbacks')
  let next = 0
  const answers: number[] = []
  const since = performance.now()
  const lane = async () => {
    while (next < PAYMENTS) {
      const { no } = await begun(app, next++)
      fake.pay(no)
      const came = performance.now()
      await takeInCallback(app.context, 'wechat', callbacks, fake.notice(no))
      answers.push(performance.now() - came)
      await workOffInbox(app.context)
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  const perSecond = PAYMENTS / ((performance.now() - since) / 1000)
  const seen = await visibleMs(app, fake)
  await app.stop()
  const note =
    engine === 'postgres'
      ? `${lanes} at once, PostgreSQL 15 without fsync`
      : 'one after another, synchronous=FULL'
  return [
    metric(`paid.${engine}.per-second`, perSecond, '/s', '>= 20', `wish to paid; ${note}`),
    metric(`callback.${engine}.answer.p99`, quantile(answers, 0.99), 'ms', '<= 200', 'its bytes on disk'),
    metric(
      `callback.${engine}.visible.p95`,
      quantile(seen, 0.95),
      'ms',
      '<= 1000',
      'HTTP callback to «paid» in the event stream',
    ),
  ]
}

/** From sending the callback until the watching screen's line says paid. */
async function visibleMs(app: TestApp, fake: FakeGateway): Promise<number[]> {
  const kiosk = await app.deviceAt('c1-kiosk')
  app.context.workSoon = () => void workOffInbox(app.context)
  const taken: number[] = []
  for (let number = PAYMENTS; number < PAYMENTS + WATCHED; number += 1) {
    const payable = { kind: 'bills' as const, billIds: [`b${number}`] }
    const at = { ...opener, kioskId: 'c1-kiosk' }
    const { id } = await openIntent(app.context, at, { key: `k${number}`, payable, expectedMinor: 100_00 })
    await chooseChannel(app.context, opener.actor, id, { channel: 'wechat' })
    const [attempt] = await app.context.store.read.attempts.ofIntent(id)
    const no = attempt?.outTradeNo ?? ''
    const watching = await kiosk.fetch(`${app.url}/api/payments/${id}/events`, { method: 'GET', headers: {} })
    const reader = (watching.body as ReadableStream<Uint8Array>).getReader()
    fake.pay(no)
    const { headers, body } = fake.notice(no)
    const since = performance.now()
    const told = fetch(`${app.url}/api/gateways/wechat/callbacks`, {
      method: 'POST',
      headers,
      body: Buffer.from(body),
    })
    for (let text = ''; !text.includes('"step":"paid"');)
      text += new TextDecoder().decode((await reader.read()).value)
    taken.push(performance.now() - since)
    await told
    await reader.cancel()
  }
  return taken
}

async function ledgerMetrics(): Promise<Metric[]> {
  const path = join(directory, 'ledger.db')
  await (await openStore(`sqlite:${path}`)).close()
  const small = await measured(path, SMALL)
  const large = await measured(path, LARGE)
  const growth = (name: 'balance' | 'moment' | 'statement') => large[name] / small[name]
  const size = `${LARGE.toLocaleString('en')} postings`
  return [
    metric('ledger.balance.p95', large.balance, 'ms', '<= 5', `${size}; an account's balance`),
    metric('ledger.balance-then.p95', large.moment, 'ms', '<= 5', 'its balance at any moment'),
    metric('ledger.statement.p95', large.statement, 'ms', '<= 20', 'a page of 100 lines'),
    metric(
      'ledger.rebuild',
      large.rebuildSeconds,
      's',
      quick ? '<= 20' : '<= 600',
      'every balance added up, every link hashed',
    ),
    metric(
      'ledger.balance.growth',
      growth('balance'),
      '×',
      '<= 4',
      `p95 at ${LARGE} against ${SMALL} postings`,
    ),
    metric('ledger.balance-then.growth', growth('moment'), '×', '<= 4', 'likewise'),
    metric('ledger.statement.growth', growth('statement'), '×', '<= 4', 'likewise'),
    metric(
      'ledger.bytes-per-posting',
      statSync(path).size / LARGE,
      'B',
      '<= 600',
      'tables, indexes and chain on disk',
    ),
  ]
}

async function measured(path: string, postings: number) {
  fillLedger(path, postings, Math.min(200_000, postings / 20), SINCE)
  const store = await openStore(`sqlite:${path}`)
  const { ledger } = store.read
  const journals = postings / 2
  const some = (i: number) =>
    i % 2 === 0 ? 'M:clearing:wechat:m' : `M:held:o${(i * 7_919) % (postings / 25)}`
  const when = (i: number) => new Date(SINCE + ((i * 104_729) % journals) * 1000).toISOString()
  const timed = async (work: (i: number) => Promise<unknown>) => {
    const taken: number[] = []
    for (let i = 0; i < 600; i += 1) {
      const since = performance.now()
      await work(i)
      // The first ones warm the cache up.
      if (i >= 100) taken.push(performance.now() - since)
    }
    return quantile(taken, 0.95)
  }
  const balance = await timed((i) => ledger.balance(some(i)))
  const moment = await timed((i) => ledger.balanceBefore(some(i), 'M', when(i)))
  const statement = await timed((i) =>
    ledger.statement({ account: some(i), book: 'M', from: when(i), after: 0, most: 100 }),
  )
  const since = performance.now()
  const log = { error: (finding: unknown) => console.error(finding) }
  const gauge = { ledgerFindings: { set: () => {} } }
  const found = await checkLedger({ store, clock: () => '', newId: () => '', log, metrics: gauge } as never)
  if (found.findings.length > 0) throw new Error('the ledger that was filled does not add up')
  const rebuildSeconds = (performance.now() - since) / 1000
  await store.close()
  return { balance, moment, statement, rebuildSeconds }
}

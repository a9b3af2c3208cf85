import { expect, it } from 'vitest'
import { fen } from '@linli/contract/money.ts'
import { msOf } from '@linli/contract/instants.ts'
import { cancelPayment, choosePayChannel, openPayment } from '@linli/contract/payments.ts'
import { askRefund } from '@linli/contract/refunds.ts'
import { bill } from '../store/test-seed.ts'
import { startTestApp, TEST_START } from '../test/start-app.ts'
import { bookView } from '../../simulator/control/views.ts'
import { NOON, startWire } from './gateways/testing/wire.ts'
import { workPayments } from './work-payments.ts'

const PAYMENTS = 24

/** The simulator's own time stands still; the time its HTTP server writes on every answer does not. */
const timeless: typeof fetch = async (...asked) => {
  const answer = await fetch(...asked)
  const headers = new Headers(answer.headers)
  headers.delete('date')
  return new Response(answer.body, { status: answer.status, headers })
}

/** What the channel has in its own books: what was paid, and what went back. */
function theirBooks(world: Parameters<typeof bookView>[0], channel: 'wechat' | 'alipay') {
  const trades = bookView(world).trades.filter((trade) => trade.channel === channel && trade.paidAt !== null)
  const refunds = trades.flatMap((trade) => trade.refunds)
  const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0)
  return {
    payments: trades.length,
    refunds: refunds.length,
    paid: sum(trades.map(({ total }) => total)),
    refunded: sum(refunds.map(({ amount }) => amount)),
  }
}

/** The real application with the real adapters, against both channels on the wire, at one time. */
async function overTheWire() {
  const wire = await startWire()
  const { simulator } = wire
  const app = await startTestApp({
    jobs: false,
    gateways: () => [wire.open('wechat', { fetch: timeless }), wire.open('alipay', { fetch: timeless })],
  })
  app.passMs(NOON - msOf(TEST_START))
  app.context.config.publicUrl = app.url
  await app.context.store.change(async ({ bills }) => {
    await bills.addHousehold({
      id: 'h1',
      communityId: 'c1',
      room: '1',
      ownerMasked: '林*',
      phoneLast4: '4021',
    })
    for (let i = 0; i < PAYMENTS; i += 1) await bills.addBill(bill(`b${i}`, { amount: fen(100_00 + i * 7) }))
  })
  const pass = async (ms: number) => {
    app.passMs(ms)
    await simulator.advance(ms)
    await simulator.settled()
    await workPayments(app.context)
  }
  const stop = async () => {
    await app.stop()
    await wire.stop()
  }
  return { app, simulator, pass, stop }
}

it("I9: the simulator's books and ours are equal to the fen, whatever becomes of callbacks and answers", async () => {
  const { app, simulator, pass, stop } = await overTheWire()
  const { controls } = simulator
  const kiosk = (await app.deviceAt('c1-kiosk')).call
  const operator = await app.operator()
  const faults = [
    () => {},
    () => controls.dropCallback({ times: 1 }),
    () => controls.duplicate({ times: 1, count: 15 }),
    () => controls.probeSignature({ times: 1 }),
    () => controls.tamperBody({ times: 1 }),
    () => controls.wrongKey({ times: 1 }),
    () => controls.oldTimestamp({ times: 1 }),
    () => controls.http500({ times: 1 }),
  ]
  const paid: string[] = []
  for (let i = 0; i < PAYMENTS; i += 1) {
    const channel = i % 2 ? 'wechat' : 'alipay'
    const payable = { kind: 'bills' as const, billIds: [`b${i}`] }
    const expected = fen(100_00 + i * 7)
    const { id } = await kiosk(openPayment, { body: { key: `k${i}`, payable, expected } })
    await kiosk(choosePayChannel, { params: { id }, body: { channel } })
    faults[i % faults.length]?.()
    const [attempt] = await app.context.store.read.attempts.ofIntent(id)
    if (i % 5 === 4) await kiosk(cancelPayment, { params: { id }, body: {} })
    if (attempt?.state === 'presented') controls.pay({ outTradeNo: attempt.outTradeNo })
    await pass(3_000)
    paid.push(id)
  }
  controls.clearFaults({})
  await pass(60_000)
  for (const [i, id] of paid.entries()) {
    if (i % 3 !== 0) continue
    const amount = fen(1_00 + i)
    await operator(askRefund, { params: { id }, body: { key: `r${i}`, amount, reason: '测试' } }).catch(
      () => undefined,
    )
  }
  for (const ms of [1_000, 60_000, 600_000, 86_400_000]) await pass(ms)

  for (const channel of ['wechat', 'alipay'] as const) {
    const theirs = theirBooks(simulator.world, channel)
    expect(theirs.payments).toBeGreaterThan(PAYMENTS / 3)
    expect(theirs.refunds).toBeGreaterThan(1)
    const merchantId = app.context.channels.find(channel)?.identity.merchantId
    const ours = await app.context.store.read.ledger.moved(`M:clearing:${channel}:${merchantId}`)
    expect(ours).toEqual({ debit: theirs.paid, credit: theirs.refunded })
  }
  await stop()
}, 60_000)

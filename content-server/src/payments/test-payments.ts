import { openPayment, choosePayChannel, type Payable, type Payment } from '@linli/contract/payments.ts'
import { fen } from '@linli/contract/money.ts'
import { bill, campaign, order, shop } from '../store/test-seed.ts'
import { startTestApp, type TestApp, type TestDevice } from '../test/start-app.ts'
import { FakeGateway } from './fake-gateway.ts'
import type { RawMessage } from './gateways/gateway.ts'
import { workPayments } from './work-payments.ts'

/** 200.00 for the property, 30.00 for water: what the home has to pay. */
export const BILLS = { kind: 'bills', billIds: ['b1', 'b2'] } as const satisfies Payable
export const ORDER = { kind: 'order', orderId: 'o1' } as const satisfies Payable
export const BILLS_MINOR = 230_00
export const ORDER_MINOR = 100_00

/** The application with two channels inside the process, where nothing runs by itself; with bills and an order. */
export async function startPayments(options: { databaseUrl?: string } = {}) {
  const fakes: { wechat?: FakeGateway; alipay?: FakeGateway } = {}
  const gateways = (clock: () => string) => {
    fakes.wechat = new FakeGateway('wechat', clock)
    fakes.alipay = new FakeGateway('alipay', clock)
    return [fakes.wechat.gateway(), fakes.alipay.gateway()]
  }
  const app = await startTestApp({ ...options, gateways, jobs: false })
  await owe(app)
  const { wechat, alipay } = fakes
  if (!wechat || !alipay) throw new Error('the channels were not made')
  const kiosk = await app.deviceAt('c1-kiosk')
  return { ...app, app, wechat, alipay, kiosk, ...acts(app, kiosk, { wechat, alipay }) }
}

export type PaymentsApp = Awaited<ReturnType<typeof startPayments>>

async function owe({ context }: TestApp): Promise<void> {
  await context.store.change(async (stores) => {
    const home = { id: 'h1', communityId: 'c1', room: '3-2-1201', ownerMasked: '林*', phoneLast4: '4021' }
    await stores.bills.addHousehold(home)
    await stores.bills.addBill(
      bill('b1', { kind: 'property', biller: { zh: '望汀物业' }, amount: fen(200_00) }),
    )
    await stores.bills.addBill(bill('b2', { amount: fen(30_00) }))
    await stores.catalogue.addShop(shop)
    await stores.orders.add(order('o1', { total: fen(ORDER_MINOR) }), '2026-11-21')
    await stores.campaigns.add(campaign('a1'))
  })
}

type Fakes = { wechat: FakeGateway; alipay: FakeGateway }

function acts({ context, url }: TestApp, kiosk: TestDevice, fakes: Fakes) {
  let keys = 0
  const { read } = context.store
  const open = (
    payable: Payable,
    minor: number,
    given: { key?: string; printer?: 'ready' | 'out-of-paper' } = {},
  ) => {
    const body = { key: `key-${++keys}`, payable, expected: fen(minor), ...given }
    return kiosk.call(openPayment, { body })
  }
  const choose = (id: string, channel: 'wechat' | 'alipay', code?: string) =>
    kiosk.call(choosePayChannel, { params: { id }, body: { channel, ...(code ? { code } : {}) } })
  const attemptsOf = (id: string) => read.attempts.ofIntent(id)
  /** Opened, chosen, and shown: the payment and the number the payer pays. */
  const show = async (payable: Payable, minor: number, channel: 'wechat' | 'alipay' = 'wechat') => {
    const { id } = await open(payable, minor)
    const payment: Payment = await choose(id, channel)
    const attempt = (await attemptsOf(id)).at(-1)
    if (!attempt) throw new Error('nothing was chosen')
    return { id, payment, no: attempt.outTradeNo, attemptId: attempt.id }
  }
  const tell = async (channel: 'wechat' | 'alipay', { headers, body }: RawMessage) =>
    (
      await fetch(`${url}/api/gateways/${channel}/callbacks`, {
        method: 'POST',
        headers,
        body: Buffer.from(body),
      })
    ).status
  const work = () => workPayments(context)
  const state = async (id: string) => {
    const intent = await read.intents.find(id)
    const attempts = await attemptsOf(id)
    return {
      state: intent?.state,
      attempts: attempts.map((one) => one.state),
      locks: intent?.items.map(({ lock }) => lock),
    }
  }
  const balances = async () =>
    Object.fromEntries(
      [...(await read.ledger.balances('M:', '', 500)), ...(await read.ledger.balances('R:', '', 500))].map(
        ({ account, amount }) => [account, amount],
      ),
    )
  const told = async (id: string) =>
    (await read.outbox.about(`payment:${id}`)).map(
      ({ kind, details }) => `${kind}: ${String(details['what'])}`,
    )
  const refundsOf = async (id: string) =>
    read.refunds.ofAttempts((await attemptsOf(id)).map((attempt) => attempt.id))
  return { open, choose, show, tell, work, state, balances, told, attemptsOf, refundsOf, fakes }
}

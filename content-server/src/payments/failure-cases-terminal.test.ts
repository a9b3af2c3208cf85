import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  cancelPayment,
  checkPayment,
  extendPayment,
  kioskPayments,
  paymentState,
} from '@linli/contract/payments.ts'
import { refusalWords } from '@linli/contract/refusal-words.ts'
import type { Refusal } from '@linli/contract/refusals.ts'
import { fen } from '@linli/contract/money.ts'
import { BILLS, BILLS_MINOR, ORDER, ORDER_MINOR, startPayments, type PaymentsApp } from './test-payments.ts'

let app: PaymentsApp
beforeEach(async () => void (app = await startPayments()))
afterEach(() => app.app.stop())

const SECOND = 1_000
const MINUTE = 60 * SECOND
const refusalOf = (asked: Promise<unknown>) =>
  asked.then(
    () => undefined,
    (error: unknown) => error as Refusal,
  )

describe('a request to a channel', () => {
  it('F13: without an answer is asked about, and sent again under the same number with the same content', async () => {
    app.wechat.failNext('create', 'lost-before')
    const { id } = await app.open(ORDER, ORDER_MINOR)
    expect((await app.choose(id, 'wechat')).step).toBe('confirming')
    app.passMs(3 * SECOND)
    await app.work()
    const [attempt] = await app.attemptsOf(id)
    expect(attempt).toMatchObject({ state: 'presented', qrText: `fake://wechat/${attempt?.outTradeNo}` })
    expect(app.wechat.trades.size).toBe(1)
  })

  it('F13: that was done though its answer was lost gets its code all the same', async () => {
    app.wechat.failNext('create', 'lost-after')
    const { id } = await app.open(ORDER, ORDER_MINOR)
    await app.choose(id, 'wechat')
    app.passMs(3 * SECOND)
    await app.work()
    expect((await app.attemptsOf(id)).map(({ state }) => state)).toEqual(['presented'])
    expect(app.wechat.trades.size).toBe(1)
  })

  it('F14: that Alipay knows nothing of is no error before anybody has scanned', async () => {
    const { id } = await app.show(ORDER, ORDER_MINOR, 'alipay')
    app.passMs(3 * SECOND)
    await app.work()
    expect((await app.state(id)).attempts).toEqual(['presented'])
  })

  it('F20: of a channel that does not answer is not offered any more, and is again when it answers', async () => {
    app.wechat.isDown = true
    const { id } = await app.open(ORDER, ORDER_MINOR)
    await app.choose(id, 'wechat')
    for (let i = 0; i < 5; i += 1) {
      app.passMs(3 * SECOND)
      await app.work()
    }
    const { id: other } = await app.open(BILLS, BILLS_MINOR)
    const look = () => app.kiosk.call(paymentState, { params: { id: other }, query: {} })
    expect((await look()).channels).toEqual(['alipay'])
    expect((await refusalOf(app.choose(other, 'wechat')))?.code).toBe('payment/channel-away')
    app.wechat.isDown = false
    app.passMs(31 * SECOND)
    await app.work()
    expect((await look()).channels).toEqual(['wechat', 'alipay'])
  })

  it('F32: is not begun while our clock is more than five minutes off', async () => {
    app.wechat.skewMs = 6 * MINUTE
    const { id } = await app.show(ORDER, ORDER_MINOR)
    await app.kiosk.call(cancelPayment, { params: { id }, body: {} })
    const { id: other } = await app.open(BILLS, BILLS_MINOR)
    expect((await refusalOf(app.choose(other, 'wechat')))?.code).toBe('payment/clock-off')
    app.wechat.skewMs = 0
    await app.work()
    expect((await app.choose(other, 'wechat')).step).toBe('pay')
  })
})

describe('at the kiosk', () => {
  it('F17: a power cut loses nothing: the kiosk asks, and the server has finished', async () => {
    const { id, no } = await app.show(ORDER, ORDER_MINOR)
    app.wechat.pay(no)
    await app.tell('wechat', app.wechat.notice(no))
    await app.work()
    const rebooted = await app.app.deviceAt('c1-kiosk')
    const { payments } = await rebooted.call(kioskPayments)
    expect(payments.map((payment) => [payment.id, payment.step])).toEqual([[id, 'paid']])
  })

  it('F21: a double tap is one payment and one attempt (I12)', async () => {
    const [one, two] = await Promise.all([
      app.open(ORDER, ORDER_MINOR, { key: 'tap' }),
      app.open(ORDER, ORDER_MINOR, { key: 'tap' }),
    ])
    expect(one.id).toBe(two.id)
    await Promise.all([app.choose(one.id, 'wechat'), app.choose(one.id, 'wechat')])
    expect(await app.attemptsOf(one.id)).toHaveLength(1)
    expect(app.wechat.calls.filter((call) => call.startsWith('create'))).toHaveLength(1)
  })

  it('F22: a key is answered alike for the same wish, and refused for another', async () => {
    const first = await app.open(ORDER, ORDER_MINOR, { key: 'k' })
    app.passMs(24 * 60 * MINUTE)
    expect(await app.open(ORDER, ORDER_MINOR, { key: 'k' })).toEqual(first)
    expect((await refusalOf(app.open(BILLS, BILLS_MINOR, { key: 'k' })))?.code).toBe('payment/key-reused')
    // A refusal is kept as well: the same again hears the same, whatever has changed meanwhile.
    const refused = () => refusalOf(app.open(ORDER, 1, { key: 'k2' }))
    expect([(await refused())?.code, (await refused())?.code]).toEqual([
      'payment/amount-changed',
      'payment/amount-changed',
    ])
  })

  it('F24: a bill that another terminal is paying tells so, and for how long', async () => {
    await app.show(BILLS, BILLS_MINOR)
    app.passMs(35 * SECOND)
    const refusal = await refusalOf(app.open({ kind: 'bills', billIds: ['b1'] }, 200_00))
    expect(refusal?.code).toBe('payment/bill-locked')
    expect(refusalWords(refusal as Refusal, 'zh')).toBe('另一终端正在支付（剩余 02:25）。')
  })

  it('F25: another amount than the payer saw is told before anything is paid', async () => {
    const refusal = await refusalOf(app.open(BILLS, BILLS_MINOR - 1))
    expect([refusal?.code, refusal?.details]).toEqual(['payment/amount-changed', { total: fen(BILLS_MINOR) }])
  })

  it('F38: the idle timer wipes the screen, and the attempt goes on at the server', async () => {
    const { id, no } = await app.show(ORDER, ORDER_MINOR)
    app.passMs(181 * SECOND)
    app.wechat.pay(no)
    await app.work()
    expect((await app.state(id)).state).toBe('succeeded')
  })

  it('gives more time three times, and shows the code no longer than that', async () => {
    const { id } = await app.show(ORDER, ORDER_MINOR)
    const more = () => app.kiosk.call(extendPayment, { params: { id }, body: {} })
    for (const left of [2, 1, 0]) expect((await more()).extensionsLeft).toBe(left)
    expect((await refusalOf(more()))?.code).toBe('payment/no-more-time')
    app.passMs(359 * SECOND)
    const look = () => app.kiosk.call(paymentState, { params: { id }, query: {} })
    expect((await look()).step).toBe('pay')
    app.passMs(2 * SECOND)
    expect(await look()).toMatchObject({ step: 'confirming', chosen: { qrText: null } })
    await app.work()
    expect(await look()).toMatchObject({ state: 'expired', step: 'ended' })
  })

  it('F34: who sees a deduction while the channel has nothing hears that nobody has paid', async () => {
    const { id } = await app.show(ORDER, ORDER_MINOR)
    const checked = await app.kiosk.call(checkPayment, { params: { id }, body: {} })
    expect(checked).toMatchObject({ state: 'open', step: 'pay', paidAt: null })
  })
})

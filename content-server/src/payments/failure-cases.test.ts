import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cancelPayment } from '@linli/contract/payments.ts'
import type { Refusal } from '@linli/contract/refusals.ts'
import { BILLS, BILLS_MINOR, ORDER, ORDER_MINOR, startPayments, type PaymentsApp } from './test-payments.ts'

let app: PaymentsApp
beforeEach(async () => void (app = await startPayments()))
afterEach(() => app.app.stop())

const HELD = 'M:held:o1'
const DUP = 'M:suspense:dup'
const at = { wechat: 'M:clearing:wechat:wechat-merchant', alipay: 'M:clearing:alipay:alipay-merchant' }
const SECOND = 1_000
const MINUTE = 60 * SECOND
const refusalOf = (asked: Promise<unknown>) =>
  asked.then(
    () => undefined,
    (error: unknown) => error as Refusal,
  )

async function payOrder() {
  const shown = await app.show(ORDER, ORDER_MINOR)
  app.wechat.pay(shown.no)
  await app.tell('wechat', app.wechat.notice(shown.no))
  await app.work()
  return shown
}

describe('money that has come', () => {
  it('F1: is found within three seconds when the callback is lost', async () => {
    const { id, no } = await app.show(ORDER, ORDER_MINOR)
    app.wechat.pay(no)
    app.passMs(3 * SECOND)
    await app.work()
    expect((await app.state(id)).state).toBe('succeeded')
    expect(await app.balances()).toEqual({ [at.wechat]: ORDER_MINOR, [HELD]: -ORDER_MINOR })
    expect(await app.context.store.read.payables.orderPaid('o1')).toBe('online')
  })

  it('F2: is booked once, and told once, though the callback comes sixteen times', async () => {
    const { id, no } = await app.show(ORDER, ORDER_MINOR)
    app.wechat.pay(no)
    for (let i = 0; i < 16; i += 1) {
      expect(await app.tell('wechat', app.wechat.notice(no, { id: 'the-same' }))).toBe(204)
      await app.work()
    }
    expect(await app.balances()).toEqual({ [at.wechat]: ORDER_MINOR, [HELD]: -ORDER_MINOR })
    expect((await app.told(id)).filter((told) => told === 'tell-resident: paid')).toHaveLength(1)
  })

  it('F3: is booked once when callback and answer race', async () => {
    const { id, no } = await app.show(ORDER, ORDER_MINOR)
    app.wechat.pay(no)
    app.passMs(3 * SECOND)
    await Promise.all([app.tell('wechat', app.wechat.notice(no)), app.work(), app.work()])
    await app.work()
    expect((await app.state(id)).state).toBe('succeeded')
    expect(await app.balances()).toEqual({ [at.wechat]: ORDER_MINOR, [HELD]: -ORDER_MINOR })
  })

  it('F4: counts when the callback comes before the answer to our own request', async () => {
    let answer = () => {}
    const slow = new Promise<void>((resolve) => (answer = resolve))
    app.wechat.failNext('create', { wait: () => slow })
    const { id } = await app.open(ORDER, ORDER_MINOR)
    const choosing = app.choose(id, 'wechat')
    await expect.poll(async () => (await app.attemptsOf(id))[0]?.state).toBe('submitted')
    const no = (await app.attemptsOf(id))[0]?.outTradeNo ?? ''
    app.wechat.pay(no)
    await app.tell('wechat', app.wechat.notice(no))
    await app.work()
    answer()
    expect((await choosing).step).toBe('paid')
    expect((await app.state(id)).attempts).toEqual(['succeeded'])
  })

  it('F5: in another amount goes into suspense, raises an alarm, and delivers nothing', async () => {
    const { id, no } = await app.show(ORDER, ORDER_MINOR)
    app.wechat.pay(no, { fen: 1 })
    await app.tell('wechat', app.wechat.notice(no))
    await app.work()
    expect(await app.state(id)).toMatchObject({ state: 'open', attempts: ['quarantined'], locks: ['free'] })
    expect(await app.balances()).toEqual({ [at.wechat]: 1, 'M:suspense:mismatch': -1 })
    expect(await app.told(id)).toContain('alarm: amount-mismatch')
    expect(await app.context.store.read.payables.orderPaid('o1')).toBeNull()
  })

  it('F5: in another currency waits for a person, and is no number of fen', async () => {
    const { id, no } = await app.show(ORDER, ORDER_MINOR)
    app.wechat.pay(no, { currency: 'USD' })
    await app.tell('wechat', app.wechat.notice(no))
    await app.work()
    expect((await app.state(id)).attempts).toEqual(['quarantined'])
    expect(await app.balances()).toEqual({})
  })

  it('F9: after the payer left still pays what is still owed, and the payer is told', async () => {
    const { id, no } = await app.show(ORDER, ORDER_MINOR)
    app.wechat.pay(no)
    await app.kiosk.call(cancelPayment, { params: { id }, body: {} })
    await app.tell('wechat', app.wechat.notice(no))
    await app.work()
    expect(await app.state(id)).toEqual({ state: 'succeeded', attempts: ['succeeded'], locks: ['paid'] })
    expect(await app.told(id)).toContain('tell-resident: paid-late')
  })

  it('F10: for what has been paid by another attempt goes back by itself', async () => {
    const { id, no } = await app.show(ORDER, ORDER_MINOR)
    const first = no
    await app.choose(id, 'alipay')
    const second = (await app.attemptsOf(id)).find(({ channel }) => channel === 'alipay')?.outTradeNo ?? ''
    app.wechat.pay(first)
    app.alipay.pay(second)
    await app.tell('alipay', app.alipay.notice(second))
    await app.tell('wechat', app.wechat.notice(first))
    await app.work()
    expect((await app.attemptsOf(id)).map(({ disposition }) => disposition).sort()).toEqual([
      'apply',
      'auto_refund_duplicate',
    ])
    expect((await app.refundsOf(id)).map(({ state, cause }) => [state, cause])).toEqual([
      ['succeeded', 'duplicate'],
    ])
    expect(await app.told(id)).toContain('tell-resident: returning-duplicate')
    const balances = await app.balances()
    expect(balances[DUP]).toBeUndefined()
    expect((balances[at.wechat] ?? 0) + (balances[at.alipay] ?? 0)).toBe(ORDER_MINOR)
    expect(app.wechat.books().refunded + app.alipay.books().refunded).toBe(ORDER_MINOR)
  })

  it('F16: is not delivered again when the channel repeats «paid» after a part went back', async () => {
    const { id, no } = await payOrder()
    await app.tell('wechat', app.wechat.notice(no, { state: 'paid' }))
    await app.work()
    expect((await app.told(id)).filter((told) => told === 'tell-resident: paid')).toHaveLength(1)
    expect(await app.balances()).toEqual({ [at.wechat]: ORDER_MINOR, [HELD]: -ORDER_MINOR })
  })

  it('F35: by a coupon in part is booked whole', async () => {
    const { id, no } = await app.show(ORDER, ORDER_MINOR)
    app.wechat.pay(no, { payerFen: 80_00 })
    await app.tell('wechat', app.wechat.notice(no))
    await app.work()
    expect((await app.attemptsOf(id))[0]).toMatchObject({
      state: 'succeeded',
      amount: ORDER_MINOR,
      payerAmount: 80_00,
    })
    expect(await app.balances()).toEqual({ [at.wechat]: ORDER_MINOR, [HELD]: -ORDER_MINOR })
  })
})

describe('a callback that is not what it says', () => {
  it('F6: of another merchant is refused and changes nothing', async () => {
    const { id, no } = await app.show(ORDER, ORDER_MINOR)
    app.wechat.pay(no)
    expect(await app.tell('wechat', app.wechat.notice(no, { merchantId: 'somebody' }))).toBe(401)
    expect(await app.tell('wechat', app.wechat.notice(no, { appId: 'something' }))).toBe(401)
    await app.work()
    expect((await app.state(id)).state).toBe('open')
  })

  it('F7: unsigned, wrongly signed or a probe is refused, changes nothing and raises no alarm', async () => {
    const { id, no } = await app.show(ORDER, ORDER_MINOR)
    app.wechat.pay(no)
    const good = app.wechat.notice(no)
    const broken = [
      { ...good, headers: {} },
      { ...good, headers: { ...good.headers, 'x-signature': 'WECHATPAY/SIGNTEST/xyz' } },
      { ...good, headers: { ...good.headers, 'x-signature': 'AAAA' } },
      { ...good, body: Buffer.concat([Buffer.from(good.body), Buffer.from(' ')]) },
    ]
    for (const message of broken) expect(await app.tell('wechat', message)).toBe(401)
    await app.work()
    expect((await app.state(id)).state).toBe('open')
    expect((await app.told(id)).filter((told) => told.startsWith('alarm'))).toEqual([])
  })

  it('F8: an old one is refused; the same signed afresh is taken', async () => {
    const { id, no } = await app.show(ORDER, ORDER_MINOR)
    app.wechat.pay(no)
    const old = app.wechat.notice(no, { id: 'n' })
    app.passMs(6 * MINUTE)
    expect(await app.tell('wechat', old)).toBe(401)
    expect(await app.tell('wechat', app.wechat.notice(no, { id: 'n' }))).toBe(204)
    await app.work()
    expect((await app.state(id)).state).toBe('succeeded')
  })
})

describe('ending an attempt', () => {
  it('F11: that cannot be ended stays so, and its bill stays locked until it is proven', async () => {
    const { id } = await app.show(BILLS, BILLS_MINOR)
    await app.kiosk.call(cancelPayment, { params: { id }, body: {} })
    app.wechat.isDown = true
    for (let i = 0; i < 5; i += 1) {
      app.passMs(MINUTE)
      await app.work()
    }
    expect(await app.state(id)).toEqual({ state: 'canceled', attempts: ['closing'], locks: ['held', 'held'] })
    expect((await refusalOf(app.open(BILLS, BILLS_MINOR)))?.code).toBe('payment/bill-locked')
    app.wechat.isDown = false
    app.passMs(60 * MINUTE)
    await app.work()
    expect(await app.state(id)).toEqual({ state: 'canceled', attempts: ['closed'], locks: ['free', 'free'] })
  })

  it('F12: is paid when the channel says so', async () => {
    const { id, no } = await app.show(BILLS, BILLS_MINOR)
    app.wechat.pay(no)
    await app.kiosk.call(cancelPayment, { params: { id }, body: {} })
    await app.work()
    expect(app.wechat.calls).toContain(`close ${no}`)
    expect(await app.state(id)).toEqual({
      state: 'succeeded',
      attempts: ['succeeded'],
      locks: ['paid', 'paid'],
    })
    expect((await app.balances())['M:clearing:wechat:wechat-merchant']).toBe(BILLS_MINOR)
  })

  it('F15: «closed» is read by our own state: unpaid it ends, given back it changes nothing', async () => {
    const { id, no } = await app.show(ORDER, ORDER_MINOR, 'alipay')
    app.alipay.setState(no, 'closed')
    app.passMs(3 * SECOND)
    await app.work()
    expect(await app.state(id)).toMatchObject({ state: 'open', attempts: ['closed'], locks: ['free'] })

    const paid = await payOrder()
    await app.tell('wechat', app.wechat.notice(paid.no, { state: 'closed' }))
    await app.work()
    expect((await app.state(paid.id)).attempts).toEqual(['succeeded'])
  })

  it('F23: of a channel the payer left ends it there; paid from a photograph it goes back', async () => {
    const { id, no } = await app.show(ORDER, ORDER_MINOR, 'alipay')
    await app.choose(id, 'wechat')
    await app.work()
    // Alipay knows of no trade until somebody scans: until the code has run out it may still be paid.
    expect((await app.state(id)).attempts).toEqual(['closing', 'presented'])
    const second = (await app.attemptsOf(id)).find(({ channel }) => channel === 'wechat')?.outTradeNo ?? ''
    app.wechat.pay(second)
    await app.tell('wechat', app.wechat.notice(second))
    app.alipay.pay(no)
    await app.tell('alipay', app.alipay.notice(no))
    await app.work()
    expect((await app.refundsOf(id)).map(({ cause, state }) => [cause, state])).toEqual([
      ['duplicate', 'succeeded'],
    ])
  })
})

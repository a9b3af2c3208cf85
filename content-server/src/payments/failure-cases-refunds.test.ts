import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cancelOrder, finishOrder } from '@linli/contract/orders.ts'
import type { Call } from '@linli/contract/client.ts'
import { fen } from '@linli/contract/money.ts'
import {
  approveRefund,
  askRefund,
  declineRefund,
  listSuspense,
  paymentHistory,
  retryRefund,
} from '@linli/contract/refunds.ts'
import type { Refusal } from '@linli/contract/refusals.ts'
import { planShare } from './share-out.ts'
import { BILLS, BILLS_MINOR, ORDER, ORDER_MINOR, startPayments, type PaymentsApp } from './test-payments.ts'

let app: PaymentsApp
let staff: Call
let operator: Call
beforeEach(async () => {
  app = await startPayments()
  staff = await app.app.staffOf('c1')
  operator = await app.app.operator()
})
afterEach(() => app.app.stop())

const DAY = 86_400_000
const CLEARING = 'M:clearing:wechat:wechat-merchant'
const refusalOf = (asked: Promise<unknown>) =>
  asked.then(
    () => undefined,
    (error: unknown) => error as Refusal,
  )

async function paid(payable: typeof ORDER | typeof BILLS = ORDER, minor = ORDER_MINOR) {
  const shown = await app.show(payable, minor)
  app.wechat.pay(shown.no)
  await app.tell('wechat', app.wechat.notice(shown.no))
  await app.work()
  return shown
}
let keys = 0
const ask = (call: Call, id: string, minor: number) =>
  call(askRefund, { params: { id }, body: { key: `r-${++keys}`, amount: fen(minor), reason: '少了一份' } })

describe('giving money back', () => {
  it('F28: that is accepted and done later is payable until it is done', async () => {
    app.wechat.refundState = 'pending'
    const { id } = await paid()
    await ask(staff, id, 30_00)
    await app.work()
    const [refund] = await app.refundsOf(id)
    expect(refund?.state).toBe('processing')
    expect((await app.balances())[`M:refund_payable:${refund?.id}`]).toBe(-30_00)
    app.wechat.finishRefund(refund?.outRefundNo ?? '', 'succeeded')
    await app.tell('wechat', app.wechat.refundNotice(refund?.outRefundNo ?? ''))
    await app.work()
    expect(await app.balances()).toEqual({ [CLEARING]: 70_00, 'M:held:o1': -70_00 })
    expect((await app.state(id)).state).toBe('partially_refunded')
  })

  it('F28: that the channel cannot do is a work item, and is asked again under a new number only when closed', async () => {
    app.wechat.refundState = 'abnormal'
    const { id } = await paid()
    await ask(staff, id, 30_00)
    await app.work()
    const [first] = await app.refundsOf(id)
    expect((await operator(listSuspense)).refunds.map(({ state }) => state)).toEqual(['abnormal'])
    expect((await refusalOf(operator(retryRefund, { params: { id: first?.id ?? '' } })))?.code).toBe(
      'refund/not-closed',
    )
    app.wechat.finishRefund(first?.outRefundNo ?? '', 'closed')
    await app.tell('wechat', app.wechat.refundNotice(first?.outRefundNo ?? ''))
    await app.work()
    expect(await app.balances()).toEqual({ [CLEARING]: ORDER_MINOR, 'M:held:o1': -ORDER_MINOR })
    app.wechat.refundState = 'succeeded'
    const again = () => operator(retryRefund, { params: { id: first?.id ?? '' } })
    expect((await again()).id).toBe((await again()).id)
    await app.work()
    const refunds = await app.refundsOf(id)
    expect(refunds.map(({ state }) => state)).toEqual(['closed', 'succeeded'])
    expect(refunds[0]?.outRefundNo).not.toBe(refunds[1]?.outRefundNo)
    expect(app.wechat.books().refunded).toBe(30_00)
  })

  it('without an answer is asked again under the same number, and given back once', async () => {
    app.wechat.failNext('refund', 'lost-after', 'lost-before')
    const { id } = await paid()
    await ask(staff, id, 30_00)
    for (let i = 0; i < 5; i += 1) {
      await app.work()
      app.passMs(60_000)
    }
    expect((await app.refundsOf(id)).map(({ state }) => state)).toEqual(['succeeded'])
    expect(new Set(app.wechat.calls.filter((call) => call.startsWith('refund '))).size).toBe(1)
    expect(app.wechat.books().refunded).toBe(30_00)
  })

  it('F29: in parts never comes to more than was paid, nor to more than fifty parts (I5)', async () => {
    const { id } = await paid()
    const tooMuch = await Promise.allSettled(Array.from({ length: 5 }, () => ask(staff, id, 30_00)))
    expect(tooMuch.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
    await app.work()
    expect(app.wechat.books().refunded).toBe(90_00)
    expect((await refusalOf(ask(staff, id, 10_01)))?.code).toBe('refund/too-much')
    for (let i = 0; i < 47; i += 1) await ask(staff, id, 1)
    expect((await refusalOf(ask(staff, id, 1)))?.code).toBe('refund/too-many')
  })

  it('F29: is refused after a year', async () => {
    const { id } = await paid()
    app.passMs(366 * DAY)
    const late = await app.app.staffOf('c1')
    expect((await refusalOf(ask(late, id, 1)))?.code).toBe('refund/too-late')
  })

  it('above a sum takes a second person, who is another', async () => {
    const { id } = await paid(BILLS, BILLS_MINOR)
    expect((await ask(staff, id, 20_00)).state).toBe('requested')
    const large = await ask(operator, id, 200_01)
    expect(large.state).toBe('waiting')
    await app.work()
    expect(app.wechat.books().refunded).toBe(20_00)
    const approve = (call: Call) => call(approveRefund, { params: { id: large.id } })
    expect((await refusalOf(approve(operator)))?.code).toBe('refund/same-person')
    const second = await app.app.signInAs('second', [{ role: 'operator', communityId: null }])
    expect([(await approve(second)).state, (await approve(second)).decidedBy]).toEqual([
      'requested',
      'person:second',
    ])
    await app.work()
    expect(app.wechat.books().refunded).toBe(220_01)
    expect((await refusalOf(second(declineRefund, { params: { id: large.id } })))?.code).toBe(
      'refund/decided',
    )
  })

  it('declined by the second person leaves the sum free again', async () => {
    const { id } = await paid(BILLS, BILLS_MINOR)
    const large = await ask(staff, id, 230_00)
    expect((await operator(declineRefund, { params: { id: large.id } })).state).toBe('declined')
    expect((await ask(staff, id, 1_00)).state).toBe('requested')
  })

  it('of a whole bill makes it owed again; of a part of one its biller waives that part', async () => {
    const { id } = await paid(BILLS, BILLS_MINOR)
    await ask(staff, id, 23_00)
    await app.work()
    const { bills } = app.context.store.read
    expect((await bills.billsOf('h1')).map(({ state }) => state)).toEqual(['paid', 'paid'])
    const waived = Object.entries(await app.balances()).filter(([name]) => name.startsWith('R:waiver'))
    expect(waived.map(([, amount]) => amount).sort()).toEqual([20_00, 3_00])
  })

  it('of everything in one piece makes the bills owed again, and they can be paid again', async () => {
    const { id } = await paid(BILLS, BILLS_MINOR)
    const whole = await ask(staff, id, BILLS_MINOR)
    await operator(approveRefund, { params: { id: whole.id } })
    await app.work()
    expect(await app.state(id)).toMatchObject({ state: 'refunded', locks: ['returned', 'returned'] })
    expect((await app.context.store.read.bills.billsOf('h1')).map(({ state }) => state)).toEqual([
      'open',
      'open',
    ])
    const again = await paid(BILLS, BILLS_MINOR)
    expect((await app.state(again.id)).state).toBe('succeeded')
  })

  it('F39: happens by itself when a paid order is cancelled', async () => {
    const { id } = await paid()
    const cancelled = await staff(cancelOrder, { params: { id: 'o1' } })
    expect(cancelled.state).toBe('cancelled')
    await app.work()
    expect((await app.refundsOf(id)).map(({ cause, state }) => [cause, state])).toEqual([
      ['cancelled', 'succeeded'],
    ])
    expect(await app.balances()).toEqual({})
    expect(await app.context.store.read.payables.orderPaid('o1')).toBe('refunded')
  })

  it('comes from the merchant and the commission once the order is handed over', async () => {
    const { id } = await paid()
    await staff(finishOrder, { params: { id: 'o1' } })
    expect(await app.balances()).toEqual({
      ...{ [CLEARING]: 100_00, 'M:merchant:canteen': -95_00, 'M:commission': -5_00 },
    })
    await ask(staff, id, 30_00)
    await app.work()
    expect(await app.balances()).toEqual({
      ...{ [CLEARING]: 70_00, 'M:merchant:canteen': -66_50, 'M:commission': -3_50 },
    })
  })

  it('F30: waits until what was shared out is back', async () => {
    const { id } = await paid()
    const [attempt] = await app.attemptsOf(id)
    if (!attempt) throw new Error('nothing was paid')
    await staff(finishOrder, { params: { id: 'o1' } })
    await app.context.store.change((stores) =>
      planShare(app.context, stores, attempt, { receiverId: 'platform', amount: 5_00 }),
    )
    app.passMs(61_000)
    await app.work()
    expect((await app.balances())['M:bank:platform']).toBe(5_00)
    app.wechat.failNext('giveBack', 'lost-before')
    await ask(staff, id, 100_00)
    await app.work()
    expect(app.wechat.books().refunded).toBe(0)
    app.passMs(60_000)
    await app.work()
    expect(app.wechat.books().refunded).toBe(100_00)
    expect(await app.balances()).toEqual({})
  })

  it('F31: a share goes out a minute after the payment, again when it is refused, and raises an alarm before the channel frees it', async () => {
    const { id } = await paid()
    const [attempt] = await app.attemptsOf(id)
    if (!attempt) throw new Error('nothing was paid')
    const share = { receiverId: 'platform', amount: 5_00 }
    app.wechat.failNext('settle', { refuse: 'too-late' }, { refuse: 'limit' })
    const kept = await app.context.store.change((stores) => planShare(app.context, stores, attempt, share))
    await app.work()
    expect(app.wechat.calls.filter((call) => call.startsWith('settle'))).toEqual([])
    for (const minutes of [2, 2, 2]) {
      app.passMs(minutes * 60_000)
      await app.work()
    }
    expect(app.wechat.shared.map(({ outSplitNo }) => outSplitNo)).toEqual([kept.outSplitNo])
    app.wechat.failNext('settle', { refuse: 'limit' })
    const late = await app.context.store.change((stores) => planShare(app.context, stores, attempt, share))
    app.passMs(29 * DAY)
    await app.work()
    const told = await app.context.store.read.outbox.about(`share:${late.id}`)
    expect(told.map(({ details }) => details['what'])).toEqual(['share-overdue'])
  })
})

it('staff read everything about a payment in one place', async () => {
  const { id } = await paid()
  await ask(staff, id, 30_00)
  await app.work()
  const history = await staff(paymentHistory, { params: { id } })
  expect(history.attempts.map(({ state, disposition }) => [state, disposition])).toEqual([
    ['succeeded', 'apply'],
  ])
  expect(history.evidence.map(({ source, outcome }) => [source, outcome])).toEqual([
    ['callback', 'apply'],
    ['answer', 'succeeded'],
  ])
  expect(history.journals.map(({ recipe }) => recipe).sort()).toEqual([
    'held-paid',
    'refund-requested',
    'refund-succeeded',
  ])
})

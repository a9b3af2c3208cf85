import { expect, it } from 'vitest'
import type { Refusal } from '@linli/contract/refusals.ts'
import { describeStores } from '../store/test-stores.ts'
import { BILLS, BILLS_MINOR, startPayments } from './test-payments.ts'

describeStores('one bill, wished for by many at one moment', ({ database }) => {
  it('is locked by one, paid by one, and told to the rest; its callback counts once', async () => {
    const { address } = await database()
    const app = await startPayments({ databaseUrl: address })
    const opened = await Promise.allSettled(Array.from({ length: 20 }, () => app.open(BILLS, BILLS_MINOR)))
    const ids = opened.flatMap((one) => (one.status === 'fulfilled' ? [one.value.id] : []))
    expect(ids).toHaveLength(20)
    const chosen = await Promise.allSettled(ids.map((id, i) => app.choose(id, i % 2 ? 'wechat' : 'alipay')))
    const codes = chosen.map((one) => (one.status === 'fulfilled' ? 'in' : (one.reason as Refusal).code))
    expect(codes.filter((code) => code === 'in')).toHaveLength(1)
    expect(codes.filter((code) => code === 'payment/bill-locked')).toHaveLength(19)

    const [channel, fake] = app.wechat.trades.size
      ? (['wechat', app.wechat] as const)
      : (['alipay', app.alipay] as const)
    const [no = ''] = fake.trades.keys()
    fake.pay(no)
    app.passMs(3_000)
    const notices = Array.from({ length: 8 }, () => app.tell(channel, fake.notice(no)))
    expect(new Set(await Promise.all([...notices, app.work().then(() => 204)]))).toEqual(new Set([204]))
    await app.work()
    const { read } = app.context.store
    expect((await read.bills.billsOf('h1')).map(({ state }) => state)).toEqual(['paid', 'paid'])
    const { merchantId } = fake.identity
    expect(await read.ledger.balance(`M:clearing:${channel}:${merchantId}`)).toBe(BILLS_MINOR)
    expect([await read.ledger.total('M'), await read.ledger.total('R')]).toEqual([0, 0])
    const again = await app.open(BILLS, BILLS_MINOR).catch((error: unknown) => (error as Refusal).code)
    expect(again).toBe('payment/already-paid')
    await app.app.stop()
  })
})

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Gateway } from './gateway.ts'
import { definitely, startWire, type Wire } from './testing/wire.ts'

let wire: Wire
let gateway: Gateway
beforeAll(async () => {
  wire = await startWire()
  gateway = wire.open('alipay')
})
afterAll(() => wire.stop())
beforeEach(() => {
  wire.simulator.controls.clearFaults({})
  wire.shop.gateway = gateway
  wire.shop.readings.length = 0
})

async function paid(): Promise<string> {
  const number = wire.number()
  definitely(await gateway.create(wire.charge(number)))
  wire.simulator.controls.pay({ outTradeNo: number })
  await wire.simulator.settled()
  return number
}
const back = (number: string, outRefundNo: string, refundFen: number) =>
  gateway.refund({
    ...{ outTradeNo: number, outRefundNo, refundFen, totalFen: 12_345 },
    ...{ reason: '商品缺货，原路退回', notifyUrl: null },
  })

describe('a code to scan', () => {
  it('is no trade before somebody scans it; then it is being paid, then paid', async () => {
    const number = wire.number()
    const shown = definitely(await gateway.create(wire.charge(number)))
    expect(shown).toMatchObject({
      show: 'qr',
      text: expect.stringMatching(/^https:\/\/qr\.alipay\.com\//) as string,
    })
    expect(definitely(await gateway.query(number))).toBe('no-such-trade')
    wire.simulator.controls.scan({ outTradeNo: number })
    expect(definitely(await gateway.query(number))).toMatchObject({ state: 'paying', payerFen: null })
    wire.simulator.controls.couponPay({ outTradeNo: number, coupon: 345 })
    await wire.simulator.settled()
    const queried = definitely(await gateway.query(number))
    expect(queried).toMatchObject({
      ...gateway.identity,
      ...{ source: 'answer', state: 'paid', outTradeNo: number, totalFen: 12_345, payerFen: 12_000 },
      ...{ currency: 'CNY', succeededAt: '2026-11-20T04:00:00.000Z' },
    })
    expect(wire.shop.readings).toMatchObject([
      {
        verdict: 'evidence',
        evidence: { ...(queried as object), source: 'callback', raw: expect.anything() as object },
      },
    ])
  })

  it('asked for again is the same order; with another amount it is refused', async () => {
    const charge = wire.charge(wire.number())
    const first = definitely(await gateway.create(charge))
    expect(definitely(await gateway.create(charge))).toEqual(first)
    const other = await gateway.create({ ...charge, totalFen: 1 })
    expect(other).toMatchObject({
      result: 'refused',
      reason: 'number-used',
      channelCode: 'ACQ.CONTEXT_INCONSISTENT',
    })
  })

  it('that has been scanned can be closed; that has not, does not exist', async () => {
    const number = wire.number()
    await gateway.create(wire.charge(number))
    expect(definitely(await gateway.close(number))).toBe('no-such-trade')
    wire.simulator.controls.scan({ outTradeNo: number })
    expect(definitely(await gateway.close(number))).toBe('closed')
    expect(definitely(await gateway.query(number))).toMatchObject({ state: 'closed' })
    expect(await gateway.create(wire.charge(number))).toMatchObject({
      result: 'refused',
      reason: 'already-closed',
    })
  })

  it('that is over cannot be closed: which way it is over, a query tells', async () => {
    const number = await paid()
    expect(await gateway.close(number)).toMatchObject({ result: 'refused', reason: 'wrong-state' })
    expect(await gateway.create(wire.charge(number))).toMatchObject({
      result: 'refused',
      reason: 'already-paid',
    })
  })

  it('is cancelled whatever has become of it', async () => {
    const unscanned = wire.number()
    expect(definitely(await gateway.cancel!(unscanned))).toEqual({ done: 'nothing', again: false })
    await gateway.create(wire.charge(unscanned))
    expect(definitely(await gateway.cancel!(unscanned))).toEqual({ done: 'closed', again: false })
    const number = await paid()
    expect(definitely(await gateway.cancel!(number))).toEqual({ done: 'refunded', again: false })
    // Closed: never paid, or wholly refunded. Our own state has to tell.
    expect(definitely(await gateway.query(number))).toMatchObject({ state: 'closed' })
  })
})

describe('a refund', () => {
  it('is done when money has moved, and the trade is told again with it', async () => {
    const number = await paid()
    expect(definitely(await back(number, `${number}R`, 2_345))).toMatchObject({
      ...{
        state: 'succeeded',
        refundFen: 2_345,
        outRefundNo: `${number}R`,
        succeededAt: '2026-11-20T04:00:00.000Z',
      },
    })
    await wire.simulator.settled()
    expect(wire.shop.readings.at(-1)).toMatchObject({ evidence: { state: 'refunded', totalFen: 12_345 } })
    const told = await gateway.queryRefund({ outTradeNo: number, outRefundNo: `${number}R` })
    expect(definitely(told)).toMatchObject({ state: 'succeeded', refundFen: 2_345, totalFen: 12_345 })
  })

  it('asked for again moves nothing: only the query says that it is done', async () => {
    const number = await paid()
    await back(number, `${number}R`, 100)
    expect(definitely(await back(number, `${number}R`, 100))).toMatchObject({
      state: 'pending',
      refundFen: null,
    })
    expect(await back(number, `${number}R`, 101)).toMatchObject({ result: 'refused', reason: 'number-used' })
    expect(await back(number, `${number}S`, 12_246)).toMatchObject({ result: 'refused', reason: 'limit' })
  })

  it('that is only accepted is not there yet', async () => {
    const number = await paid()
    wire.simulator.world.settings.refundMs = 60_000
    wire.simulator.controls.refundOutcome({ channel: 'alipay', status: 'PROCESSING' })
    expect(definitely(await back(number, `${number}R`, 100))).toMatchObject({ state: 'pending' })
    const numbers = { outTradeNo: number, outRefundNo: `${number}R` }
    expect(definitely(await gateway.queryRefund(numbers))).toBe('no-such-refund')
    await wire.simulator.advance(60_000)
    expect(definitely(await gateway.queryRefund(numbers))).toMatchObject({
      state: 'succeeded',
      refundFen: 100,
    })
  })

  it('of a trade that is not there does not exist', async () => {
    const numbers = { outTradeNo: wire.number(), outRefundNo: 'NEVER1' }
    expect(definitely(await gateway.queryRefund(numbers))).toBe('no-such-refund')
  })
})

describe('payment codes', () => {
  const show = () => wire.simulator.controls.showCode({ channel: 'alipay' }).code

  it('pay at once; each once', async () => {
    const [number, code] = [wire.number(), show()]
    expect(gateway.codes?.accepts(code)).toBe(true)
    expect(definitely(await gateway.codes!.pay(wire.charge(number, 990), code))).toMatchObject({
      ...{ state: 'paid', totalFen: 990, outTradeNo: number, succeededAt: '2026-11-20T04:01:00.000Z' },
    })
    expect(await gateway.codes!.pay(wire.charge(wire.number(), 990), code)).toMatchObject({
      ...{ result: 'refused', reason: 'code-used' },
    })
  })

  it('above a sum want a password, and are taken back when it does not come', async () => {
    const number = wire.number()
    expect(definitely(await gateway.codes!.pay(wire.charge(number, 200_000), show()))).toMatchObject({
      ...{ state: 'paying', totalFen: null, outTradeNo: number },
    })
    expect(definitely(await gateway.query(number))).toMatchObject({ state: 'paying' })
    expect(definitely(await gateway.cancel!(number))).toEqual({ done: 'closed', again: false })
    expect(definitely(await gateway.query(number))).toMatchObject({ state: 'closed' })
  })

  it('are not taken where they are not switched on', () => {
    expect(wire.open('alipay', { environment: { LINLI_CODE_PAY: '0' } }).codes).toBeUndefined()
  })
})

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Gateway } from './gateway.ts'
import { definitely, startWire, type Wire } from './testing/wire.ts'

let wire: Wire
let gateway: Gateway
beforeAll(async () => {
  wire = await startWire({ codepay: true })
  gateway = wire.open('wechat')
})
afterAll(() => wire.stop())
beforeEach(() => {
  wire.simulator.controls.clearFaults({})
  wire.shop.gateway = gateway
  wire.shop.readings.length = 0
})

async function paid(): Promise<{ number: string }> {
  const number = wire.number()
  definitely(await gateway.create(wire.charge(number)))
  wire.simulator.controls.pay({ outTradeNo: number })
  await wire.simulator.settled()
  return { number }
}
const back = (number: string, outRefundNo: string, refundFen: number) =>
  gateway.refund({
    ...{ outTradeNo: number, outRefundNo, refundFen, totalFen: 12_345 },
    reason: '商品缺货，原路退回',
    notifyUrl: wire.shop.url,
  })

describe('a code to scan', () => {
  it('is unpaid, then paid: query and callback say the same', async () => {
    const number = wire.number()
    const shown = definitely(await gateway.create(wire.charge(number)))
    expect(shown).toMatchObject({ show: 'qr', text: expect.stringMatching(/^weixin:\/\/wxpay\//) as string })
    expect(definitely(await gateway.query(number))).toMatchObject({ state: 'unpaid', transactionId: null })
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

  it('asked for again is the same order with a new code; with another amount it is refused', async () => {
    const charge = wire.charge(wire.number())
    const first = definitely(await gateway.create(charge))
    const second = definitely(await gateway.create(charge))
    expect(second).toMatchObject({ show: 'qr' })
    expect(second).not.toEqual(first)
    expect(await gateway.create({ ...charge, totalFen: 1 })).toMatchObject({
      result: 'refused',
      reason: 'number-used',
      channelCode: 'OUT_TRADE_NO_USED',
    })
  })

  it('that nobody has paid can be closed, as often as one likes', async () => {
    const number = wire.number()
    await gateway.create(wire.charge(number))
    expect(definitely(await gateway.close(number))).toBe('closed')
    expect(definitely(await gateway.close(number))).toBe('closed')
    expect(definitely(await gateway.query(number))).toMatchObject({ state: 'closed' })
    expect(await gateway.create(wire.charge(number))).toMatchObject({
      result: 'refused',
      reason: 'already-closed',
    })
  })

  it('that somebody has paid cannot be closed, and says so', async () => {
    const { number } = await paid()
    expect(await gateway.close(number)).toMatchObject({ result: 'refused', reason: 'already-paid' })
    expect(await gateway.create(wire.charge(number))).toMatchObject({
      result: 'refused',
      reason: 'already-paid',
    })
  })

  it('of an order that never was is no error', async () => {
    expect(definitely(await gateway.query(wire.number()))).toBe('no-such-trade')
    expect(definitely(await gateway.close(wire.number()))).toBe('no-such-trade')
  })

  it('wants an address to report to', async () => {
    await expect(gateway.create(wire.charge(wire.number(), 1, { notifyUrl: null }))).rejects.toThrow(
      TypeError,
    )
  })
})

describe('a refund', () => {
  it('is pending, then succeeds: query and callback say the same', async () => {
    const { number } = await paid()
    const asked = definitely(await back(number, `${number}R`, 2_345))
    expect(asked).toMatchObject({
      state: 'pending',
      refundFen: 2_345,
      totalFen: 12_345,
      outRefundNo: `${number}R`,
    })
    await wire.simulator.settled()
    const numbers = { outTradeNo: number, outRefundNo: `${number}R` }
    const queried = definitely(await gateway.queryRefund(numbers))
    expect(queried).toMatchObject({ state: 'succeeded', succeededAt: '2026-11-20T04:00:00.000Z' })
    expect(wire.shop.readings.at(-1)).toMatchObject({
      evidence: { ...(queried as object), source: 'callback', raw: expect.anything() as object },
    })
    expect(definitely(await gateway.query(number))).toMatchObject({ state: 'refunded', totalFen: 12_345 })
  })

  it('asked for again under its number is the same refund; with another amount it is refused', async () => {
    const { number } = await paid()
    await back(number, `${number}R`, 100)
    await wire.simulator.settled()
    expect(definitely(await back(number, `${number}R`, 100))).toMatchObject({ state: 'succeeded' })
    expect(await back(number, `${number}R`, 101)).toMatchObject({ result: 'refused' })
    expect(await back(number, `${number}S`, 12_246)).toMatchObject({ result: 'refused' })
  })

  it.each(['ABNORMAL', 'CLOSED'] as const)('that ends %s says so', async (status) => {
    const { number } = await paid()
    wire.simulator.controls.refundOutcome({ channel: 'wechat', status })
    await back(number, `${number}R`, 100)
    await wire.simulator.settled()
    const told = await gateway.queryRefund({ outTradeNo: number, outRefundNo: `${number}R` })
    expect(definitely(told)).toMatchObject({ state: status.toLowerCase() })
  })

  it('that was never asked for does not exist', async () => {
    const told = await gateway.queryRefund({ outTradeNo: wire.number(), outRefundNo: 'NEVER1' })
    expect(definitely(told)).toBe('no-such-refund')
  })
})

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Gateway } from './gateway.ts'
import { definitely, startWire, type Wire } from './testing/wire.ts'

let wire: Wire
let gateway: Gateway
/** Gives up soon: for answers that are never to come. */
let hurried: Gateway
beforeAll(async () => {
  wire = await startWire({ codepay: true })
  gateway = wire.open('wechat')
  hurried = wire.open('wechat', { timeoutMs: 250 })
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
const asking = (reason: string) => (reason === 'no-answer' ? hurried : gateway)
const back = (number: string, outRefundNo: string, refundFen: number, by = gateway) =>
  by.refund({
    ...{ outTradeNo: number, outRefundNo, refundFen, totalFen: 12_345 },
    reason: '商品缺货，原路退回',
    notifyUrl: wire.shop.url,
  })

describe('what goes wrong on the way', () => {
  const HOLD = 60_000
  type Arm = (wire: Wire) => unknown
  const cases: [string, string, Arm][] = [
    ['the channel is broken', 'broken', ({ simulator }) => simulator.controls.http500({ channel: 'wechat' })],
    ['it is too busy', 'busy', ({ simulator }) => simulator.controls.frequencyLimited({ channel: 'wechat' })],
    [
      'it never gets it',
      'no-answer',
      ({ simulator }) => simulator.controls.timeoutBeforeCommit({ holdMs: HOLD }),
    ],
    [
      'it does it and is not heard',
      'no-answer',
      ({ simulator }) => simulator.controls.timeoutAfterCommit({ holdMs: HOLD }),
    ],
    [
      'the connection breaks',
      'no-answer',
      ({ simulator }) => simulator.controls.timeoutAfterCommit({ holdMs: 0 }),
    ],
    ['a digit is changed', 'unverified', ({ simulator }) => simulator.controls.tamperBody({ on: 'answer' })],
    ['a stranger answers', 'unverified', ({ simulator }) => simulator.controls.wrongKey({ on: 'answer' })],
    ['the answer is old', 'unverified', ({ simulator }) => simulator.controls.oldTimestamp({ on: 'answer' })],
    [
      'the signature is a probe',
      'unverified',
      ({ simulator }) => simulator.controls.probeSignature({ on: 'answer' }),
    ],
    [
      'the answer is not signed',
      'unverified',
      ({ simulator }) => simulator.controls.unsigned({ on: 'answer' }),
    ],
  ]

  it.each(cases)(
    'when %s, nothing is known (%s), and the same question finds out',
    async (_, reason, arm) => {
      const number = wire.number()
      arm(wire)
      expect(await asking(reason).create(wire.charge(number))).toMatchObject({ result: 'unknown', reason })
      definitely(await gateway.create(wire.charge(number)))
      wire.simulator.controls.pay({ outTradeNo: number })
      arm(wire)
      expect(await asking(reason).query(number)).toMatchObject({ result: 'unknown', reason })
      expect(definitely(await gateway.query(number))).toMatchObject({ state: 'paid' })
      arm(wire)
      expect(await back(number, `${number}R`, 12_345, asking(reason))).toMatchObject({
        result: 'unknown',
        reason,
      })
      definitely(await back(number, `${number}R`, 12_345))
      arm(wire)
      const numbers = { outTradeNo: number, outRefundNo: `${number}R` }
      expect(await asking(reason).queryRefund(numbers)).toMatchObject({ result: 'unknown', reason })
      await wire.simulator.settled()
      expect(definitely(await gateway.queryRefund(numbers))).toMatchObject({
        state: 'succeeded',
        refundFen: 12_345,
      })
      const refunds = wire.simulator.world.trades.named(number)?.refunds
      expect(refunds).toHaveLength(1)
    },
  )

  it.each(cases.filter(([, reason]) => reason !== 'unverified'))(
    'when %s, a close is not taken for done',
    async (_, reason, arm) => {
      const number = wire.number()
      await gateway.create(wire.charge(number))
      arm(wire)
      expect(await asking(reason).close(number)).toMatchObject({ result: 'unknown', reason })
      expect(definitely(await gateway.close(number))).toBe('closed')
    },
  )

  it('an amount other than ours is told as it is, and another merchant is not believed', async () => {
    const { number } = await paid()
    wire.simulator.controls.alter({ on: 'answer', fields: { amount: { total: 1, currency: 'CNY' } } })
    expect(definitely(await gateway.query(number))).toMatchObject({ state: 'paid', totalFen: 1 })
    wire.simulator.controls.alter({ on: 'answer', fields: { mchid: '1900000009' } })
    expect(await gateway.query(number)).toMatchObject({ result: 'unknown', reason: 'not-ours' })
    wire.simulator.controls.alter({ on: 'answer', fields: { out_trade_no: 'ANOTHER1' } })
    expect(await gateway.query(number)).toMatchObject({ result: 'unknown', reason: 'not-ours' })
    wire.simulator.controls.alter({ on: 'answer', fields: { amount: { total: '12345' } } })
    expect(await gateway.query(number)).toMatchObject({ result: 'unknown', reason: 'broken' })
  })

  it.each([
    ['tamperBody', 'bad-signature', false],
    ['wrongKey', 'bad-signature', false],
    ['oldTimestamp', 'old', false],
    ['unsigned', 'unsigned', false],
    ['probeSignature', 'probe', true],
  ] as const)('a callback spoilt by %s is refused, and comes again', async (kind, why, quiet) => {
    wire.simulator.controls[kind]({ on: 'callback' })
    const { number } = await paid()
    // A probe is sent before the true one, which then needs no repetition.
    await wire.simulator.advance(15_000)
    await wire.simulator.settled()
    expect(wire.shop.readings).toMatchObject([
      { verdict: 'refused', why, quiet },
      { verdict: 'evidence', evidence: { outTradeNo: number, state: 'paid' } },
    ])
  })

  it('a callback is the same letter however often it comes', async () => {
    wire.simulator.controls.duplicate({ count: 2 })
    await paid()
    const keys = wire.shop.readings.map((reading) => 'dedupeKey' in reading && reading.dedupeKey)
    expect(keys).toHaveLength(3)
    expect(new Set(keys).size).toBe(1)
  })

  it('a clock of ours that is off gets nothing believed', async () => {
    const late = wire.open('wechat', { skewMs: 6 * 60_000 })
    const unsigned = { result: 'unknown', reason: 'unverified', channelCode: 'SIGN_ERROR' }
    expect(await late.query(wire.number())).toMatchObject(unsigned)
  })
})

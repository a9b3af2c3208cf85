import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Gateway } from './gateway.ts'
import { PLATFORM_PEM } from './testing/keys.ts'
import { definitely, startWire, type Wire } from './testing/wire.ts'

let wire: Wire
let gateway: Gateway
/** Gives up soon: for answers that are never to come. */
let hurried: Gateway
beforeAll(async () => {
  wire = await startWire()
  gateway = wire.open('alipay')
  hurried = wire.open('alipay', { timeoutMs: 250 })
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
const asking = (reason: string) => (reason === 'no-answer' ? hurried : gateway)
const back = (number: string, outRefundNo: string, refundFen: number, by = gateway) =>
  by.refund({
    ...{ outTradeNo: number, outRefundNo, refundFen, totalFen: 12_345 },
    ...{ reason: '商品缺货，原路退回', notifyUrl: null },
  })

const HOLD = 60_000
type Arm = (wire: Wire) => unknown
const cases: [string, string, Arm][] = [
  ['the channel is broken', 'broken', ({ simulator }) => simulator.controls.http500({ channel: 'alipay' })],
  ['it is too busy', 'busy', ({ simulator }) => simulator.controls.frequencyLimited({ channel: 'alipay' })],
  ['it does not know', 'broken', ({ simulator }) => simulator.controls.unavailable({ channel: 'alipay' })],
  [
    'it does it and does not know',
    'broken',
    ({ simulator }) => simulator.controls.unavailable({ committed: true }),
  ],
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
  [
    'the signature is not one',
    'unverified',
    ({ simulator }) => simulator.controls.probeSignature({ on: 'answer' }),
  ],
  [
    'the answer is not signed',
    'unverified',
    ({ simulator }) => simulator.controls.unsigned({ on: 'answer' }),
  ],
]

it.each(cases)('when %s, nothing is known (%s), and the same question finds out', async (_, reason, arm) => {
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
  expect(definitely(await gateway.queryRefund(numbers))).toMatchObject({
    state: 'succeeded',
    refundFen: 12_345,
  })
  expect(wire.simulator.world.trades.named(number)?.refunds).toHaveLength(1)
})

it.each(cases)('when %s, neither a close nor a cancel is taken for done', async (_, reason, arm) => {
  const number = wire.number()
  await gateway.create(wire.charge(number))
  wire.simulator.controls.scan({ outTradeNo: number })
  arm(wire)
  expect(await asking(reason).close(number)).toMatchObject({ result: 'unknown', reason })
  arm(wire)
  expect(await asking(reason).cancel!(number)).toMatchObject({ result: 'unknown', reason })
  expect(definitely(await gateway.cancel!(number))).toMatchObject({ done: 'closed' })
})

describe('what is told', () => {
  it('is taken as it is told when the amount is another, and not at all of another trade', async () => {
    const number = await paid()
    wire.simulator.controls.alter({ on: 'answer', fields: { total_amount: '0.01' } })
    expect(definitely(await gateway.query(number))).toMatchObject({ state: 'paid', totalFen: 1 })
    wire.simulator.controls.alter({ on: 'answer', fields: { out_trade_no: 'ANOTHER1' } })
    expect(await gateway.query(number)).toMatchObject({ result: 'unknown' })
    wire.simulator.controls.alter({ on: 'answer', fields: { total_amount: '123.4500001' } })
    expect(await gateway.query(number)).toMatchObject({ result: 'unknown', reason: 'broken' })
  })

  it.each([
    ['tamperBody', 'bad-signature'],
    ['wrongKey', 'bad-signature'],
    ['unsigned', 'unsigned'],
  ] as const)('in a notice spoilt by %s is refused, and told again', async (kind, why) => {
    wire.simulator.controls[kind]({ on: 'callback' })
    const number = await paid()
    await wire.simulator.advance(4 * 60_000)
    await wire.simulator.settled()
    expect(wire.shop.readings).toMatchObject([
      { verdict: 'refused', why, quiet: false },
      { verdict: 'evidence', evidence: { outTradeNo: number, state: 'paid' } },
    ])
  })

  it('of another seller is not ours', async () => {
    wire.simulator.controls.alter({ on: 'callback', fields: { seller_id: '2088000000000009' } })
    await paid()
    expect(wire.shop.readings).toMatchObject([{ verdict: 'refused', why: 'not-ours' }])
  })

  it('several times has one number', async () => {
    wire.simulator.controls.duplicate({ count: 2 })
    await paid()
    const keys = wire.shop.readings.map((reading) => 'dedupeKey' in reading && reading.dedupeKey)
    expect(keys).toHaveLength(3)
    expect(new Set(keys).size).toBe(1)
  })
})

it('Alipay changes its key: answers and notices are believed once the new one is known', async () => {
  const old = wire.simulator.keys.alipay.platform.publicPem
  const { publicPem } = await wire.simulator.controls.keyRotation({ channel: 'alipay' })
  expect(await gateway.query(wire.number())).toMatchObject({ result: 'unknown', reason: 'unverified' })
  const environment = { LINLI_ALIPAY_PUBLIC_KEY: `${publicPem}\n${old}`, LINLI_ALIPAY_PUBLIC_KEY_FILE: '' }
  gateway = wire.open('alipay', { environment })
  wire.shop.gateway = gateway
  const number = await paid()
  expect(wire.shop.readings).toMatchObject([{ verdict: 'evidence', evidence: { outTradeNo: number } }])
})

it('a key that Alipay does not know gets no answer that counts as one', async () => {
  const environment = {
    LINLI_ALIPAY_KEY: PLATFORM_PEM,
    LINLI_ALIPAY_KEY_FILE: '',
    LINLI_ALIPAY_PUBLIC_KEY: wire.simulator.keys.alipay.platform.publicPem,
    LINLI_ALIPAY_PUBLIC_KEY_FILE: '',
  }
  const asked = await wire.open('alipay', { environment }).create(wire.charge(wire.number()))
  expect(asked).toMatchObject({
    result: 'refused',
    reason: 'credentials',
    channelCode: 'isv.invalid-signature',
  })
})

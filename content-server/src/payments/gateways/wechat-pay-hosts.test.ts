import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Gateway } from './gateway.ts'
import { deadAddress, definitely, startWire, type Wire } from './testing/wire.ts'

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

async function paid(totalFen = 12_345, sharing = false): Promise<{ number: string; transactionId: string }> {
  const number = wire.number()
  definitely(await gateway.create(wire.charge(number, totalFen, { sharing })))
  const { tradeNo } = wire.simulator.controls.pay({ outTradeNo: number })
  await wire.simulator.settled()
  return { number, transactionId: tradeNo ?? '' }
}

describe('hosts and keys', () => {
  let nowhere: string
  beforeAll(async () => {
    nowhere = await deadAddress()
  })

  it('the other host is asked when there is no connection to the first', async () => {
    const environment = {
      LINLI_WECHAT_URL: nowhere,
      LINLI_WECHAT_BACKUP_URL: wire.simulator.url,
    }
    const number = wire.number()
    definitely(await wire.open('wechat', { environment }).create(wire.charge(number)))
    expect(definitely(await gateway.query(number))).toMatchObject({ state: 'unpaid' })
  })

  it('the other host is not asked when the first may have heard', async () => {
    const environment = { LINLI_WECHAT_URL: wire.simulator.url, LINLI_WECHAT_BACKUP_URL: wire.simulator.url }
    wire.simulator.controls.timeoutBeforeCommit({ times: 1, holdMs: 0 })
    const asked = await wire.open('wechat', { environment }).query(wire.number())
    expect(asked).toMatchObject({ result: 'unknown', reason: 'no-answer' })
  })

  it('with no connection at all nothing was sent, and that is known', async () => {
    const environment = {
      LINLI_WECHAT_URL: nowhere,
      LINLI_WECHAT_BACKUP_URL: nowhere,
    }
    const asked = await wire.open('wechat', { environment }).create(wire.charge(wire.number()))
    expect(asked).toMatchObject({ result: 'unknown', reason: 'unreachable' })
  })

  it('WeChat Pay changes its key: the old one goes on, the new one is believed once it is known', async () => {
    const { id, publicPem } = await wire.simulator.controls.keyRotation({ channel: 'wechat' })
    const { platform } = wire.simulator.keys.wechat
    const oldId = Object.keys(platform).find((each) => each !== id) ?? ''
    // Whoever names the old key is answered with it; callbacks come with the new one.
    const ids = { LINLI_WECHAT_PUBLIC_KEY_ID: oldId }
    const before = wire.open('wechat', { environment: ids })
    const number = wire.number()
    definitely(await before.create(wire.charge(number)))
    wire.shop.gateway = before
    wire.simulator.controls.pay({ outTradeNo: number })
    await wire.simulator.settled()
    expect(wire.shop.readings).toMatchObject([{ verdict: 'refused', why: 'unknown-key' }])
    const both = {
      LINLI_WECHAT_PUBLIC_KEY_ID: `${id},${oldId}`,
      LINLI_WECHAT_PUBLIC_KEY: `${publicPem}\n${platform[oldId]?.publicPem}`,
      LINLI_WECHAT_PUBLIC_KEY_FILE: '',
    }
    gateway = wire.open('wechat', { environment: both })
    wire.shop.gateway = gateway
    await wire.simulator.advance(15_000)
    await wire.simulator.settled()
    expect(wire.shop.readings[1]).toMatchObject({ verdict: 'evidence', evidence: { outTradeNo: number } })
    expect(definitely(await gateway.query(number))).toMatchObject({ state: 'paid' })
  })

  it('we change our key: the serial number says which', async () => {
    const { id, privatePem } = await wire.simulator.controls.keyRotation({
      channel: 'wechat',
      side: 'merchant',
    })
    const environment = {
      LINLI_WECHAT_PUBLIC_KEY_ID: wire.simulator.keys.wechat.publicKeyId,
      LINLI_WECHAT_PUBLIC_KEY:
        wire.simulator.keys.wechat.platform[wire.simulator.keys.wechat.publicKeyId]?.publicPem ?? '',
      LINLI_WECHAT_PUBLIC_KEY_FILE: '',
      LINLI_WECHAT_SERIAL: id ?? '',
      LINLI_WECHAT_KEY: privatePem ?? '',
      LINLI_WECHAT_KEY_FILE: '',
    }
    expect(definitely(await wire.open('wechat', { environment }).query(wire.number()))).toBe('no-such-trade')
    const wrong = wire.open('wechat', {
      environment: { ...environment, LINLI_WECHAT_SERIAL: 'AB'.repeat(20) },
    })
    expect(await wrong.query(wire.number())).toMatchObject({ result: 'unknown', channelCode: 'SIGN_ERROR' })
  })
})

describe('payment codes', () => {
  const show = () => wire.simulator.controls.showCode({ channel: 'wechat' }).code

  it('pay at once; each once', async () => {
    const [number, code] = [wire.number(), show()]
    expect(gateway.codes?.accepts(code)).toBe(true)
    expect(definitely(await gateway.codes!.pay(wire.charge(number, 990), code))).toMatchObject({
      ...{ state: 'paid', totalFen: 990, outTradeNo: number, source: 'answer' },
    })
    expect(await gateway.codes!.pay(wire.charge(wire.number(), 990), code)).toMatchObject({
      result: 'refused',
      reason: 'code-used',
    })
  })

  it('above a sum want a password, and are taken back when it does not come', async () => {
    const number = wire.number()
    expect(definitely(await gateway.codes!.pay(wire.charge(number, 200_000), show()))).toMatchObject({
      ...{ state: 'paying', totalFen: null, outTradeNo: number },
    })
    expect(definitely(await gateway.query(number))).toMatchObject({ state: 'paying' })
    expect(definitely(await gateway.cancel!(number))).toEqual({ done: 'undone', again: false })
    expect(definitely(await gateway.query(number))).toMatchObject({ state: 'closed' })
    expect(definitely(await gateway.cancel!(wire.number()))).toEqual({ done: 'nothing', again: false })
  })

  it('are not taken where they are not switched on', () => {
    const without = wire.open('wechat', { environment: { LINLI_CODE_PAY: '0' } })
    expect([without.codes, without.cancel]).toEqual([undefined, undefined])
  })
})

describe('shares', () => {
  it('go to receivers, come back from them, and the rest is freed', async () => {
    const splitting = gateway.splitting!
    const { transactionId } = await paid(10_000, true)
    const platform = { receiverId: '1900000777', receiverKind: 'merchant' } as const
    const order = {
      ...{ outSplitNo: wire.number(), transactionId, finish: false },
      shares: [{ ...platform, fen: 500, note: '平台服务费' }],
    }
    definitely(await splitting.addReceiver(platform))
    expect(await splitting.settle(order)).toMatchObject({ result: 'refused' })
    await wire.simulator.advance(60_000)
    definitely(await splitting.settle(order))
    await wire.simulator.settled()
    expect(definitely(await splitting.query(order))).toEqual({
      outSplitNo: order.outSplitNo,
      finished: true,
      shares: [{ receiverId: '1900000777', fen: 500, state: 'succeeded', why: null }],
    })
    const returned = {
      ...order,
      outReturnNo: wire.number(),
      receiverId: '1900000777',
      fen: 200,
      why: '用户退款',
    }
    definitely(await splitting.giveBack!(returned))
    await wire.simulator.settled()
    expect(definitely(await splitting.giveBack!(returned))).toMatchObject({ state: 'succeeded', fen: 200 })
    const rest = { outSplitNo: wire.number(), transactionId }
    definitely(await splitting.finish(rest))
    await wire.simulator.settled()
    expect(definitely(await splitting.query(rest))).toMatchObject({ finished: true, shares: [] })
    expect(definitely(await splitting.query({ ...rest, outSplitNo: wire.number() }))).toBe('no-such-split')
  })
})

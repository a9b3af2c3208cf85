import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { isFromAlipay } from './test/by-the-book.ts'
import { alipayClient } from './test/clients.ts'
import { openRig, NATIVE, type Rig } from './test/rig.ts'

const DAY = 24 * 3_600_000

let rig: Rig
beforeAll(async () => void (rig = await openRig()))
afterEach(() => rig.calm())
afterAll(() => rig.stop())

describe('a callback that is not acknowledged', () => {
  it('comes 16 times over about a day, signed afresh each time, the same event', async () => {
    rig.shop.answers(500)
    await rig.paid()
    const fresh: boolean[] = [rig.accepts(rig.shop.received[0]!)]
    for (const seconds of [
      15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10800, 10800, 10800, 21600, 21600,
    ]) {
      await rig.pass(seconds * 1_000)
      fresh.push(rig.accepts(rig.shop.received.at(-1)!))
    }
    expect(rig.shop.received).toHaveLength(16)
    expect(fresh.every(Boolean)).toBe(true)
    expect(new Set(rig.shop.received.map(({ body }) => body)).size).toBe(1)
    expect(new Set(rig.shop.received.map(({ headers }) => headers['wechatpay-signature'])).size).toBe(16)
    await rig.pass(DAY)
    expect(rig.shop.received).toHaveLength(16)
  })

  it('comes 8 times from Alipay, with the same notify_id', async () => {
    rig.shop.answers(200, 'SUCCESS')
    const number = rig.newNumber()
    const biz = { out_trade_no: number, total_amount: '1.00', subject: '停车费' }
    await alipayClient(rig.simulator).ask('alipay.trade.precreate', biz, `${rig.shop.url}/alipay`)
    rig.simulator.controls.pay({ outTradeNo: number })
    await rig.simulator.settled()
    await rig.pass(26 * 3_600_000)
    const ids = rig.shop.received.map(({ body }) => new URLSearchParams(body).get('notify_id'))
    expect([ids.length, new Set(ids).size]).toEqual([8, 1])
  })
})

describe('a callback on its way', () => {
  it('is lost, and comes again when it is due', async () => {
    rig.simulator.controls.dropCallback({ channel: 'wechat' })
    await rig.paid()
    expect(rig.shop.received).toHaveLength(0)
    await rig.pass(15_000)
    expect(rig.shop.received).toHaveLength(1)
  })

  it('comes late, or several times', async () => {
    rig.simulator.controls.delayCallback({ milliseconds: 60_000 })
    await rig.paid()
    expect(rig.shop.received).toHaveLength(0)
    await rig.pass(60_000)
    expect(rig.shop.received).toHaveLength(1)
    rig.simulator.controls.duplicate({ count: 14 })
    await rig.paid()
    expect(rig.shop.received).toHaveLength(16)
  })

  it('comes after a later one', async () => {
    rig.simulator.controls.reorder({ count: 3 })
    const numbers = [await rig.paid(), await rig.paid()]
    expect(rig.shop.received).toHaveLength(0)
    numbers.push(await rig.paid())
    expect(rig.shop.received.map((one) => rig.told(one)['out_trade_no'])).toEqual(numbers.reverse())
  })

  it.each(['tamperBody', 'wrongKey', 'oldTimestamp', 'unsigned'] as const)(
    'is not to be believed with %s, and good when it comes again',
    async (spoil) => {
      rig.shop.answers(401)
      rig.simulator.controls[spoil]({ channel: 'wechat' })
      await rig.paid()
      expect(rig.accepts(rig.shop.received[0]!)).toBe(false)
      await rig.pass(15_000)
      expect(rig.accepts(rig.shop.received[1]!)).toBe(true)
    },
  )

  it('is preceded by a probe that must be refused', async () => {
    rig.simulator.controls.probeSignature({})
    await rig.paid()
    expect(rig.shop.received.map(rig.accepts)).toEqual([false, true])
    expect(rig.shop.received[0]!.headers['wechatpay-signature']).toMatch(/^WECHATPAY\/SIGNTEST\//)
  })

  it('says something else, truly signed', async () => {
    rig.simulator.controls.alter({ fields: { mchid: '1999999999' } })
    await rig.paid()
    expect(rig.accepts(rig.shop.received[0]!)).toBe(true)
    expect(rig.told(rig.shop.received[0]!)['mchid']).toBe('1999999999')
  })

  it('of Alipay is spoilt in the same ways', async () => {
    const key = rig.simulator.keys.alipay.platform.publicPem
    for (const spoil of ['tamperBody', 'wrongKey', 'unsigned', 'probeSignature'] as const) {
      const number = rig.newNumber()
      rig.simulator.controls[spoil]({ channel: 'alipay' })
      const biz = { out_trade_no: number, total_amount: '1.00', subject: '停车费' }
      await alipayClient(rig.simulator).ask('alipay.trade.precreate', biz, `${rig.shop.url}/alipay`)
      rig.simulator.controls.pay({ outTradeNo: number })
      await rig.simulator.settled()
      expect(isFromAlipay(rig.shop.received[0]!.body, key)).toBe(false)
      rig.shop.received.length = 0
    }
  })

  it('goes to this machine and to nobody else', async () => {
    const number = rig.newNumber()
    const { data } = rig.order(number)
    await rig.wechat.ask('post', NATIVE, { data: { ...data, notify_url: 'http://192.0.2.1/wechat' } })
    rig.simulator.controls.pay({ outTradeNo: number })
    await rig.simulator.settled()
    expect(rig.simulator.world.couriers.log.at(-1)).toMatchObject({
      outTradeNo: number,
      outcome: 'forbidden',
    })
  })
})

import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { alipayClient, startTestSimulator, wechatClient } from './test/clients.ts'
import { NATIVE, openRig, QUERY, REFUND, START, type Rig } from './test/rig.ts'

const DAY = 24 * 3_600_000

let rig: Rig
beforeAll(async () => void (rig = await openRig()))
afterEach(() => rig.calm())
afterAll(() => rig.stop())

describe('an answer', () => {
  it('fails, is too much, or comes from a channel that is down', async () => {
    const number = rig.newNumber()
    rig.simulator.controls.http500({ channel: 'wechat', operation: 'native' })
    expect(await rig.wechat.refusal('post', NATIVE, rig.order(number))).toMatchObject({
      status: 500,
      code: 'SYSTEM_ERROR',
    })
    rig.simulator.controls.frequencyLimited({})
    const limited = await rig.wechat.refusal('post', NATIVE, rig.order(number))
    expect(limited).toMatchObject({ status: 429, code: 'FREQUENCY_LIMITED' })
    rig.simulator.controls.partialOutage({ channel: 'wechat', milliseconds: 60_000, every: 2 })
    const codes = [1, 2, 3, 4].map(
      async () => (await rig.wechat.refusal('post', NATIVE, rig.order(number))).status,
    )
    expect((await Promise.all(codes)).sort()).toEqual([200, 200, 500, 500])
  })

  it('never comes: before anything was done, or after', async () => {
    const early = rig.newNumber()
    rig.simulator.controls.timeoutBeforeCommit({ operation: 'native', holdMs: 20 })
    await expect(rig.wechat.ask('post', NATIVE, rig.order(early))).rejects.toThrow()
    const late = rig.newNumber()
    rig.simulator.controls.timeoutAfterCommit({ operation: 'native', holdMs: 20 })
    await expect(rig.wechat.ask('post', NATIVE, rig.order(late))).rejects.toThrow()
    expect(rig.simulator.world.trades.named(early)).toBeUndefined()
    expect((await rig.query(late)).body).toMatchObject({ trade_state: 'NOTPAY' })
  })

  it('comes after the callback it has brought about', async () => {
    const number = rig.newNumber()
    rig.simulator.controls.delayAnswer({ operation: 'native', milliseconds: 150 })
    const asked = rig.wechat.ask('post', NATIVE, rig.order(number))
    await vi.waitFor(() => expect(rig.simulator.world.trades.named(number)).toBeDefined())
    rig.simulator.controls.pay({ outTradeNo: number })
    await rig.simulator.settled()
    expect(rig.shop.received).toHaveLength(1)
    expect((await asked).body['code_url']).toMatch(/^weixin:/)
  })

  it.each(['tamperBody', 'wrongKey', 'oldTimestamp', 'probeSignature', 'unsigned'] as const)(
    'with %s is refused by the SDK',
    async (spoil) => {
      const number = await rig.presented()
      rig.simulator.controls[spoil]({ on: 'answer', operation: 'query' })
      await expect(rig.query(number)).rejects.toThrow()
    },
  )

  it('of Alipay does not know what it has done', async () => {
    const client = alipayClient(rig.simulator)
    const biz = { out_trade_no: rig.newNumber(), total_amount: '1.00', subject: '停车费' }
    rig.simulator.controls.unavailable({ channel: 'alipay', committed: true })
    expect(await client.ask('alipay.trade.precreate', biz)).toMatchObject({
      code: '20000',
      sub_code: 'isp.unknow-error',
    })
    expect(rig.simulator.world.trades.named(biz.out_trade_no)?.state).toBe('presented')
    rig.simulator.controls.wrongKey({ on: 'answer', channel: 'alipay' })
    await expect(client.ask('alipay.trade.precreate', biz)).rejects.toThrow('验签失败')
  })

  it('goes on with a new key: the old one answers whoever names it', async () => {
    const number = await rig.presented()
    const old = rig.wechat
    const { id, publicPem } = await rig.simulator.controls.keyRotation({ channel: 'wechat' })
    expect(rig.keys()[id!]).toBe(publicPem)
    const named = { named: { out_trade_no: number }, params: { mchid: old.mchid } }
    await expect(old.ask('get', QUERY, named)).rejects.toThrow()
    expect((await rig.query(number)).status).toBe(200)
  })
})

describe('who asks', () => {
  it('is not believed with a clock five minutes off, another key, or another merchant', async () => {
    const number = await rig.presented()
    const client = rig.wechat
    vi.setSystemTime(START + 301_000)
    const ahead = startedAt(START)
    expect(await ahead).toBe(401)
    vi.setSystemTime(START)
    const merchant = rig.simulator.keys.wechat.merchants[0]!
    const truly = merchant.keys[merchant.serial]!
    merchant.keys[merchant.serial] = { ...truly, publicPem: Object.values(rig.keys())[0]! }
    await expect(rig.query(number)).rejects.toMatchObject({
      response: {
        status: 401,
        data: { code: 'SIGN_ERROR', detail: { sign_information: { method: 'GET' } } },
      },
    })
    merchant.keys[merchant.serial] = truly
    const named = { named: { out_trade_no: number }, params: { mchid: '1900000002' } }
    const foreign = await client.refusal('get', QUERY, named)
    expect(foreign).toMatchObject({ status: 403, code: 'NO_AUTH' })
  })

  /** What a simulator whose time is that says to a signature of the system's time. */
  async function startedAt(moment: number): Promise<number> {
    const other = await startTestSimulator({ clock: () => moment })
    const client = wechatClient(other)
    const named = { named: { out_trade_no: 'ANYTHING' }, params: { mchid: client.mchid } }
    const { status } = await client.refusal('get', QUERY, named)
    await other.stop()
    return status
  }
})

describe('a payer', () => {
  it('has no funds, sees the money come back from the bank, pays with a coupon', async () => {
    const number = await rig.presented()
    rig.simulator.controls.declineReason({ outTradeNo: number, reason: '余额不足' })
    rig.simulator.controls.bankReverse({ outTradeNo: number })
    expect((await rig.query(number)).body).toMatchObject({ trade_state: 'NOTPAY' })
    rig.simulator.controls.couponPay({ outTradeNo: number, coupon: 1_000 })
    expect((await rig.query(number)).body).toMatchObject({
      trade_state: 'SUCCESS',
      amount: { total: 10_000, payer_total: 9_000 },
      promotion_detail: [{ amount: 1_000, wechatpay_contribute: 1_000 }],
    })
  })
})

describe('a refund', () => {
  const refund = (out_trade_no: string, out_refund_no: string, amount = 1) => ({
    data: { out_trade_no, out_refund_no, amount: { refund: amount, total: 10_000, currency: 'CNY' } },
  })
  it('goes wrong and is put right, or is closed and takes a new number', async () => {
    const number = await rig.paid()
    rig.simulator.controls.refundOutcome({ outTradeNo: number, status: 'ABNORMAL' })
    const first = rig.newNumber()
    const { body } = await rig.wechat.ask('post', REFUND, refund(number, first, 500))
    await rig.simulator.settled()
    const asked = () =>
      rig.wechat.ask('get', `${REFUND}/{out_refund_no}`, { named: { out_refund_no: first } })
    expect((await asked()).body).toMatchObject({ status: 'ABNORMAL' })
    await rig.wechat.ask('post', `${REFUND}/{refund_id}/apply-abnormal-refund`, {
      named: { refund_id: String(body['refund_id']) },
      data: { out_refund_no: first, type: 'MERCHANT_BANK_CARD' },
    })
    await rig.simulator.settled()
    expect((await asked()).body).toMatchObject({ status: 'SUCCESS' })
    rig.simulator.controls.refundOutcome({ outTradeNo: number, status: 'CLOSED' })
    await rig.wechat.ask('post', REFUND, refund(number, rig.newNumber(), 9_500))
    await rig.simulator.settled()
    expect((await rig.wechat.ask('post', REFUND, refund(number, rig.newNumber(), 9_500))).status).toBe(200)
  })

  it('comes in at most 50 parts, and within a year', async () => {
    const number = await rig.paid()
    for (let part = 0; part < 50; part += 1)
      await rig.wechat.ask('post', REFUND, refund(number, rig.newNumber()))
    expect((await rig.wechat.refusal('post', REFUND, refund(number, rig.newNumber()))).code).toBe(
      'INVALID_REQUEST',
    )
    const other = await rig.paid()
    rig.simulator.world.trades.named(other)!.paidAt = rig.simulator.now() - 366 * DAY
    expect((await rig.wechat.refusal('post', REFUND, refund(other, rig.newNumber()))).code).toBe(
      'INVALID_REQUEST',
    )
  })
})

describe('the controls over HTTP', () => {
  const post = async (name: string, given: unknown) => {
    const answer = await fetch(`${rig.simulator.url}/_sim/${name}`, {
      method: 'POST',
      body: JSON.stringify(given),
    })
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
  }

  it('do what they say, and say why when they cannot', async () => {
    const number = await rig.presented()
    expect(await post('pay', { outTradeNo: number })).toMatchObject({ status: 200, body: { state: 'paid' } })
    expect(await post('pay', { outTradeNo: number })).toEqual({
      status: 409,
      body: { error: 'already paid' },
    })
    expect(await post('pay', { outTradeNo: 'NOBODY' })).toEqual({
      status: 404,
      body: { error: 'no such trade' },
    })
    expect((await post('pay', { outTradeNo: 5 })).status).toBe(400)
    expect((await post('constructor', {})).status).toBe(404)
    const before = rig.simulator.now()
    expect((await post('clock.advance', { milliseconds: 1_000 })).body['now']).toBe(before + 1_000)
  })

  it('show a book that sums to zero', async () => {
    const book = (await (await fetch(`${rig.simulator.url}/_sim/book`)).json()) as {
      balances: Record<string, number>
      totals: Record<string, Record<string, number>>
    }
    expect(Object.values(book.balances).reduce((sum, fen) => sum + fen, 0)).toBe(0)
    expect(book.totals['wechat']!['pay']).toBeGreaterThan(0)
  })
})

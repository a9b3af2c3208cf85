import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Simulator } from '../start-simulator.ts'
import { alipayClient, startTestSimulator } from '../test/clients.ts'
import { openShop, type Shop } from '../test/shop.ts'

let simulator: Simulator
let shop: Shop
let client: ReturnType<typeof alipayClient>
let count = 0

beforeAll(async () => {
  simulator = await startTestSimulator()
  shop = await openShop()
  client = alipayClient(simulator)
})
afterAll(async () => {
  await simulator.stop()
  await shop.close()
})
beforeEach(() => {
  simulator.controls.clearFaults({})
  shop.received.length = 0
  shop.answers(200, 'success')
})

const newNumber = () => `LINLI${String((count += 1)).padStart(8, '0')}`
const told = (index = 0) => Object.fromEntries(new URLSearchParams(shop.received[index]!.body))

async function present(out_trade_no = newNumber(), total_amount = '200.56') {
  const biz = { out_trade_no, total_amount, subject: '物业费 2026年11月', timeout_express: '6m' }
  return client.ask('alipay.trade.precreate', biz, `${shop.url}/alipay`)
}

async function paid(total_amount = '200.56') {
  const { out_trade_no } = await present(newNumber(), total_amount)
  simulator.controls.pay({ outTradeNo: out_trade_no as string })
  await simulator.settled()
  return out_trade_no as string
}

const query = (out_trade_no: string) => client.ask('alipay.trade.query', { out_trade_no })

describe('a trade of Alipay', () => {
  it('does not exist before its code is scanned; then it waits, and then it is paid', async () => {
    const made = await present()
    expect(made).toMatchObject({ code: '10000', msg: 'Success' })
    const number = made['out_trade_no'] as string
    expect(await query(number)).toMatchObject({ code: '40004', sub_code: 'ACQ.TRADE_NOT_EXIST' })
    simulator.controls.scan({ code: made['qr_code'] as string })
    expect(await query(number)).toMatchObject({ code: '10000', trade_status: 'WAIT_BUYER_PAY' })
    simulator.controls.pay({ outTradeNo: number })
    expect(await query(number)).toMatchObject({ trade_status: 'TRADE_SUCCESS', total_amount: '200.56' })
    await simulator.settled()
  })

  it('is told in a notice that verifies, until the merchant says success', async () => {
    shop.answers(200, 'ok')
    const number = await paid()
    expect(client.sdk.checkNotifySignV2(told())).toBe(true)
    expect(told()).toMatchObject({
      out_trade_no: number,
      trade_status: 'TRADE_SUCCESS',
      total_amount: '200.56',
      app_id: client.appId,
      seller_id: client.sellerId,
    })
    shop.answers(200, 'success')
    await simulator.advance(4 * 60_000)
    expect(shop.received).toHaveLength(2)
    expect(told(1)['notify_id']).toBe(told(0)['notify_id'])
    expect(told(1)['notify_time']).not.toBe(told(0)['notify_time'])
    await simulator.advance(24 * 3_600_000)
    expect(shop.received).toHaveLength(2)
  })

  it('closes while it waits, not before it is scanned and not once it is paid', async () => {
    const made = await present()
    const close = () => client.ask('alipay.trade.close', { out_trade_no: made['out_trade_no'] })
    expect(await close()).toMatchObject({ sub_code: 'ACQ.TRADE_NOT_EXIST' })
    simulator.controls.scan({ code: made['qr_code'] as string })
    expect(await close()).toMatchObject({ code: '10000' })
    expect(await close()).toMatchObject({ sub_code: 'ACQ.REASON_TRADE_STATUS_INVALID' })
    const number = await paid()
    const refused = await client.ask('alipay.trade.close', { out_trade_no: number })
    expect(refused).toMatchObject({ code: '40004', sub_code: 'ACQ.TRADE_STATUS_ERROR' })
  })

  it('is refunded in parts, each number once, and is closed when nothing is left', async () => {
    const out_trade_no = await paid('100.00')
    const refund = (refund_amount: string, out_request_no: string) =>
      client.ask('alipay.trade.refund', { out_trade_no, refund_amount, out_request_no })
    expect(await refund('30.00', 'R1')).toMatchObject({ fund_change: 'Y', refund_fee: '30.00' })
    expect(await refund('30.00', 'R1')).toMatchObject({
      code: '10000',
      fund_change: 'N',
      refund_fee: '30.00',
    })
    expect(await refund('31.00', 'R1')).toMatchObject({ sub_code: 'ACQ.DISCORDANT_REPEAT_REQUEST' })
    expect(await refund('70.01', 'R2')).toMatchObject({ sub_code: 'ACQ.REFUND_AMT_NOT_EQUAL_TOTAL' })
    expect(await query(out_trade_no)).toMatchObject({ trade_status: 'TRADE_SUCCESS' })
    expect(await refund('70.00', 'R3')).toMatchObject({ fund_change: 'Y', refund_fee: '100.00' })
    expect(await query(out_trade_no)).toMatchObject({ trade_status: 'TRADE_CLOSED' })
    const asked = (out_request_no: string) =>
      client.ask('alipay.trade.fastpay.refund.query', { out_trade_no, out_request_no })
    expect(await asked('R3')).toMatchObject({ refund_status: 'REFUND_SUCCESS', refund_amount: '70.00' })
    expect(await asked('R9')).toEqual({
      code: '10000',
      msg: 'Success',
      traceId: expect.any(String) as string,
    })
    await simulator.settled()
    expect(told(1)).toMatchObject({ trade_status: 'TRADE_SUCCESS', refund_fee: '30.00', out_biz_no: 'R1' })
    expect(told(2)).toMatchObject({ trade_status: 'TRADE_CLOSED', refund_fee: '100.00' })
  })

  it('that is cancelled closes when unpaid and is refunded when paid', async () => {
    const cancel = (out_trade_no: string) => client.ask('alipay.trade.cancel', { out_trade_no })
    const made = await present()
    expect(await cancel(made['out_trade_no'] as string)).toMatchObject({ action: 'close', retry_flag: 'N' })
    expect(() => simulator.controls.pay({ code: made['qr_code'] as string })).toThrow('closed')
    const number = await paid()
    expect(await cancel(number)).toMatchObject({ action: 'refund', retry_flag: 'N' })
    expect(await query(number)).toMatchObject({ trade_status: 'TRADE_CLOSED' })
  })

  it('is refused to whoever signs with another key', async () => {
    const other = await startTestSimulator()
    const merchant = other.keys.alipay.merchants[0]!
    simulator.keys.alipay.merchants[0]!.keys = structuredClone(other.keys.alipay.platform)
    expect(await query('X1')).toMatchObject({ code: '40002', sub_code: 'isv.invalid-signature' })
    simulator.keys.alipay.merchants[0]!.keys = merchant.keys
    await other.stop()
  })
})

import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Simulator } from '../start-simulator.ts'
import { startTestSimulator, wechatClient } from '../test/clients.ts'

const NOON = Date.parse('2026-11-20T12:00:00+08:00')
const DAY = '2026-11-20'

let simulator: Simulator
let client: ReturnType<typeof wechatClient>

beforeAll(async () => {
  // The SDK signs with the system's time, so that is what moves here.
  vi.useFakeTimers({ toFake: ['Date'], now: NOON })
  simulator = await startTestSimulator({ clock: () => Date.now() })
  client = wechatClient(simulator)
  await order('LINLI-A1', 10_000, '物业费,"11月"')
  await order('LINLI-B2', 4_567, '水费')
  await order('LINLI-C3', 100, '快递柜')
  simulator.controls.pay({ outTradeNo: 'LINLI-A1' })
  simulator.controls.pay({ outTradeNo: 'LINLI-B2' })
  simulator.controls.couponPay({ outTradeNo: 'LINLI-C3', coupon: 30 })
  const amount = { refund: 2_500, total: 10_000, currency: 'CNY' }
  await client.ask('post', 'v3/refund/domestic/refunds', {
    data: { out_trade_no: 'LINLI-A1', out_refund_no: 'LINLI-R1', amount },
  })
  await simulator.settled()
})
afterAll(async () => {
  vi.useRealTimers()
  await simulator.stop()
})

const order = (out_trade_no: string, total: number, description: string) =>
  client.ask('post', 'v3/pay/transactions/native', {
    data: {
      ...{ appid: client.appid, mchid: client.mchid, description, out_trade_no },
      notify_url: 'http://127.0.0.1:9/wechat',
      amount: { total },
    },
  })

const nextMorning = (time: string) => vi.setSystemTime(Date.parse(`2026-11-21T${time}+08:00`))

/** Asks for the bill, fetches it with a signed request and holds it against its hash, as the SDK's user would. */
async function bill(path: string, params: Record<string, string>) {
  const { body } = await client.ask('get', path, { params })
  const { download_url, hash_type, hash_value } = body as Record<string, string>
  const url = new URL(download_url!)
  const file = await client.sdk.client.v3.get<Buffer>(`${url.pathname}${url.search}`, {
    responseType: 'arraybuffer',
    transformResponse: [(data: unknown) => data],
  })
  const bytes = params['tar_type'] ? gunzipSync(file.data) : Buffer.from(file.data)
  expect(hash_type).toBe('SHA1')
  expect(createHash('sha1').update(bytes).digest('hex')).toBe(hash_value)
  return bytes.toString('utf8')
}

describe("WeChat Pay's bill of a day", () => {
  const refusal = (bill_date: string) => client.refusal('get', 'v3/bill/tradebill', { params: { bill_date } })

  it('is made by ten the next morning, kept three months, and there only when something happened', async () => {
    nextMorning('09:59:00')
    expect((await refusal(DAY)).code).toBe('STATEMENT_CREATING')
    nextMorning('10:00:00')
    expect((await refusal('2026-11-19')).code).toBe('NO_STATEMENT_EXIST')
    expect((await refusal('2026-11-21')).code).toBe('INVALID_REQUEST')
    expect((await refusal('2026-08-01')).code).toBe('INVALID_REQUEST')
    expect((await refusal('2026-02-30')).code).toBe('PARAM_ERROR')
  })

  it('has a backtick before each field, five decimals in fees, and what it came to', async () => {
    nextMorning('10:00:00')
    const text = await bill('v3/bill/tradebill', { bill_date: DAY, tar_type: 'GZIP' })
    const rows = text.slice(1).split('\r\n')
    expect(text.charCodeAt(0)).toBe(0xfeff)
    expect(rows[0]!.split(',')).toHaveLength(27)
    const paid = rows.find((row) => row.includes('LINLI-A1') && row.includes('`SUCCESS,`OTHERS'))
    expect(paid).toContain(',`物业费,"11月",`,`0.60000,`0.60%,`100.00,`0.00,`')
    const refund = rows.find((row) => row.includes('LINLI-R1'))
    expect(refund).toContain(
      '`LINLI-R1,`25.00,`0.00,`ORIGINAL,`SUCCESS,`物业费,"11月",`,`-0.15000,`0.60%,`0.00,`25.00,`',
    )
    expect(rows.at(-3)).toMatch(/^总交易单数,/)
    expect(rows.at(-2)).toBe('`4,`146.67,`25.00,`0.00,`0.73000,`146.67,`25.00')
  })

  it('of funds follows the book', async () => {
    nextMorning('10:00:00')
    const text = await bill('v3/bill/fundflowbill', { bill_date: DAY })
    const rows = text.slice(1).split('\r\n')
    expect(rows[0]).toMatch(/^记账时间,微信支付业务单号,/)
    expect(text).toContain('`交易,`扣除交易手续费,`支出,`0.60,`99.40,')
    const last = rows.at(-4)!.split(',`')
    expect(last[7]).toBe('120.94')
    expect(simulator.world.book.balance(`merchant:wechat:${client.mchid}`)).toBe(12_094)
  })

  it('lies as it was told to: one payment more, one less, one other fee', async () => {
    nextMorning('10:00:00')
    simulator.controls.longItem({ channel: 'wechat', day: DAY, amount: 777, outTradeNo: 'NOBODYS1' })
    simulator.controls.shortItem({ channel: 'wechat', day: DAY, outTradeNo: 'LINLI-B2' })
    simulator.controls.feeDiff({ channel: 'wechat', outTradeNo: 'LINLI-A1', feeDiff: 5 })
    const text = await bill('v3/bill/tradebill', { bill_date: DAY, bill_type: 'SUCCESS' })
    expect(text).toContain('`NOBODYS1,')
    expect(text).not.toContain('LINLI-B2')
    expect(text).toContain('`0.65000,`0.60%,`100.00')
  })
})

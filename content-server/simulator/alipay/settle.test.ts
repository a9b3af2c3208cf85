import { unzipSync } from '../test/unzip.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Simulator } from '../start-simulator.ts'
import { alipayClient, startTestSimulator } from '../test/clients.ts'

const NOON = Date.parse('2026-11-20T12:00:00+08:00')
const PLATFORM = '2088000000000999'

let simulator: Simulator
let client: ReturnType<typeof alipayClient>
let count = 0

beforeAll(async () => {
  simulator = await startTestSimulator({ clock: () => NOON })
  client = alipayClient(simulator)
})
afterAll(() => simulator.stop())

const newNumber = () => `SETTLE${String((count += 1)).padStart(6, '0')}`

async function paid(
  total_amount = '100.00',
  subject = '团购水果',
): Promise<{ number: string; tradeNo: string }> {
  const out_trade_no = newNumber()
  const extend_params = { royalty_freeze: 'true' }
  await client.ask('alipay.trade.precreate', { out_trade_no, total_amount, subject, extend_params })
  return { number: out_trade_no, tradeNo: simulator.controls.pay({ outTradeNo: out_trade_no }).tradeNo ?? '' }
}

describe('sharing a trade', () => {
  it('is for bound receivers, to 30 percent, and the same request never shares twice', async () => {
    const { tradeNo: trade_no } = await paid()
    const settle = (amount: string, out_request_no = newNumber()) =>
      client.ask('alipay.trade.order.settle', {
        ...{ trade_no, out_request_no },
        royalty_parameters: [{ trans_in: PLATFORM, trans_in_type: 'userId', amount, desc: '平台服务费' }],
      })
    expect(await settle('5.00')).toMatchObject({ sub_code: 'ACQ.ROYALTY_RECEIVER_INVALID' })
    const bound = await client.ask('alipay.trade.royalty.relation.bind', {
      receiver_list: [{ type: 'userId', account: PLATFORM, name: '邻里平台', memo: '平台' }],
      out_request_no: newNumber(),
    })
    expect(bound).toMatchObject({ code: '10000', result_code: 'SUCCESS' })
    expect(await settle('30.01')).toMatchObject({ sub_code: 'ACQ.ALLOC_AMOUNT_VALIDATE_ERROR' })
    const number = newNumber()
    const first = await settle('5.00', number)
    expect(first).toMatchObject({ code: '10000', trade_no })
    expect(await settle('5.00', number)).toMatchObject({ settle_no: first['settle_no'] })
    expect(await client.ask('alipay.trade.order.onsettle.query', { trade_no })).toMatchObject({
      unsettled_amount: '94.40',
    })
    const asked = await client.ask('alipay.trade.order.settle.query', { settle_no: first['settle_no'] })
    expect(asked).toMatchObject({ royalty_detail_list: [{ amount: '5.00', state: 'SUCCESS' }] })
    expect(simulator.world.book.balance(`payer:${PLATFORM}`)).toBe(500)
    const receiver_list = [{ type: 'userId', account: PLATFORM }]
    await client.ask('alipay.trade.royalty.relation.unbind', { receiver_list, out_request_no: newNumber() })
    expect(await settle('1.00')).toMatchObject({ sub_code: 'ACQ.ROYALTY_RECEIVER_INVALID' })
  })

  it('is confirmed once to its seller', async () => {
    const { tradeNo: trade_no } = await paid()
    const confirm = (out_request_no: string) =>
      client.ask('alipay.trade.settle.confirm', {
        ...{ trade_no, out_request_no },
        settle_info: { settle_detail_infos: [{ trans_in_type: 'defaultSettle', amount: '100.00' }] },
      })
    expect(await confirm('C1')).toMatchObject({ settle_amount: '100.00', out_request_no: 'C1' })
    expect(await confirm('C1')).toMatchObject({ code: '10000' })
    expect(await confirm('C2')).toMatchObject({ code: '40004' })
  })
})

describe('a scanned payment code', () => {
  const pay = (auth_code: string, total_amount: string, out_trade_no = newNumber()) =>
    client.ask('alipay.trade.pay', {
      out_trade_no,
      total_amount,
      auth_code,
      scene: 'bar_code',
      subject: '便利店',
    })

  it('pays at once, and not a second time', async () => {
    const { code } = simulator.controls.showCode({ channel: 'alipay' })
    expect(await pay(code, '12.30')).toMatchObject({ code: '10000', buyer_pay_amount: '12.30' })
    expect(await pay(code, '12.30')).toMatchObject({ sub_code: 'ACQ.PAYMENT_AUTH_CODE_INVALID' })
  })

  it('asks for a password above a sum, and says so until it is typed', async () => {
    const { code } = simulator.controls.showCode({ channel: 'alipay' })
    const number = newNumber()
    expect(await pay(code, '1000.00', number)).toMatchObject({ code: '10003' })
    const query = () => client.ask('alipay.trade.query', { out_trade_no: number })
    expect(await query()).toMatchObject({ trade_status: 'WAIT_BUYER_PAY' })
    simulator.controls.pay({ outTradeNo: number })
    expect(await query()).toMatchObject({ trade_status: 'TRADE_SUCCESS' })
  })
})

describe("Alipay's bill of a day", () => {
  it('is a ZIP of GBK under an address that lives half a minute', async () => {
    const { number } = await paid('20.00', '鱼豆腐')
    await client.ask('alipay.trade.refund', {
      out_trade_no: number,
      refund_amount: '5.00',
      out_request_no: 'BACK1',
    })
    const ask = () =>
      client.ask('alipay.data.dataservice.bill.downloadurl.query', {
        bill_type: 'trade',
        bill_date: '2026-11-20',
      })
    expect(await ask()).toMatchObject({ code: '40004', sub_code: 'isp.bill_not_exist' })
    await simulator.advance(21 * 3_600_000)
    const url = (await ask())['bill_download_url'] as string
    const bytes = Buffer.from(await (await fetch(url)).arrayBuffer())
    const files = unzipSync(bytes)
    const [details, totals] = [...files.keys()]
    expect(details).toMatch(/^2088\d+_20261120_业务明细\.csv$/)
    expect(totals).toMatch(/业务明细\(汇总\)\.csv$/)
    const text = files.get(details!)!
    const rows = text.split('\r\n')
    expect(rows[0]).toBe('#支付宝业务明细查询')
    expect(rows[4]!.split(',')).toHaveLength(25)
    const sold = rows.find((row) => row.includes(`${number}\t,交易\t,鱼豆腐`))!.split(',')
    expect(sold.slice(11, 13)).toEqual(['20.00', '20.00'])
    expect(sold[0]).toMatch(/^\d{28}\t$/)
    const back = rows.find((row) => row.includes(`${number}\t,退款\t`))!.split(',')
    expect([back[11], back[21], back[22]]).toEqual(['-5.00', 'BACK1\t', '0.03'])
    expect(text).toMatch(/#-{41}业务明细列表结束-{36}\r\n#交易合计：\d+笔/)
    const account = await client.ask('alipay.data.dataservice.bill.downloadurl.query', {
      ...{ bill_type: 'signcustomer', bill_date: '2026-11-20' },
    })
    const zipped = await fetch(account['bill_download_url'] as string)
    const [flow] = unzipSync(Buffer.from(await zipped.arrayBuffer())).values()
    const last = flow!.split('\r\n').at(-6)!.split(',')
    expect(last[10]).toBe('交易退款')
    const balances = simulator.world.book.balances()
    const held = ['merchant', 'frozen'].map((kind) => balances[`${kind}:alipay:${client.appId}`] ?? 0)
    expect(last[8]!.replace('.', '')).toBe(String(held[0]! + held[1]!))
    await simulator.advance(30_000)
    expect((await fetch(url)).status).toBe(403)
  })
})

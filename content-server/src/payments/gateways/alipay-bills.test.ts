import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Gateway } from './gateway.ts'
import { definitely, startWire, type Wire } from './testing/wire.ts'
import { unzip } from './unzip.ts'

let wire: Wire
let gateway: Gateway
beforeAll(async () => {
  wire = await startWire()
  gateway = wire.open('alipay')
})
afterAll(() => wire.stop())

const DAY = '2026-11-20'

describe("a day's bill", () => {
  it('is not there before nine the next morning; then it is two tables in Chinese', async () => {
    const number = wire.number()
    definitely(await gateway.create(wire.charge(number, 12_345, { subject: '鱼豆腐' })))
    wire.simulator.controls.pay({ outTradeNo: number })
    await wire.simulator.advance(12 * 3_600_000)
    expect(definitely(await gateway.bills!.download(DAY, 'trade'))).toBe('not-yet')
    await wire.simulator.advance(9 * 3_600_000)
    const bill = definitely(await gateway.bills!.download(DAY, 'trade'))
    if (typeof bill === 'string') throw new Error(bill)
    expect(bill.files.map(({ name }) => name)).toEqual([
      expect.stringMatching(/业务明细\.csv$/),
      expect.stringMatching(/业务明细\(汇总\)\.csv$/),
    ])
    expect(bill.files[0]?.text).toMatch(/^#支付宝业务明细查询\r\n#账号：/)
    expect(bill.files[0]?.text).toContain(`${number}\t,交易\t,鱼豆腐`)
    expect(Buffer.from(bill.original).subarray(0, 2).toString()).toBe('PK')
  })

  it.each([
    ['half of it', (bill: Buffer) => bill.subarray(0, Math.floor(bill.length / 2))],
    ['a page', () => Buffer.from('<html>expired</html>')],
    ['one changed byte', (bill: Buffer) => flipped(bill, 200)],
  ])('with %s instead is not believed', async (_, spoil) => {
    const spoiling: typeof fetch = async (input, init) => {
      const response = await fetch(input, init)
      if (!String(input).includes('downloadBillFile')) return response
      return new Response(new Uint8Array(spoil(Buffer.from(await response.arrayBuffer()))), { status: 200 })
    }
    const told = await wire.open('alipay', { fetch: spoiling }).bills!.download(DAY, 'trade')
    expect(told).toMatchObject({ result: 'unknown', reason: 'unverified' })
  })

  it('takes nothing of ours along to where it is fetched', async () => {
    const noted: [string, RequestInit | undefined][] = []
    const noting: typeof fetch = (input, init) => {
      noted.push([String(input), init])
      return fetch(input, init)
    }
    definitely(await wire.open('alipay', { fetch: noting }).bills!.download(DAY, 'trade'))
    const [, download] = noted
    expect(download?.[1]).toMatchObject({ method: 'GET', headers: { 'accept-encoding': 'identity' } })
    expect(download?.[1]?.body).toBeUndefined()
  })

  it('every byte of the packed files counts', async () => {
    const bill = definitely(await gateway.bills!.download(DAY, 'trade'))
    if (typeof bill === 'string') throw new Error(bill)
    const original = Buffer.from(bill.original)
    const said = JSON.stringify(await unzip(original))
    for (let at = 0; at < original.length; at += 7) {
      const files = await unzip(flipped(original, at)).catch(() => null)
      // What is not refused is what nobody reads: times, attributes, the copies of names.
      if (files) expect(JSON.stringify(files.map(({ bytes }) => bytes))).toBe(contents(said))
    }
  })
})

describe('shares', () => {
  it('go to receivers who were added; the rest is freed', async () => {
    const splitting = gateway.splitting!
    const number = wire.number()
    definitely(await gateway.create(wire.charge(number, 10_000, { sharing: true })))
    const transactionId = wire.simulator.controls.pay({ outTradeNo: number }).tradeNo ?? ''
    const platform = { receiverId: '2088000000000777', receiverKind: 'merchant' } as const
    const order = {
      ...{ outSplitNo: wire.number(), transactionId, finish: false },
      shares: [{ ...platform, fen: 500, note: '平台服务费' }],
    }
    expect(await splitting.settle(order)).toMatchObject({ result: 'refused' })
    definitely(await splitting.addReceiver(platform))
    expect(definitely(await splitting.settle(order))).toMatchObject({ finished: false })
    expect(definitely(await splitting.settle(order))).toMatchObject({ finished: false })
    expect(definitely(await splitting.query(order))).toEqual({
      outSplitNo: order.outSplitNo,
      finished: true,
      shares: [{ receiverId: '2088000000000777', fen: 500, state: 'succeeded', why: null }],
    })
    const rest = { outSplitNo: wire.number(), transactionId }
    definitely(await splitting.finish(rest))
    expect(definitely(await splitting.query(rest))).toMatchObject({ finished: true, shares: [] })
    expect(definitely(await splitting.query({ ...rest, outSplitNo: wire.number() }))).toBe('no-such-split')
    expect(wire.simulator.world.book.balance('payer:2088000000000777')).toBe(500)
  })
})

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes)
  copy[at] = (copy[at] ?? 0) ^ 0x01
  return copy
}

const contents = (said: string) =>
  JSON.stringify((JSON.parse(said) as { bytes: unknown }[]).map(({ bytes }) => bytes))

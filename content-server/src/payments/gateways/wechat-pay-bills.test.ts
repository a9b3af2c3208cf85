import { afterAll, beforeAll, expect, it } from 'vitest'
import { gunzipSync, gzipSync } from 'node:zlib'
import { definitely, startWire, type Wire } from './testing/wire.ts'

let wire: Wire
beforeAll(async () => {
  wire = await startWire()
})
afterAll(() => wire.stop())

const DAY = '2026-11-20'

it('is not there before ten the next morning; then it is, and its hash is right', async () => {
  const gateway = wire.open('wechat')
  const number = wire.number()
  definitely(await gateway.create(wire.charge(number, 12_345, { subject: '鱼,"豆"腐' })))
  wire.simulator.controls.pay({ outTradeNo: number })
  await wire.simulator.advance(12 * 3_600_000)
  expect(definitely(await gateway.bills!.download(DAY, 'trade'))).toBe('not-yet')
  await wire.simulator.advance(10 * 3_600_000)
  const bill = definitely(await gateway.bills!.download(DAY, 'trade'))
  if (typeof bill === 'string') throw new Error(bill)
  expect(bill.files[0]?.text).toContain(`\`${number},`)
  expect(bill.files[0]?.text).toMatch(/^\uFEFF?交易时间,公众账号ID,商户号/)
  expect(Buffer.from(bill.original).toString()).toContain('`123.45')
  const funds = definitely(await gateway.bills!.download(DAY, 'funds'))
  expect(funds).toMatchObject({
    kind: 'funds',
    files: [{ text: expect.stringContaining('123.45') as string }],
  })
})

it('of a day on which nothing happened is empty', async () => {
  expect(definitely(await wire.open('wechat').bills!.download('2026-11-19', 'trade'))).toBe('empty')
})

it.each([
  ['a changed digit', (bill: Buffer) => gzipSync(gunzipSync(bill).toString().replace('123.45', '923.45'))],
  ['half of it', (bill: Buffer) => bill.subarray(0, Math.floor(bill.length / 2))],
  ['nothing', () => Buffer.alloc(0)],
])('with %s instead is not believed: it is all that WeChat Pay does not sign', async (_, spoil) => {
  const spoiling: typeof fetch = async (input, init) => {
    const response = await fetch(input, init)
    if (!String(input).includes('billdownload')) return response
    return new Response(new Uint8Array(spoil(Buffer.from(await response.arrayBuffer()))), { status: 200 })
  }
  const gateway = wire.open('wechat', { fetch: spoiling })
  expect(await gateway.bills!.download(DAY, 'trade')).toMatchObject({
    result: 'unknown',
    reason: 'unverified',
  })
})

it('is fetched from our own hosts, wherever the address points: our signature goes nowhere else', async () => {
  const asked: string[] = []
  const noting: typeof fetch = (input, init) => {
    asked.push(new URL(String(input)).origin)
    return fetch(input, init)
  }
  wire.simulator.controls.alter({
    ...{ on: 'answer', operation: 'tradebill' },
    fields: { download_url: 'https://evil.example.org/v3/billdownload/file?token=x' },
  })
  const told = await wire.open('wechat', { fetch: noting }).bills!.download(DAY, 'trade')
  expect(told.result).toBe('unknown')
  expect(new Set(asked)).toEqual(new Set([wire.simulator.url]))
})

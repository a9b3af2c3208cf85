import type { Express } from 'express'
import { z } from 'zod'
import { billRows } from '../bill-rows.ts'
import { startOfDay } from '../china-time.ts'
import { gbk } from '../gbk.ts'
import { letters, type World } from '../world.ts'
import { zip } from '../zip.ts'
import { detailsCsv, totalsCsv, type AlipayBillRow } from './bill-text.ts'
import { read, type Call, type Method } from './method.ts'
import { refuse } from './refusal.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** Ready at nine the next morning; its address lives half a minute. */
const READY_MS = DAY + 9 * HOUR
const ADDRESS_LIVES_MS = 30_000
const PLACE = '/downloadBillFile.resource'

const Asked = z.object({ bill_type: z.enum(['trade', 'signcustomer']), bill_date: z.string() })

export const billMethods: Record<string, Method> = {
  'alipay.data.dataservice.bill.downloadurl.query': { name: 'bill', run: askBill },
}

function askBill(world: World, call: Call): Record<string, unknown> {
  const { bill_type, bill_date } = read(Asked, call.biz)
  const from = startOfDay(bill_date)
  if (from === null) throw refuse('isv.invalid-parameter')
  const writtenAt = from + READY_MS
  const rows = writtenAt > world.clock.now() ? [] : rowsOf(world, call, bill_date, writtenAt)
  // Only the bill of trades is written here; of accounts there is none.
  if (bill_type !== 'trade' || rows.length === 0) throw refuse('isp.bill_not_exist')
  const token = letters(world.random, 40)
  world.files.set(token, {
    owner: `alipay:${call.merchant.appId}`,
    bytes: archive(rows, { sellerId: call.merchant.sellerId, from, until: from + DAY, writtenAt }, bill_date),
    zipped: true,
    diesAt: world.clock.now() + ADDRESS_LIVES_MS,
  })
  const query = `bizType=${bill_type}&userId=${call.merchant.sellerId}0156&fileType=csv.zip&token=${token}`
  return { bill_download_url: `${world.url()}${PLACE}?${query}` }
}

function rowsOf(world: World, call: Call, day: string, writtenAt: number): AlipayBillRow[] {
  const { appId } = call.merchant
  return billRows(world, 'alipay', appId, day, writtenAt).map((row) => ({
    ...row,
    shared: row.kind === 'pay' ? sharedOf(world, row.tradeNo, writtenAt) : 0,
  }))
}

const sharedOf = (world: World, tradeNo: string, until: number) =>
  world.splits.orders
    .filter((order) => order.tradeNo === tradeNo)
    .flatMap(({ receivers }) => receivers)
    .filter(({ result, finishedAt }) => result === 'SUCCESS' && (finishedAt ?? until) < until)
    .reduce((sum, { amount }) => sum + amount, 0)

function archive(rows: AlipayBillRow[], day: Parameters<typeof detailsCsv>[1], billDate: string): Buffer {
  const name = `${day.sellerId}0156_${billDate.replaceAll('-', '')}`
  return zip([
    { name: gbk(`${name}_业务明细.csv`), bytes: gbk(detailsCsv(rows, day)) },
    { name: gbk(`${name}_业务明细(汇总).csv`), bytes: gbk(totalsCsv(rows, day)) },
  ])
}

/** Where bills are fetched: the address itself is the permission. */
export function billDownload(app: Express, world: World): void {
  app.get(PLACE, (request, response) => {
    const file = world.files.get(String(request.query['token']))
    if (!file || !file.owner.startsWith('alipay:') || file.diesAt <= world.clock.now())
      return void response.status(403).type('text/plain').send('download url expired')
    response.type('application/zip').send(file.bytes)
  })
}

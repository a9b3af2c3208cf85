import type { Express } from 'express'
import { z } from 'zod'
import { billRows } from '../bill-rows.ts'
import { startOfDay } from '../china-time.ts'
import { gbk } from '../gbk.ts'
import { movements } from '../movements.ts'
import { letters, type World } from '../world.ts'
import { zip } from '../zip.ts'
import { accountCsv, detailsCsv, totalsCsv, type AlipayBillRow, type BillDay } from './bill-text.ts'
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
  const { sellerId, appId } = call.merchant
  const day: BillDay = { sellerId, from, until: from + DAY, writtenAt: from + READY_MS }
  if (day.writtenAt > world.clock.now()) throw refuse('isp.bill_not_exist')
  const files =
    bill_type === 'trade' ? tradeFiles(world, call, day, bill_date) : accountFiles(world, call, day)
  if (files.length === 0) throw refuse('isp.bill_not_exist')
  const name = `${sellerId}0156_${bill_date.replaceAll('-', '')}`
  const token = letters(world.random, 40)
  world.files.set(token, {
    owner: `alipay:${appId}`,
    bytes: zip(files.map(({ title, text }) => ({ name: gbk(`${name}_${title}.csv`), bytes: gbk(text) }))),
    zipped: true,
    diesAt: world.clock.now() + ADDRESS_LIVES_MS,
  })
  const query = `bizType=${bill_type}&userId=${sellerId}0156&fileType=csv.zip&token=${token}`
  return { bill_download_url: `${world.url()}${PLACE}?${query}` }
}

type Csv = { title: string; text: string }

function tradeFiles(world: World, call: Call, day: BillDay, date: string): Csv[] {
  const rows = rowsOf(world, call, date, day.writtenAt)
  if (rows.length === 0) return []
  return [
    { title: '业务明细', text: detailsCsv(rows, day) },
    { title: '业务明细(汇总)', text: totalsCsv(rows, day) },
  ]
}

function accountFiles(world: World, call: Call, day: BillDay): Csv[] {
  const all = movements(world, `alipay:${call.merchant.appId}`, day.from, day.until)
  return all.length === 0 ? [] : [{ title: '账务明细', text: accountCsv(all, day) }]
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

/** Where bills are fetched: the address itself is the permission. */
export function billDownload(app: Express, world: World): void {
  app.get(PLACE, (request, response) => {
    const file = world.files.get(String(request.query['token']))
    if (!file || !file.owner.startsWith('alipay:') || file.diesAt <= world.clock.now())
      return void response.status(403).type('text/plain').send('download url expired')
    response.type('application/zip').send(file.bytes)
  })
}

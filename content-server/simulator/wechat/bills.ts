import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { z } from 'zod'
import { billRows } from '../bill-rows.ts'
import { startOfDay } from '../china-time.ts'
import { letters, type World } from '../world.ts'
import type { Answer } from './answering.ts'
import { tradeBill } from './bill-text.ts'
import { fundFlow } from './fund-flow.ts'
import type { Call, Operation } from './operation.ts'
import { refuse } from './refusal.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** Ready at ten the next morning, kept for three months; its address lives five minutes. */
const READY_MS = DAY + 10 * HOUR
const KEPT_MS = 92 * DAY
const ADDRESS_LIVES_MS = 5 * 60_000

const Asked = z.object({
  bill_date: z.string(),
  bill_type: z.enum(['ALL', 'SUCCESS', 'REFUND']).default('ALL'),
  account_type: z.enum(['BASIC', 'OPERATION', 'FEES']).default('BASIC'),
  tar_type: z.literal('GZIP').optional(),
})

export const billOperations: Operation[] = [
  { method: 'get', path: '/v3/bill/tradebill', name: 'tradebill', run: askTradeBill },
  { method: 'get', path: '/v3/bill/fundflowbill', name: 'fundflowbill', run: askFundFlow },
  { method: 'get', path: '/v3/billdownload/file', name: 'billdownload', run: download },
]

function asked(world: World, call: Call) {
  const read = Asked.safeParse(Object.fromEntries(call.query))
  if (!read.success) throw refuse('PARAM_ERROR', '参数错误', { location: 'query' })
  const from = startOfDay(read.data.bill_date)
  if (from === null)
    throw refuse('PARAM_ERROR', '账单日期格式不正确', { field: 'bill_date', location: 'query' })
  const now = world.clock.now()
  if (from + DAY > now) throw refuse('INVALID_REQUEST', '账单日期不能晚于昨天')
  if (from + KEPT_MS < now) throw refuse('INVALID_REQUEST', '仅支持三个月内的账单下载申请')
  if (from + READY_MS > now) throw refuse('STATEMENT_CREATING', '账单正在生成中，请稍后再试')
  return { ...read.data, from }
}

function askTradeBill(world: World, call: Call): Answer {
  const { bill_date: day, bill_type: type, tar_type, from } = asked(world, call)
  const { mchid, appid } = call.merchant
  const wanted = { ALL: ['pay', 'refund'], SUCCESS: ['pay'], REFUND: ['refund'] }[type]
  const rows = billRows(world, 'wechat', mchid, day, from + READY_MS).filter(({ kind }) =>
    wanted.includes(kind),
  )
  if (rows.length === 0) throw refuse('NO_STATEMENT_EXIST', '请求的账单文件不存在')
  return offer(world, mchid, tradeBill(rows, type, appid, mchid), tar_type !== undefined)
}

function askFundFlow(world: World, call: Call): Answer {
  const { account_type, tar_type, from } = asked(world, call)
  const { mchid } = call.merchant
  const text = account_type === 'BASIC' ? fundFlow(world, mchid, from, from + DAY) : null
  if (text === null) throw refuse('NO_STATEMENT_EXIST', '请求的账单文件不存在')
  return offer(world, mchid, text, tar_type !== undefined)
}

/** The hash is of the text, however it is sent. */
function offer(world: World, mchid: string, text: string, zipped: boolean): Answer {
  const token = letters(world.random, 48)
  const bytes = Buffer.from(text, 'utf8')
  const diesAt = world.clock.now() + ADDRESS_LIVES_MS
  world.files.set(token, {
    owner: `wechat:${mchid}`,
    bytes: zipped ? gzipSync(bytes) : bytes,
    zipped,
    diesAt,
  })
  const query = zipped ? `token=${token}&tartype=gzip` : `token=${token}`
  return {
    status: 200,
    body: {
      hash_type: 'SHA1',
      hash_value: createHash('sha1').update(bytes).digest('hex'),
      download_url: `${world.url()}/v3/billdownload/file?${query}`,
    },
  }
}

function download(world: World, call: Call): Answer {
  const file = world.files.get(call.query.get('token') ?? '')
  if (!file || file.owner !== `wechat:${call.merchant.mchid}` || file.diesAt <= world.clock.now())
    throw refuse('INVALID_REQUEST', '下载地址已失效，请重新申请')
  return { status: 200, bytes: file.bytes, type: file.zipped ? 'application/x-gzip' : 'text/plain' }
}

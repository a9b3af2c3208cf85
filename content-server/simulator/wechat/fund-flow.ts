import type { Journal } from '../book.ts'
import { spaced } from '../china-time.ts'
import { yuan } from '../fen.ts'
import { movements, type Movement } from '../movements.ts'
import type { Moment } from '../virtual-clock.ts'
import type { World } from '../world.ts'
import { line } from './bill-text.ts'

const HEADER =
  '记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号'
const SUMMARY = '资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额'

const NAMES: Partial<Record<Journal['kind'], [name: string, type: string]>> = {
  pay: ['交易', '交易'],
  fee: ['交易', '扣除交易手续费'],
  refund: ['退款', '退款'],
  'fee-back': ['退款', '退还交易手续费'],
  split: ['分账', '分账'],
  'split-back': ['分账', '分账回退'],
}

/** What moved in the merchant's account in that time, from the book; null when nothing did. */
export function fundFlow(world: World, mchid: string, from: Moment, until: Moment): string | null {
  const all = movements(world, `wechat:${mchid}`, from, until)
  if (all.length === 0) return null
  const came = all.filter(({ moved }) => moved > 0)
  const went = all.filter(({ moved }) => moved < 0)
  const sum = (some: Movement[]) => yuan(some.reduce((so, { moved }) => so + Math.abs(moved), 0))
  const totals = [all.length, came.length, sum(came), went.length, sum(went)].map(String)
  return `\uFEFF${[HEADER, ...all.map((one) => row(one, mchid)), SUMMARY, line(totals)].join('\r\n')}\r\n`
}

function row({ journal, moved, balance }: Movement, mchid: string): string {
  const { at, refers, number, kind } = journal
  const [name, type] = NAMES[kind] ?? ['其他', '其他']
  return line([
    spaced(at),
    refers.channelNumber,
    `${spaced(at).slice(0, 10).replaceAll('-', '')}${String(number).padStart(16, '0')}`,
    name,
    type,
    moved > 0 ? '收入' : '支出',
    yuan(Math.abs(moved)),
    yuan(balance),
    moved > 0 ? 'system' : `${mchid}API`,
    type,
    refers.outNumber,
  ])
}

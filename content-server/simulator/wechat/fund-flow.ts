import { accounts, type Journal } from '../book.ts'
import { spaced } from '../china-time.ts'
import { yuan, type Fen } from '../fen.ts'
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
  const owner = `wechat:${mchid}`
  const own = new Set([accounts.merchant(owner), accounts.frozen(owner)])
  const movedBy = ({ postings }: Journal): Fen =>
    postings.reduce((sum, { account, fen }) => sum + (own.has(account) ? fen : 0), 0)
  let balance = 0
  const rows: string[] = []
  const sums = { in: [0, 0], out: [0, 0] } as Record<'in' | 'out', [number, Fen]>
  for (const journal of world.book.journals) {
    const moved = movedBy(journal)
    balance += moved
    const names = NAMES[journal.kind]
    if (moved === 0 || !names || journal.at < from || journal.at >= until) continue
    const side = sums[moved > 0 ? 'in' : 'out']
    side[0] += 1
    side[1] += Math.abs(moved)
    rows.push(row(journal, names, moved, balance, mchid))
  }
  if (rows.length === 0) return null
  const totals = [rows.length, sums.in[0], yuan(sums.in[1]), sums.out[0], yuan(sums.out[1])].map(String)
  return `\uFEFF${[HEADER, ...rows, SUMMARY, line(totals)].join('\r\n')}\r\n`
}

function row(journal: Journal, names: [string, string], moved: Fen, balance: Fen, mchid: string): string {
  const { at, refers, number } = journal
  return line([
    spaced(at),
    refers.channelNumber,
    `${spaced(at).slice(0, 10).replaceAll('-', '')}${String(number).padStart(16, '0')}`,
    ...names,
    moved > 0 ? '收入' : '支出',
    yuan(Math.abs(moved)),
    yuan(balance),
    moved > 0 ? 'system' : `${mchid}API`,
    names[1],
    refers.outNumber,
  ])
}

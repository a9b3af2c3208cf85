import type { BillRow } from '../bill-rows.ts'
import type { Journal } from '../book.ts'
import { spaced } from '../china-time.ts'
import { yuan, type Fen } from '../fen.ts'
import type { Movement } from '../movements.ts'

/** A row, and what of it was shared out. */
export type AlipayBillRow = BillRow & { shared: Fen }

type Column = [name: string, value: (row: AlipayBillRow) => string]

/** Alipay ends some fields with a tab, so that spreadsheets take them for text. */
const tabbed = (text: string) => `${text}\t`
/** What a refund gives back is negative, like what a payment costs. */
const signed = (pay: Fen, back: Fen) => yuan(back > 0 ? -back : pay)

const COLUMNS: Column[] = [
  ['支付宝交易号', ({ tradeNo }) => tabbed(tradeNo)],
  ['商户订单号', ({ outTradeNo }) => tabbed(outTradeNo)],
  ['业务类型', ({ kind }) => tabbed(kind === 'pay' ? '交易' : '退款')],
  ['商品名称', ({ subject }) => subject.replaceAll(',', '，')],
  ['创建时间', ({ createdAt }) => spaced(createdAt)],
  ['完成时间', ({ at }) => spaced(at)],
  ['门店编号', ({ extra }) => tabbed(extra['store_id'] ?? '')],
  ['门店名称', () => tabbed('')],
  ['操作员', ({ extra }) => tabbed(extra['operator_id'] ?? '')],
  ['终端号', ({ extra }) => tabbed(extra['terminal_id'] ?? '')],
  ['对方账户', () => tabbed('*丽(159****5620)')],
  ['订单金额（元）', ({ total, refund }) => signed(total, refund?.amount ?? 0)],
  ['商家实收（元）', ({ total, refund }) => signed(total, refund?.amount ?? 0)],
  ['支付宝红包（元）', () => '0.00'],
  ['集分宝（元）', () => '0.00'],
  ['支付宝优惠（元）', ({ coupon, refund }) => signed(coupon, refund?.couponBack ?? 0)],
  ['商家优惠（元）', () => '0.00'],
  ['券核销金额（元）', () => '0.00'],
  ['券名称', () => ''],
  ['商家红包消费金额（元）', () => tabbed('0.00')],
  ['卡消费金额（元）', () => '0.00'],
  ['退款批次号/请求号', ({ refund }) => tabbed(refund?.outRefundNo ?? '')],
  ['服务费（元）', ({ fee }) => yuan(-fee)],
  ['分润（元）', ({ shared }) => yuan(-shared)],
  ['备注', ({ attach }) => attach.replaceAll(',', '，')],
]

const RULE = '-'.repeat(41)
const dated = (moment: number) => {
  const [day = '', time = ''] = spaced(moment).split(' ')
  const [year, month, date] = day.split('-')
  return `${year}年${month}月${date}日 ${time}`
}
const lines = (all: string[]) => `${all.join('\r\n')}\r\n`

export type BillDay = { sellerId: string; from: number; until: number; writtenAt: number }

const top = (title: string, { sellerId, from, until }: BillDay) => [
  `#支付宝${title}查询`,
  `#账号：[${sellerId}0156]`,
  `#起始日期：[${dated(from)}]   终止日期：[${dated(until)}]`,
]

export function detailsCsv(rows: AlipayBillRow[], day: BillDay): string {
  const pays = rows.filter(({ kind }) => kind === 'pay')
  const backs = rows.filter(({ kind }) => kind === 'refund')
  const paid = pays.reduce((sum, { total }) => sum + total, 0)
  const back = backs.reduce((sum, { refund }) => sum + (refund?.amount ?? 0), 0)
  return lines([
    ...top('业务明细', day),
    `#${RULE}业务明细列表${'-'.repeat(40)}`,
    COLUMNS.map(([name]) => name).join(','),
    ...rows.map((row) => COLUMNS.map(([, value]) => value(row)).join(',')),
    `#${RULE}业务明细列表结束${'-'.repeat(36)}`,
    `#交易合计：${pays.length}笔，商家实收共${yuan(paid)}元，商家优惠共0.00元`,
    `#退款合计：${backs.length}笔，商家实收退款共${yuan(-back)}元，商家优惠退款共0.00元`,
    `#导出时间：[${dated(day.writtenAt)}]`,
  ])
}

const TOTALS =
  '门店编号,门店名称,交易订单总笔数,退款订单总笔数,订单金额（元）,商家实收（元）,支付宝优惠（元）,商家优惠（元）,卡消费金额（元）,服务费（元）,分润（元）,实收净额（元）'

export function totalsCsv(rows: AlipayBillRow[], day: BillDay): string {
  const sum = (value: (row: AlipayBillRow) => Fen) => rows.reduce((so, row) => so + value(row), 0)
  const received = sum(({ total, refund }) => total - (refund?.amount ?? 0))
  const coupons = sum(({ coupon, refund }) => coupon - (refund?.couponBack ?? 0))
  const fees = -sum(({ fee }) => fee)
  const shared = -sum((row) => row.shared)
  const counts = ['pay', 'refund'].map((kind) => String(rows.filter((row) => row.kind === kind).length))
  const amounts = [received, received, coupons, 0, 0, fees, shared, received + fees + shared].map(yuan)
  return lines([
    ...top('业务汇总', day),
    `#${RULE}业务汇总列表${'-'.repeat(40)}`,
    TOTALS,
    ['合计', '', ...counts, ...amounts].join(','),
    `#${'-'.repeat(40)}业务汇总列表结束${'-'.repeat(37)}`,
    `#导出时间：[${dated(day.writtenAt)}]`,
  ])
}

const ACCOUNT_COLUMNS =
  '账务流水号,业务流水号,商户订单号,商品名称,发生时间,对方账号,收入金额（+元）,支出金额（-元）,账户余额（元）,交易渠道,业务类型,备注'

const ACCOUNT_TYPES: Partial<Record<Journal['kind'], string>> = {
  pay: '在线支付',
  fee: '收费',
  refund: '交易退款',
  'fee-back': '退费',
  split: '交易分账',
}

/** The bill of the account: what came, what went, what was left. */
export function accountCsv(all: Movement[], day: BillDay): string {
  const row = ({ journal, moved, balance }: Movement) => {
    const { at, number, refers, kind } = journal
    return [
      tabbed(String(number).padStart(18, '0')),
      tabbed(refers.channelNumber),
      tabbed(refers.outNumber),
      '',
      spaced(at),
      '*丽(159****5620)',
      yuan(Math.max(0, moved)),
      yuan(Math.min(0, moved)),
      yuan(balance),
      '支付宝',
      ACCOUNT_TYPES[kind] ?? '其它',
      '',
    ].join(',')
  }
  const sum = (some: Movement[]) => some.reduce((so, { moved }) => so + moved, 0)
  const came = all.filter(({ moved }) => moved > 0)
  const went = all.filter(({ moved }) => moved < 0)
  return lines([
    ...top('账务明细', day),
    `#${RULE}账务明细列表${'-'.repeat(40)}`,
    ACCOUNT_COLUMNS,
    ...all.map(row),
    `#${RULE}账务明细列表结束${'-'.repeat(36)}`,
    `#支出合计：${went.length}笔，共${yuan(sum(went))}元`,
    `#收入合计：${came.length}笔，共${yuan(sum(came))}元`,
    `#导出时间：[${dated(day.writtenAt)}]`,
  ])
}

import type { BillRow } from '../bill-rows.ts'
import { spaced } from '../china-time.ts'
import { yuan, type Fen } from '../fen.ts'

export type BillType = 'ALL' | 'SUCCESS' | 'REFUND'
type Column = [name: string, value: (row: BillRow) => string]

const fee = (fen: Fen) => `${yuan(fen)}000`
const rate = (basisPoints: number) => `${yuan(basisPoints)}%`
const TYPES: Partial<Record<BillRow['scene'], string>> = { native: 'NATIVE', codepay: 'MICROPAY' }

const start = (appid: string, mchid: string): Column[] => [
  ['交易时间', ({ at }) => spaced(at)],
  ['公众账号ID', () => appid],
  ['商户号', () => mchid],
  ['特约商户号', () => '0'],
  ['设备号', () => ''],
  ['微信订单号', ({ tradeNo }) => tradeNo],
  ['商户订单号', ({ outTradeNo }) => outTradeNo],
  ['用户标识', ({ payer }) => payer],
  ['交易类型', ({ scene }) => TYPES[scene] ?? ''],
  ['交易状态', ({ kind }) => (kind === 'pay' ? 'SUCCESS' : 'REFUND')],
  ['付款银行', () => 'OTHERS'],
  ['货币种类', () => 'CNY'],
  ['应结订单金额', ({ total }) => yuan(total)],
  ['代金券金额', ({ coupon }) => yuan(coupon)],
]
const refundTimes: Column[] = [
  ['退款申请时间', ({ at }) => spaced(at)],
  ['退款成功时间', ({ refund }) => (refund?.doneAt ? spaced(refund.doneAt) : '')],
]
const refundPart: Column[] = [
  ['微信退款单号', ({ refund }) => refund?.refundId ?? '0'],
  ['商户退款单号', ({ refund }) => refund?.outRefundNo ?? '0'],
  ['退款金额', ({ refund }) => yuan(refund?.amount ?? 0)],
  ['充值券退款金额', ({ refund }) => yuan(refund?.couponBack ?? 0)],
  ['退款类型', ({ refund }) => (refund ? 'ORIGINAL' : '')],
  ['退款状态', ({ refund }) => refund?.status ?? ''],
]
const goods: Column[] = [
  ['商品名称', ({ subject }) => subject],
  ['商户数据包', ({ attach }) => attach],
  ['手续费', (row) => fee(row.fee)],
  ['费率', ({ feeRate }) => rate(feeRate)],
]
const total: Column = ['订单金额', (row) => yuan(row.total)]
const asked: Column = ['申请退款金额', ({ refund }) => yuan(refund?.amount ?? 0)]
const remark: Column = ['费率备注', () => '']

function columns(type: BillType, appid: string, mchid: string): Column[] {
  switch (type) {
    case 'ALL':
      return [...start(appid, mchid), ...refundPart, ...goods, total, asked, remark]
    case 'SUCCESS':
      return [...start(appid, mchid), ...goods, total, remark]
    case 'REFUND':
      return [...start(appid, mchid), ...refundTimes, ...refundPart, ...goods, total, asked, remark]
  }
}

const SUMMARY = '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额'

/** A backtick before each field, and nothing escaped: that is how WeChat Pay writes it. */
export const line = (values: string[]): string => values.map((value) => `\`${value}`).join(',')

/** The trade bill, with its byte order mark and Windows line ends. */
export function tradeBill(rows: BillRow[], type: BillType, appid: string, mchid: string): string {
  const wanted = columns(type, appid, mchid)
  const sum = (value: (row: BillRow) => Fen) => rows.reduce((so, row) => so + value(row), 0)
  const refunds = sum(({ refund }) => refund?.amount ?? 0)
  const orders = sum((row) => row.total)
  const totals = [
    String(rows.length),
    yuan(orders),
    yuan(refunds),
    yuan(sum(({ refund }) => refund?.couponBack ?? 0)),
    fee(sum((row) => row.fee)),
    yuan(orders),
    yuan(refunds),
  ]
  const lines = [
    wanted.map(([name]) => name).join(','),
    ...rows.map((row) => line(wanted.map(([, value]) => value(row)))),
    SUMMARY,
    line(totals),
  ]
  return `\uFEFF${lines.join('\r\n')}\r\n`
}

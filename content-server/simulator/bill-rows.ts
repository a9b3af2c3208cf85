import { createHash } from 'node:crypto'
import { startOfDay } from './china-time.ts'
import { feeOn, type Fen } from './fen.ts'
import { couponOf, type Channel, type Refund, type Trade } from './trade.ts'
import type { Moment } from './virtual-clock.ts'
import type { BillEdit, World } from './world.ts'

const DAY_MS = 24 * 3_600_000

/** One line of a day's bill: a payment, or a refund as it stood when the bill was written. */
export type BillRow = {
  kind: 'pay' | 'refund'
  at: Moment
  createdAt: Moment
  tradeNo: string
  outTradeNo: string
  payer: string
  scene: Trade['scene']
  subject: string
  attach: string
  total: Fen
  coupon: Fen
  /** The channel charges this; what it gives back with a refund is negative. */
  fee: Fen
  feeRate: number
  refund: {
    refundId: string
    outRefundNo: string
    amount: Fen
    couponBack: Fen
    status: Refund['status']
    doneAt: Moment | null
  } | null
  extra: Record<string, string>
}

/** The lines of that day in China, oldest first; `writtenAt` is when the channel writes the bill. */
export function billRows(
  world: World,
  channel: Channel,
  merchant: string,
  day: string,
  writtenAt: Moment,
): BillRow[] {
  const from = startOfDay(day) ?? 0
  const within = (at: Moment | null): at is Moment => at !== null && at >= from && at < from + DAY_MS
  const trades = world.trades
    .all()
    .filter((trade) => trade.channel === channel && trade.merchant === merchant)
  const edits = world.billEdits.filter((edit) => edit.channel === channel)
  const payments = trades
    .filter(({ paidAt, outTradeNo }) => within(paidAt) && !isMissing(edits, day, outTradeNo))
    .map((trade) => payment(trade, edits))
  const refunds = trades.flatMap((trade) =>
    trade.refunds
      .filter(({ createdAt }) => within(createdAt))
      .map((refund) => refundRow(trade, refund, writtenAt)),
  )
  const strangers = edits
    .filter((edit) => edit.kind === 'longItem' && edit.day === day)
    .map((edit) => stranger(world, edit, from))
  return [...payments, ...refunds, ...strangers].sort((a, b) => a.at - b.at)
}

const isMissing = (edits: BillEdit[], day: string, outTradeNo: string) =>
  edits.some((edit) => edit.kind === 'shortItem' && edit.day === day && edit.outTradeNo === outTradeNo)

const common = (trade: Trade) => ({
  createdAt: trade.scannedAt ?? trade.createdAt,
  tradeNo: trade.tradeNo ?? '',
  outTradeNo: trade.outTradeNo,
  payer: trade.payer ?? '',
  scene: trade.scene,
  subject: trade.subject,
  attach: trade.attach ?? '',
  feeRate: trade.feeRate,
  extra: trade.extra,
})

function payment(trade: Trade, edits: BillEdit[]): BillRow {
  const differing = edits.filter((edit) => edit.kind === 'feeDiff' && edit.outTradeNo === trade.outTradeNo)
  return {
    ...common(trade),
    kind: 'pay',
    at: trade.paidAt ?? 0,
    total: trade.total,
    coupon: couponOf(trade),
    fee: differing.reduce((fee, { feeDiff }) => fee + feeDiff, trade.fee),
    refund: null,
  }
}

/** A bill is never written again: a refund still under way then stays so in it. */
function refundRow(trade: Trade, refund: Refund, writtenAt: Moment): BillRow {
  const { refundId, outRefundNo, amount, succeededAt } = refund
  const done = succeededAt !== null && succeededAt <= writtenAt
  const status = refund.status === 'SUCCESS' && !done ? 'PROCESSING' : refund.status
  const couponBack = done ? amount - refund.payerRefund : 0
  return {
    ...common(trade),
    kind: 'refund',
    at: refund.createdAt,
    total: 0,
    coupon: 0,
    fee: done ? -refund.feeBack : 0,
    refund: { refundId, outRefundNo, amount, couponBack, status, doneAt: done ? succeededAt : null },
  }
}

/** A payment that only the channel knows; the same number gives the same line each time the bill is fetched. */
function stranger(world: World, edit: BillEdit, from: Moment): BillRow {
  const hash = createHash('sha256').update(edit.outTradeNo).digest()
  const number = [...hash.subarray(0, 21)].map((byte) => byte % 10).join('')
  return {
    kind: 'pay',
    at: from + DAY_MS / 2,
    createdAt: from + DAY_MS / 2,
    tradeNo:
      edit.channel === 'wechat'
        ? `4200002${number}`
        : `${edit.day.replaceAll('-', '')}${number.slice(0, 20)}`,
    outTradeNo: edit.outTradeNo,
    payer: world.purses.payers[edit.channel],
    scene: edit.channel === 'wechat' ? 'native' : 'precreate',
    subject: '未知商品',
    attach: '',
    total: edit.amount,
    coupon: 0,
    fee: feeOn(edit.amount, world.settings.feeRate),
    feeRate: world.settings.feeRate,
    refund: null,
    extra: {},
  }
}

import type { Journal } from '../book.ts'
import { refresh } from '../life.ts'
import type { SplitOrder, SplitReturn } from '../split.ts'
import { couponOf, type Trade } from '../trade.ts'
import type { Moment } from '../virtual-clock.ts'
import type { World } from '../world.ts'

export type RefundView = { outRefundNo: string; amount: number; feeBack: number; status: string; at: Moment }

export type TradeView = {
  channel: Trade['channel']
  scene: Trade['scene']
  merchant: string
  outTradeNo: string
  tradeNo: string | null
  subject: string
  total: number
  coupon: number
  fee: number
  state: Trade['state']
  declineReason: string | null
  code: string | null
  createdAt: Moment
  paidAt: Moment | null
  closedAt: Moment | null
  refunds: RefundView[]
}

/** A trade as the controls tell it; amounts in fen. */
export function tradeView(world: World, trade: Trade): TradeView {
  const { channel, scene, merchant, outTradeNo, tradeNo, subject, total, fee, declineReason } = refresh(
    world,
    trade,
  )
  return {
    ...{ channel, scene, merchant, outTradeNo, tradeNo, subject, total, fee, declineReason },
    coupon: couponOf(trade),
    state: trade.state,
    code: trade.code?.text ?? null,
    createdAt: trade.createdAt,
    paidAt: trade.paidAt,
    closedAt: trade.closedAt,
    refunds: trade.refunds.map(({ outRefundNo, amount, feeBack, status, createdAt }) => ({
      ...{ outRefundNo, amount, feeBack, status },
      at: createdAt,
    })),
  }
}

export type BookView = {
  now: Moment
  trades: TradeView[]
  splits: SplitOrder[]
  splitReturns: SplitReturn[]
  journals: Journal[]
  balances: Record<string, number>
  /** Sums of the journals by channel and kind, in fen: what the other side's ledger must come to. */
  totals: Record<string, Record<string, number>>
}

/** Everything the channels know, to compare another ledger with. */
export function bookView(world: World): BookView {
  const totals: BookView['totals'] = {}
  for (const { kind, refers, postings } of world.book.journals) {
    const channel = refers.merchant.split(':')[0] ?? ''
    const moved = postings.reduce((sum, { fen }) => sum + Math.max(0, fen), 0)
    const sums = (totals[channel] ??= {})
    sums[kind] = (sums[kind] ?? 0) + moved
  }
  return {
    now: world.clock.now(),
    trades: world.trades.all().map((trade) => tradeView(world, trade)),
    splits: world.splits.orders,
    splitReturns: world.splits.returns,
    journals: world.book.journals,
    balances: world.book.balances(),
    totals,
  }
}

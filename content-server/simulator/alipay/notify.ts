import { compactDay, spaced } from '../china-time.ts'
import type { Envelope } from '../couriers.ts'
import type { Fault } from '../faults.ts'
import { yuan } from '../fen.ts'
import { settledRefunds, type Refund, type Trade } from '../trade.ts'
import type { Moment } from '../virtual-clock.ts'
import { digits, type World } from '../world.ts'
import { signatureOn } from './sealing.ts'
import { noticeText } from './signing.ts'
import { amountsOf, BUYER_LOGON_ID, fundBills, tradeStatus } from './trade-text.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** Alipay's published schedule: 7 repeats over about a day. */
export const ALIPAY_GAPS = [
  4 * MINUTE,
  10 * MINUTE,
  10 * MINUTE,
  HOUR,
  2 * HOUR,
  6 * HOUR,
  15 * HOUR,
] as const

type Pairs = Record<string, string>

export function tellPaid(world: World, trade: Trade): void {
  post(world, trade, 'payment', {})
}

/** An unpaid trade was closed. Nobody hears of a code that was never scanned. */
export function tellClosed(world: World, trade: Trade): void {
  post(world, trade, 'closed', { gmt_close: spaced(trade.closedAt ?? world.clock.now()) })
}

/** A refund makes no event of its own: the trade is told again, with what has been refunded so far. */
export function tellRefund(world: World, trade: Trade, refund: Refund): void {
  const at = refund.succeededAt ?? world.clock.now()
  const whole = settledRefunds(trade) === trade.total
  post(world, trade, 'refund', {
    out_biz_no: refund.outRefundNo,
    refund_fee: yuan(settledRefunds(trade)),
    gmt_refund: `${spaced(at)}.000`,
    ...(whole ? { gmt_close: spaced(at) } : {}),
  })
}

function post(world: World, trade: Trade, operation: 'payment' | 'refund' | 'closed', more: Pairs): void {
  if (!trade.notifyUrl) return
  const merchant = world.keys.alipay.merchants.find(({ appId }) => appId === trade.merchant)
  const now = world.clock.now()
  // The same in every repeat, until the merchant has said success.
  const notifyId = `${compactDay(now)}00222${digits(world.random, 21)}`
  const told: Pairs = {
    ...noticeOf(trade, now),
    ...more,
    seller_id: merchant?.sellerId ?? '',
    notify_id: notifyId,
  }
  world.couriers.send({
    channel: 'alipay',
    operation,
    outTradeNo: trade.outTradeNo,
    url: trade.notifyUrl,
    gaps: ALIPAY_GAPS,
    acknowledged: (status, body) => status === 200 && body.trim() === 'success',
    seal: (at, fault) => envelope(world, told, at, fault),
  })
}

function noticeOf(trade: Trade, now: Moment): Pairs {
  const bills = fundBills(trade).map(({ amount, fund_channel }) => ({ amount, fundChannel: fund_channel }))
  return {
    notify_type: 'trade_status_sync',
    charset: 'utf-8',
    version: '1.0',
    app_id: trade.appId,
    auth_app_id: trade.appId,
    trade_no: trade.tradeNo ?? '',
    out_trade_no: trade.outTradeNo,
    buyer_id: trade.payer ?? '',
    buyer_logon_id: BUYER_LOGON_ID,
    subject: trade.subject,
    trade_status: tradeStatus(trade, now),
    gmt_create: spaced(trade.scannedAt ?? trade.createdAt),
    ...amountsOf(trade),
    ...(trade.paidAt === null
      ? {}
      : { gmt_payment: spaced(trade.paidAt), fund_bill_list: JSON.stringify(bills) }),
    ...(trade.extra['passback_params'] ? { passback_params: trade.extra['passback_params'] } : {}),
  }
}

function envelope(world: World, told: Pairs, now: Moment, fault: Fault | null): Envelope {
  const late = fault?.kind === 'oldTimestamp' ? fault.milliseconds || 600_000 : 0
  const fields = fault?.kind === 'alter' ? asText(fault.fields) : {}
  const pairs = filled({ ...told, notify_time: spaced(now - late), ...fields })
  const sign = signatureOn(world, noticeText(pairs), fault)
  const sent: Pairs = sign === null ? pairs : { ...pairs, sign_type: 'RSA2', sign }
  if (fault?.kind === 'tamperBody') sent['total_amount'] = `9${sent['total_amount'] ?? ''}`
  return {
    headers: {
      'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
      'user-agent': 'Mozilla/4.0',
    },
    body: new URLSearchParams(sent).toString(),
  }
}

/** Alipay sends no empty fields: not everybody leaves them out of what is verified. */
const filled = (pairs: Pairs): Pairs =>
  Object.fromEntries(Object.entries(pairs).filter(([, value]) => value !== ''))

const asText = (fields: Record<string, unknown>): Pairs =>
  Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, String(value)]))

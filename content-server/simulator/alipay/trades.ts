import { z } from 'zod'
import { fromSpaced } from '../china-time.ts'
import { fenOf } from '../fen.ts'
import { close } from '../life.ts'
import type { Trade } from '../trade.ts'
import { letters, type World } from '../world.ts'
import { presentedOf, read, tradeOf, type Call, type Method } from './method.ts'
import { refuse } from './refusal.ts'
import { amountsOf, BUYER_LOGON_ID, fundBills, sendPayDate, tradeStatus } from './trade-text.ts'

const MINUTE = 60_000
const CODE_LIVES_MS = 120 * MINUTE
const UNITS: Record<string, number> = { m: MINUTE, h: 60 * MINUTE, d: 24 * 60 * MINUTE }

export const OutTradeNo = z.string().regex(/^[A-Za-z0-9_]{1,64}$/)
export const Amount = z.string().refine((text) => {
  const fen = fenOf(text)
  return fen !== null && fen >= 1 && fen <= 10_000_000_000
})
/** 1m to 15d, or the end of the day. */
const Span = z.string().regex(/^([1-9]\d{0,4}[mhd]|1c)$/)

export const OrderShape = {
  out_trade_no: OutTradeNo,
  total_amount: Amount,
  subject: z
    .string()
    .min(1)
    .max(256)
    .regex(/^[^/=&]+$/),
  body: z.string().max(128).optional(),
  timeout_express: Span.optional(),
  time_expire: z.string().optional(),
  terminal_id: z.string().max(32).optional(),
  store_id: z.string().max(32).optional(),
  operator_id: z.string().max(28).optional(),
  product_code: z.string().max(64).optional(),
  extend_params: z.object({ royalty_freeze: z.string().optional() }).optional(),
}
const Precreate = z.object({
  ...OrderShape,
  qr_code_timeout_express: Span.optional(),
  passback_params: z.string().max(512).optional(),
})
export type Order = z.infer<typeof Precreate>

export const Named = z.object({
  out_trade_no: OutTradeNo.optional(),
  trade_no: z.string().max(64).optional(),
})

export const tradeMethods: Record<string, Method> = {
  'alipay.trade.precreate': { name: 'precreate', run: precreate },
  'alipay.trade.query': { name: 'query', run: query },
  'alipay.trade.close': { name: 'close', run: closeTrade },
}

function precreate(world: World, call: Call): Record<string, unknown> {
  const order = read(Precreate, call.biz)
  const known = presentedOf(world, call, { out_trade_no: order.out_trade_no })
  const trade = known ? again(known, order) : newTrade(world, call, order, 'precreate')
  const now = world.clock.now()
  if (trade.code === null || trade.code.diesAt <= now) {
    const lives = spanMs(order.qr_code_timeout_express, CODE_LIVES_MS)
    const diesAt = Math.min(now + Math.min(lives, CODE_LIVES_MS), trade.expiresAt)
    world.trades.present(trade, {
      text: `https://qr.alipay.com/bax0${letters(world.random, 20).toLowerCase()}`,
      diesAt,
    })
  }
  return { out_trade_no: trade.outTradeNo, qr_code: trade.code?.text }
}

/** The same order asked for again. */
export function again(trade: Trade, order: Order): Trade {
  if (trade.state === 'paid') throw refuse('ACQ.TRADE_HAS_SUCCESS')
  if (trade.state === 'closed' || trade.state === 'revoked' || trade.state === 'failed')
    throw refuse('ACQ.TRADE_HAS_CLOSE')
  if (trade.asked !== askedOf(order)) throw refuse('ACQ.CONTEXT_INCONSISTENT')
  return trade
}

const askedOf = (order: Order) => JSON.stringify([order.total_amount, order.subject])

export function newTrade(world: World, call: Call, order: Order, scene: 'precreate' | 'barcode'): Trade {
  const now = world.clock.now()
  const total = fenOf(order.total_amount) ?? 0
  const trade: Trade = {
    channel: 'alipay',
    scene,
    merchant: call.merchant.appId,
    appId: call.merchant.appId,
    outTradeNo: order.out_trade_no,
    tradeNo: null,
    subject: order.subject,
    attach: order.body ?? null,
    notifyUrl: call.common['notify_url'] ?? null,
    total,
    asked: askedOf(order),
    createdAt: now,
    expiresAt: expiryOf(order, now),
    code: null,
    state: 'presented',
    payer: null,
    scannedAt: null,
    paidAt: null,
    closedAt: null,
    payerTotal: total,
    fee: 0,
    feeRate: world.settings.feeRate,
    sharing: order.extend_params?.royalty_freeze === 'true',
    unsplit: 0,
    declineReason: null,
    refunds: [],
    extra: {
      total_amount: order.total_amount,
      passback_params: order.passback_params ?? '',
      terminal_id: order.terminal_id ?? '',
      store_id: order.store_id ?? '',
      operator_id: order.operator_id ?? '',
    },
  }
  world.trades.add(trade)
  return trade
}

function expiryOf(order: Order, now: number): number {
  if (order.time_expire === undefined) return now + spanMs(order.timeout_express, 180 * MINUTE)
  const at = fromSpaced(order.time_expire)
  if (at === null || at <= now) throw refuse('ACQ.INVALID_PARAMETER', 'time_expire不合法')
  return at
}

function spanMs(span: string | undefined, otherwise: number): number {
  if (span === undefined) return otherwise
  if (span === '1c') return 24 * 60 * MINUTE
  return Number.parseInt(span, 10) * (UNITS[span.slice(-1)] ?? 0)
}

function query(world: World, call: Call): Record<string, unknown> {
  const named = read(Named, call.biz)
  const trade = tradeOf(world, call, named)
  if (!trade)
    throw refuse('ACQ.TRADE_NOT_EXIST', undefined, {
      buyer_pay_amount: '0.00',
      invoice_amount: '0.00',
      out_trade_no: named.out_trade_no,
      point_amount: '0.00',
      receipt_amount: '0.00',
    })
  return {
    ...amountsOf(trade),
    buyer_logon_id: BUYER_LOGON_ID,
    buyer_user_id: trade.payer,
    ...(trade.paidAt === null ? {} : { fund_bill_list: fundBills(trade) }),
    out_trade_no: trade.outTradeNo,
    ...sendPayDate(trade),
    trade_no: trade.tradeNo,
    trade_status: tradeStatus(trade, world.clock.now()),
  }
}

function closeTrade(world: World, call: Call): Record<string, unknown> {
  const trade = tradeOf(world, call, read(Named, call.biz))
  if (!trade) throw refuse('ACQ.TRADE_NOT_EXIST')
  if (trade.state === 'paid') throw refuse('ACQ.TRADE_STATUS_ERROR')
  if (trade.state === 'closed' || trade.state === 'revoked' || trade.state === 'failed')
    throw refuse('ACQ.REASON_TRADE_STATUS_INVALID')
  close(world, trade)
  return { out_trade_no: trade.outTradeNo, trade_no: trade.tradeNo }
}

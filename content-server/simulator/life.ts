import { accounts } from './book.ts'
import { compactDay } from './china-time.ts'
import { feeOn, type Fen } from './fen.ts'
import { couponOf, isOver, owner, type Channel, type Trade } from './trade.ts'
import { setFree } from './sharing-out.ts'
import * as alipay from './alipay/notify.ts'
import * as wechat from './wechat/callback.ts'
import { digits, type World } from './world.ts'

/** What is not shared out within 30 days becomes free by itself. */
const FROZEN_MS = 30 * 24 * 3_600_000

/** Why a wallet cannot go on. */
export type Hindrance = 'no such code' | 'code has died' | 'already paid' | 'closed' | 'not scanned'

const tell = { wechat, alipay }

/** What time alone has done to the trade; asked before anybody looks at it. */
export function refresh(world: World, trade: Trade): Trade {
  if (!isOver(trade) && world.clock.now() >= trade.expiresAt) close(world, trade)
  return trade
}

/** Opens the code in a wallet. At Alipay this is what makes the trade. */
export function scan(world: World, text: string): Trade | Hindrance {
  const trade = world.trades.byCode(text)
  if (!trade) return 'no such code'
  const over = hindrance(refresh(world, trade))
  if (over) return over
  if ((trade.code?.diesAt ?? 0) <= world.clock.now()) return 'code has died'
  begin(world, trade, 'scanned')
  return trade
}

/** A payer has come: who it is, and at Alipay the trade's number. */
export function begin(world: World, trade: Trade, state: 'scanned' | 'paying'): void {
  const now = world.clock.now()
  trade.state = trade.state === 'paying' ? 'paying' : state
  trade.scannedAt ??= now
  trade.payer ??= world.purses.payers[trade.channel]
  if (trade.channel === 'alipay' && trade.tradeNo === null) {
    world.trades.number(trade, newTradeNo(world, 'alipay'))
    world.clock.at(trade.expiresAt, () => void refresh(world, trade))
  }
}

/** The wallet asks for a password before it pays. */
export function askPassword(world: World, trade: Trade): Hindrance | null {
  const over = hindrance(refresh(world, trade))
  if (over) return over
  begin(world, trade, 'paying')
  return null
}

/** The payer pays; `coupon` of it is on the channel. */
export function pay(world: World, trade: Trade, coupon: Fen = 0): Hindrance | null {
  const over = hindrance(refresh(world, trade))
  if (over) return over
  if (coupon < 0 || coupon > trade.total) throw new RangeError('a coupon covers at most the whole')
  const now = world.clock.now()
  begin(world, trade, 'scanned')
  if (trade.tradeNo === null) world.trades.number(trade, newTradeNo(world, trade.channel))
  trade.state = 'paid'
  trade.paidAt = now
  trade.declineReason = null
  trade.payerTotal = trade.total - coupon
  trade.fee = feeOn(trade.total, trade.feeRate)
  trade.unsplit = trade.total - trade.fee
  bookPayment(world, trade)
  if (trade.sharing) world.clock.at(now + FROZEN_MS, () => setFree(world, trade, '', trade.tradeNo ?? ''))
  tell[trade.channel].tellPaid(world, trade)
  return null
}

function bookPayment(world: World, trade: Trade): void {
  const now = world.clock.now()
  const refers = { merchant: owner(trade), outNumber: trade.outTradeNo, channelNumber: trade.tradeNo ?? '' }
  const purse = (trade.sharing ? accounts.frozen : accounts.merchant)(owner(trade))
  world.book.write(now, 'pay', refers, [
    { account: accounts.payer(trade.payer ?? ''), fen: -trade.payerTotal },
    { account: accounts.coupons(trade.channel), fen: -couponOf(trade) },
    { account: purse, fen: trade.total },
  ])
  if (trade.fee === 0) return
  world.book.write(now, 'fee', refers, [
    { account: purse, fen: -trade.fee },
    { account: accounts.fees(trade.channel), fen: trade.fee },
  ])
}

/** The payment did not come about; the payer may try again unless a payment code was scanned. */
export function decline(world: World, trade: Trade, reason: string): Hindrance | null {
  const over = hindrance(refresh(world, trade))
  if (over) return over
  trade.declineReason = reason
  trade.state = trade.scene === 'codepay' || trade.scene === 'barcode' ? 'failed' : 'scanned'
  return null
}

/** Nobody can pay it any more. */
export function close(world: World, trade: Trade, as: 'closed' | 'revoked' = 'closed'): void {
  const opened = trade.tradeNo !== null
  trade.state = as
  trade.closedAt = world.clock.now()
  if (trade.channel === 'alipay' && opened) alipay.tellClosed(world, trade)
}

export function hindrance(trade: Trade): Hindrance | null {
  if (trade.state === 'paid') return 'already paid'
  return isOver(trade) ? 'closed' : null
}

/** 28 digits, shaped as each channel's are. */
function newTradeNo(world: World, channel: Channel): string {
  const day = compactDay(world.clock.now())
  return channel === 'wechat'
    ? `4200002${digits(world.random, 3)}${day}${digits(world.random, 10)}`
    : `${day}2200${digits(world.random, 16)}`
}

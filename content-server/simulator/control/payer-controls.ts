import { z } from 'zod'
import { accounts } from '../book.ts'
import { askPassword, decline, hindrance, pay, refresh, scan } from '../life.ts'
import { owner, type Trade } from '../trade.ts'
import type { World } from '../world.ts'
import { control } from './control.ts'
import { ControlRefusal } from './refusal.ts'
import { tradeView } from './views.ts'

/** A trade is named by the merchant's number, or by the code a payer would scan. */
const Which = z.object({ outTradeNo: z.string().optional(), code: z.string().optional() })
type Which = z.infer<typeof Which>

/** The trade, opened in the wallet if it had not been. */
function opened(world: World, which: Which): Trade {
  const text = which.code ?? named(world, which).code?.text
  if (text === undefined) return named(world, which)
  const trade = scan(world, text)
  if (typeof trade === 'string') throw new ControlRefusal(trade === 'no such code' ? 404 : 409, trade)
  return trade
}

function named(world: World, which: Which): Trade {
  const trade = which.code
    ? world.trades.byCode(which.code)
    : which.outTradeNo === undefined
      ? undefined
      : world.trades.named(which.outTradeNo)
  if (!trade) throw new ControlRefusal(404, 'no such trade')
  return refresh(world, trade)
}

function unless(hindered: string | null): void {
  if (hindered !== null) throw new ControlRefusal(409, hindered)
}

/** What a payer does with a wallet. */
export const payerControls = {
  scan: control(Which, (world, which) => tradeView(world, opened(world, which))),

  pay: control(Which, (world, which) => {
    const trade = opened(world, which)
    unless(pay(world, trade))
    return tradeView(world, trade)
  }),

  /** The wallet asks for the password; `finish` types it, else a later `pay` does. */
  payWithPassword: control(Which.extend({ finish: z.boolean().default(false) }), (world, which) => {
    const trade = opened(world, which)
    unless(which.finish ? pay(world, trade) : askPassword(world, trade))
    return tradeView(world, trade)
  }),

  declineReason: control(
    Which.extend({ reason: z.string().min(1).default('余额不足') }),
    (world, { reason, ...which }) => {
      const trade = opened(world, which)
      unless(decline(world, trade, reason))
      return tradeView(world, trade)
    },
  ),

  /** Pays with a coupon of the channel's: the payer pays that much less, the merchant gets the whole. */
  couponPay: control(Which.extend({ coupon: z.int().min(1) }), (world, { coupon, ...which }) => {
    const trade = opened(world, which)
    if (coupon > trade.total) throw new ControlRefusal(409, 'the coupon is larger than the amount')
    unless(pay(world, trade, coupon))
    return tradeView(world, trade)
  }),

  /** The bank takes the money and gives it back; the trade was never paid, though the payer saw it leave. */
  bankReverse: control(Which, (world, which) => {
    const trade = opened(world, which)
    unless(hindrance(trade))
    const payer = accounts.payer(trade.payer ?? '')
    const refers = { merchant: owner(trade), outNumber: trade.outTradeNo, channelNumber: '' }
    world.book.write(world.clock.now(), 'bank-reversal', refers, [
      { account: payer, fen: -trade.total },
      { account: payer, fen: trade.total },
    ])
    trade.declineReason = '银行扣款未成功，款项将原路退回'
    return tradeView(world, trade)
  }),

  /** A payment code as the wallet shows it to a scanner. */
  showCode: control(z.object({ channel: z.enum(['wechat', 'alipay']) }), (world, { channel }) =>
    world.purses.show(channel),
  ),
}

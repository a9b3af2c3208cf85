import { accounts, type Posting } from './book.ts'
import { feeOn, type Fen } from './fen.ts'
import { owner, settledRefunds, type Refund, type Trade } from './trade.ts'
import type { World } from './world.ts'

/** A refund that has been accepted but has moved nothing yet. */
export function newRefund(
  world: World,
  given: Pick<
    Refund,
    'outRefundNo' | 'refundId' | 'amount' | 'reason' | 'notifyUrl' | 'fundsAccount' | 'asked'
  >,
): Refund {
  const createdAt = world.clock.now()
  return { ...given, payerRefund: 0, feeBack: 0, status: 'PROCESSING', createdAt, succeededAt: null }
}

/** Whether the merchant's purse can bear it; the fee that comes back with it helps. */
export function canBear(world: World, trade: Trade, amount: Fen): boolean {
  const held = world.book.balance(purseOf(trade, amount))
  return held + feeBackOn(trade, amount) >= amount
}

/** Moves the money of an accepted refund: to the payer, the coupon's part to the channel, the fee's part back. */
export function settleRefund(world: World, trade: Trade, refund: Refund): void {
  const now = world.clock.now()
  refund.payerRefund = payerPart(trade, refund.amount)
  refund.feeBack = feeBackOn(trade, refund.amount)
  const purse = purseOf(trade, refund.amount)
  const refers = {
    merchant: owner(trade),
    outNumber: refund.outRefundNo,
    channelNumber: refund.refundId,
  }
  const postings: Posting[] = [
    { account: accounts.fees(trade.channel), fen: -refund.feeBack },
    { account: purse, fen: refund.feeBack },
  ]
  if (refund.feeBack > 0) world.book.write(now, 'fee-back', refers, postings)
  world.book.write(now, 'refund', refers, [
    { account: purse, fen: -refund.amount },
    { account: accounts.payer(trade.payer ?? ''), fen: refund.payerRefund },
    { account: accounts.coupons(trade.channel), fen: refund.amount - refund.payerRefund },
  ])
  trade.unsplit = Math.max(0, trade.unsplit - refund.amount + refund.feeBack)
  refund.status = 'SUCCESS'
  refund.succeededAt = now
}

/** Of all refunds together the payer gets his share rounded down, so that nothing is lost or made over several. */
function payerPart(trade: Trade, amount: Fen): Fen {
  const upTo = (refunded: Fen) => Number((BigInt(trade.payerTotal) * BigInt(refunded)) / BigInt(trade.total))
  const before = settledRefunds(trade)
  return upTo(before + amount) - upTo(before)
}

/** The fee falls with what is left of the payment. */
function feeBackOn(trade: Trade, amount: Fen): Fen {
  const before = settledRefunds(trade)
  const feeLeft = (refunded: Fen) => feeOn(trade.total - refunded, trade.feeRate)
  return feeLeft(before) - feeLeft(before + amount)
}

/** What is still frozen is refunded from there, else from what the merchant may use. */
function purseOf(trade: Trade, amount: Fen): string {
  const frozen = trade.sharing && trade.unsplit + feeBackOn(trade, amount) >= amount
  return (frozen ? accounts.frozen : accounts.merchant)(owner(trade))
}

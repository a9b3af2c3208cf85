import { accounts } from './book.ts'
import { receiverKey, type SplitOrder, type SplitReceiver } from './split.ts'
import { owner, type Trade } from './trade.ts'
import type { World } from './world.ts'

/** Where a receiver's share goes. */
const receiversPurse = (channel: Trade['channel'], { type, account }: SplitReceiver): string =>
  type === 'MERCHANT_ID' ? accounts.merchant(`${channel}:${account}`) : accounts.payer(account)

/** Pays each receiver out of the payment; one who is no longer known gets nothing. */
export function payReceivers(world: World, trade: Trade, order: SplitOrder): void {
  const now = world.clock.now()
  const purse = (trade.sharing ? accounts.frozen : accounts.merchant)(owner(trade))
  for (const receiver of order.receivers) {
    receiver.finishedAt = now
    const { type, account, amount } = receiver
    if (!world.splits.receivers.has(receiverKey(order.channel, order.merchant, type, account))) {
      receiver.result = 'CLOSED'
      receiver.failReason = 'NO_RELATION'
      trade.unsplit += amount
      continue
    }
    receiver.result = 'SUCCESS'
    const refers = { merchant: owner(trade), outNumber: order.outOrderNo, channelNumber: receiver.detailId }
    world.book.write(now, 'split', refers, [
      { account: purse, fen: -amount },
      { account: receiversPurse(trade.channel, receiver), fen: amount },
    ])
  }
  order.state = 'FINISHED'
}

/** What is left of a shared payment becomes the merchant's to use. */
export function setFree(world: World, trade: Trade, outNumber: string, channelNumber: string): void {
  const rest = trade.unsplit
  trade.extra['sharing'] = 'finished'
  if (!trade.sharing || rest === 0) return
  trade.unsplit = 0
  world.book.write(world.clock.now(), 'unfreeze', { merchant: owner(trade), outNumber, channelNumber }, [
    { account: accounts.frozen(owner(trade)), fen: -rest },
    { account: accounts.merchant(owner(trade)), fen: rest },
  ])
}

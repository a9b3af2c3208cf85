import type { Fen } from './fen.ts'
import type { Channel } from './trade.ts'
import type { Moment } from './virtual-clock.ts'

export type SplitReceiver = {
  type: string
  account: string
  amount: Fen
  description: string
  result: 'PENDING' | 'SUCCESS' | 'CLOSED'
  failReason: string | null
  detailId: string
  createdAt: Moment
  finishedAt: Moment | null
}

/** One order of sharing out a paid trade, or of setting free what is left of it. */
export type SplitOrder = {
  channel: Channel
  merchant: string
  tradeNo: string
  outOrderNo: string
  orderId: string
  state: 'PROCESSING' | 'FINISHED'
  kind: 'split' | 'unfreeze'
  receivers: SplitReceiver[]
  unfreeze: boolean
  asked: string
}

export type SplitReturn = {
  merchant: string
  outOrderNo: string
  orderId: string
  outReturnNo: string
  returnId: string
  account: string
  amount: Fen
  description: string
  result: 'PROCESSING' | 'SUCCESS' | 'FAILED'
  failReason: string | null
  createdAt: Moment
  finishedAt: Moment | null
  asked: string
}

/** Everything about sharing, of both channels. */
export type Splits = {
  orders: SplitOrder[]
  returns: SplitReturn[]
  /** "channel merchant type account" of everyone a merchant may share with. */
  receivers: Set<string>
}

export const noSplits = (): Splits => ({ orders: [], returns: [], receivers: new Set() })

export const receiverKey = (channel: Channel, merchant: string, type: string, account: string): string =>
  `${channel} ${merchant} ${type} ${account}`

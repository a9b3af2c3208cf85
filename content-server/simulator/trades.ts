import type { Channel, Refund, Trade } from './trade.ts'

export type FoundRefund = { trade: Trade; refund: Refund }

/** All trades of both channels, found by either side's number or by the code that a payer scans. */
export class Trades {
  #all: Trade[] = []
  #byOutNumber = new Map<string, Trade>()
  #byNumber = new Map<string, Trade>()
  #byCode = new Map<string, Trade>()
  #refunds = new Map<string, FoundRefund>()

  add(trade: Trade): void {
    this.#all.push(trade)
    this.#byOutNumber.set(`${trade.channel} ${trade.merchant} ${trade.outTradeNo}`, trade)
  }

  /** Gives the trade a code; an older one leads nowhere from now on. */
  present(trade: Trade, code: { text: string; diesAt: number }): void {
    if (trade.code) this.#byCode.delete(trade.code.text)
    trade.code = code
    this.#byCode.set(code.text, trade)
  }

  /** Gives the trade the channel's own number. */
  number(trade: Trade, tradeNo: string): void {
    trade.tradeNo = tradeNo
    this.#byNumber.set(`${trade.channel} ${tradeNo}`, trade)
  }

  byOutNumber(channel: Channel, merchant: string, outTradeNo: string): Trade | undefined {
    return this.#byOutNumber.get(`${channel} ${merchant} ${outTradeNo}`)
  }

  byNumber(channel: Channel, merchant: string, tradeNo: string): Trade | undefined {
    const trade = this.#byNumber.get(`${channel} ${tradeNo}`)
    return trade?.merchant === merchant ? trade : undefined
  }

  byCode(code: string): Trade | undefined {
    return this.#byCode.get(code)
  }

  /** By the merchant's number alone, as the controls name trades: the newest of that number. */
  named(outTradeNo: string): Trade | undefined {
    return this.#all.findLast((trade) => trade.outTradeNo === outTradeNo)
  }

  /** WeChat Pay knows refunds by the merchant's number over all his orders, and by its own. */
  addRefund(trade: Trade, refund: Refund): void {
    trade.refunds.push(refund)
    for (const number of [refund.outRefundNo, refund.refundId])
      this.#refunds.set(`${trade.channel} ${trade.merchant} ${number}`, { trade, refund })
  }

  refund(channel: Channel, merchant: string, number: string): FoundRefund | undefined {
    return this.#refunds.get(`${channel} ${merchant} ${number}`)
  }

  all(): readonly Trade[] {
    return this.#all
  }
}

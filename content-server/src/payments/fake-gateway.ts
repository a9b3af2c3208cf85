import { instantOf, msOf, type Instant } from '@linli/contract/instants.ts'
import type {
  Canceled,
  Charge,
  Gateway,
  Identity,
  Outcome,
  PaymentEvidence,
  PaymentState,
  RawMessage,
  RefundEvidence,
  RefundOrder,
  RefundState,
  RefusalReason,
  SplitOrder,
} from './gateways/gateway.ts'
import { answerTo, readNotice, signedNotice } from './fake-notices.ts'

/** What goes wrong with the next call of this name: before or after the channel has done it, or it says no. */
export type Fault =
  'lost-before' | 'lost-after' | 'broken' | { refuse: RefusalReason } | { wait: () => Promise<void> }
type Call = 'create' | 'query' | 'close' | 'cancel' | 'refund' | 'queryRefund' | 'pay' | 'settle' | 'giveBack'
type FakeRefund = { order: RefundOrder; state: RefundState }
type Trade = {
  charge: Charge
  state: PaymentState
  paidFen: number
  payerFen: number
  currency: string
  paidAt: Instant | null
  refunds: Map<string, FakeRefund>
}

/**
 * A payment channel inside the process, with books of its own, for stories about payments. It keeps the rules that
 * matter to whoever calls it: a number is one trade with one content; what is paid cannot be closed; what it says
 * is signed. `asLazy`: like Alipay, it knows of no trade before a payer has scanned the code.
 */
export class FakeGateway {
  readonly trades = new Map<string, Trade>()
  readonly identity: Identity
  readonly calls: string[] = []
  #clock: () => Instant
  #faults = new Map<Call, Fault[]>()
  #isLazy: boolean
  #notices = 0
  /** How far its clock is from ours. */
  skewMs = 0
  /** When everything it is asked is lost. */
  isDown = false
  /** What becomes of refunds that are asked for. */
  refundState: RefundState = 'succeeded'
  shared: SplitOrder[] = []

  constructor(channel: 'wechat' | 'alipay', clock: () => Instant, isLazy = channel === 'alipay') {
    this.identity = { channel, merchantId: `${channel}-merchant`, appId: `${channel}-app` }
    this.#clock = clock
    this.#isLazy = isLazy
  }

  failNext(call: Call, ...faults: Fault[]): void {
    this.#faults.set(call, [...(this.#faults.get(call) ?? []), ...faults])
  }

  /** The payer pays what is shown; without a trade, scanning the code makes one. */
  pay(outTradeNo: string, given: { fen?: number; payerFen?: number; currency?: string } = {}): void {
    const trade = this.#trade(outTradeNo)
    if (!this.mayPay(outTradeNo)) throw new Error(`${outTradeNo} is closed`)
    const fen = given.fen ?? trade.charge.totalFen
    const paid = { paidFen: fen, payerFen: given.payerFen ?? fen, currency: given.currency ?? 'CNY' }
    Object.assign(trade, { state: 'paid', ...paid, paidAt: this.#clock() })
  }

  /** Nobody can pay twice, what is closed, or a code that has run out. */
  mayPay(outTradeNo: string): boolean {
    const trade = this.trades.get(outTradeNo)
    if (!trade || trade.paidAt !== null || trade.state === 'closed') return false
    return this.#clock() < trade.charge.expiresAt
  }

  setState(outTradeNo: string, state: PaymentState): void {
    this.#trade(outTradeNo).state = state
  }

  finishRefund(outRefundNo: string, state: RefundState): void {
    for (const trade of this.trades.values()) {
      const refund = trade.refunds.get(outRefundNo)
      if (refund) refund.state = state
    }
  }

  /** It answers everything again, and gives back what it is asked to. */
  heal(): void {
    this.#faults.clear()
    this.isDown = false
    this.refundState = 'succeeded'
  }

  /** What was on its way back has arrived. */
  settleRefunds(): void {
    for (const { refunds } of this.trades.values())
      for (const refund of refunds.values())
        if (refund.state === 'pending' || refund.state === 'abnormal') refund.state = 'succeeded'
  }

  /** What it has in its books: paid in, and given back. */
  books(): { paid: number; refunded: number } {
    const trades = [...this.trades.values()]
    const paid = trades.reduce((sum, trade) => sum + (trade.paidAt === null ? 0 : trade.paidFen), 0)
    const refunds = trades.flatMap(({ refunds: all }) => [...all.values()])
    const done = refunds.filter(({ state }) => state === 'succeeded')
    return { paid, refunded: done.reduce((sum, { order }) => sum + order.refundFen, 0) }
  }

  /** A signed notice of how a payment stands; `id` makes it a repetition of an earlier one. */
  notice(
    outTradeNo: string,
    given: Partial<PaymentEvidence> & { id?: string; at?: Instant } = {},
  ): RawMessage {
    const { id, at, ...change } = given
    const { raw: _, ...evidence } = { ...this.#evidence(outTradeNo, 'callback'), ...change }
    return signedNotice({ id: id ?? `notice-${++this.#notices}`, evidence }, at ?? this.#clock())
  }

  refundNotice(outRefundNo: string, given: Partial<RefundEvidence> = {}): RawMessage {
    const trade = [...this.trades.values()].find(({ refunds }) => refunds.has(outRefundNo))
    const refund = trade?.refunds.get(outRefundNo)
    if (!trade || !refund) throw new Error(`there is no refund ${outRefundNo}`)
    const { raw: _, ...evidence } = { ...this.#refundEvidence(refund, 'callback'), ...given }
    return signedNotice({ id: `notice-${++this.#notices}`, evidence }, this.#clock())
  }

  gateway(): Gateway {
    return {
      identity: this.identity,
      create: (charge) => this.#do('create', charge.outTradeNo, () => this.#create(charge)),
      query: (no) =>
        this.#do('query', no, () =>
          this.#said(this.#isKnown(no) ? this.#evidence(no, 'answer') : 'no-such-trade'),
        ),
      close: (no) =>
        this.#do('close', no, () => {
          const trade = this.trades.get(no)
          if (!trade || !this.#isKnown(no)) return this.#said('no-such-trade')
          if (trade.paidAt !== null) return this.#no('already-paid')
          trade.state = 'closed'
          return this.#said('closed')
        }),
      refund: (order) => this.#do('refund', order.outRefundNo, () => this.#refund(order)),
      queryRefund: ({ outTradeNo, outRefundNo }) =>
        this.#do('queryRefund', outRefundNo, () => {
          const refund = this.trades.get(outTradeNo)?.refunds.get(outRefundNo)
          return this.#said(refund ? this.#refundEvidence(refund, 'answer') : 'no-such-refund')
        }),
      cancel: (no) =>
        this.#do<Canceled>('cancel', no, () => {
          const trade = this.trades.get(no)
          if (!trade) return this.#said({ done: 'nothing', again: false })
          const wasPaid = trade.paidAt !== null && trade.state === 'paid'
          trade.state = 'closed'
          return this.#said({ done: wasPaid ? 'refunded' : 'closed', again: false })
        }),
      callbacks: { read: (message) => readNotice(message, this.identity, this.#clock()), answer: answerTo },
      codes: {
        accepts: (code) => /^(1[0-5]|2[5-9]|30)/.test(code),
        pay: (charge, code) => this.#do('pay', charge.outTradeNo, () => this.#scan(charge, code)),
        plan: { askAtSeconds: [5, 10, 15, 20, 25, 30], cancelAtSeconds: 35, cancelAgainSeconds: 5 },
      },
      splitting: {
        addReceiver: () => Promise.resolve(this.#said('added')),
        settle: (order) =>
          this.#do('settle', order.outSplitNo, () => {
            this.shared.push(order)
            const shares = order.shares.map(({ receiverId, fen }) => ({
              receiverId,
              fen,
              why: null,
              state: 'succeeded' as const,
            }))
            return this.#said({ outSplitNo: order.outSplitNo, finished: true, shares })
          }),
        query: () => Promise.resolve(this.#said('no-such-split')),
        finish: ({ outSplitNo }) => Promise.resolve(this.#said({ outSplitNo, finished: true, shares: [] })),
        giveBack: ({ outReturnNo, fen }) =>
          this.#do('giveBack', outReturnNo, () => this.#said({ outReturnNo, fen, state: 'succeeded' })),
      },
    }
  }

  /** A lazy channel knows of nothing that nobody has scanned. */
  #isKnown(outTradeNo: string): boolean {
    const trade = this.trades.get(outTradeNo)
    return trade !== undefined && !(this.#isLazy && trade.state === 'unpaid')
  }

  #trade(outTradeNo: string): Trade {
    const trade = this.trades.get(outTradeNo)
    if (!trade) throw new Error(`there is no trade ${outTradeNo}`)
    return trade
  }

  #create(charge: Charge): Outcome<{ show: 'qr'; text: string }> {
    const known = this.trades.get(charge.outTradeNo)
    if (known && JSON.stringify(known.charge) !== JSON.stringify(charge)) return this.#no('number-used')
    if (known?.paidAt) return this.#no('already-paid')
    if (known?.state === 'closed') return this.#no('already-closed')
    if (!known) this.trades.set(charge.outTradeNo, freshTrade(charge))
    return this.#said({ show: 'qr', text: `fake://${this.identity.channel}/${charge.outTradeNo}` })
  }

  #scan(charge: Charge, code: string): Outcome<PaymentEvidence> {
    const used = [...this.#codes].find(([known]) => known === code)
    if (used && used[1] !== charge.outTradeNo) return this.#no('number-used')
    this.#codes.set(code, charge.outTradeNo)
    const trade = this.trades.get(charge.outTradeNo) ?? freshTrade(charge)
    this.trades.set(charge.outTradeNo, trade)
    // A code that ends with 9 asks for a password first.
    if (code.endsWith('9')) trade.state = 'paying'
    else this.pay(charge.outTradeNo)
    return this.#said(this.#evidence(charge.outTradeNo, 'answer'))
  }
  readonly #codes = new Map<string, string>()

  #refund(order: RefundOrder): Outcome<RefundEvidence> {
    const trade = this.trades.get(order.outTradeNo)
    if (!trade?.paidAt) return this.#no('no-such-trade')
    const known = trade.refunds.get(order.outRefundNo)
    if (known) return this.#said(this.#refundEvidence(known, 'answer'))
    const others = [...trade.refunds.values()].filter(({ state }) => state !== 'closed')
    const sum = others.reduce((total, { order: { refundFen } }) => total + refundFen, order.refundFen)
    if (sum > trade.paidFen) return this.#no('not-enough')
    const refund = { order, state: this.refundState }
    trade.refunds.set(order.outRefundNo, refund)
    return this.#said(this.#refundEvidence(refund, 'answer'))
  }

  #evidence(outTradeNo: string, source: 'callback' | 'answer'): PaymentEvidence {
    const { state, paidFen, payerFen, currency, paidAt } = this.#trade(outTradeNo)
    const wasPaid = paidAt !== null
    return {
      ...{ about: 'payment', ...this.identity, source, outTradeNo, state, currency, succeededAt: paidAt },
      ...{ transactionId: wasPaid ? `at-${outTradeNo}` : null },
      ...{
        totalFen: wasPaid ? paidFen : null,
        payerFen: wasPaid ? payerFen : null,
        raw: this.#raw(outTradeNo),
      },
    }
  }

  #refundEvidence({ order, state }: FakeRefund, source: 'callback' | 'answer'): RefundEvidence {
    const { outTradeNo, outRefundNo, refundFen, totalFen } = order
    return {
      ...{ about: 'refund', ...this.identity, source, outTradeNo, outRefundNo, refundFen, totalFen, state },
      ...{ transactionId: `at-${outTradeNo}`, refundId: `at-${outRefundNo}` },
      ...{ succeededAt: state === 'succeeded' ? this.#clock() : null, raw: this.#raw(outRefundNo) },
    }
  }

  async #do<T>(call: Call, about: string, work: () => Outcome<T>): Promise<Outcome<T>> {
    this.calls.push(`${call} ${about}`)
    if (this.isDown) return lost('unreachable')
    const [fault, ...rest] = this.#faults.get(call) ?? []
    this.#faults.set(call, rest)
    if (fault === undefined) return work()
    if (typeof fault === 'object' && 'wait' in fault) {
      const answer = work()
      await fault.wait()
      return answer
    }
    if (fault === 'broken') return lost('broken')
    if (fault === 'lost-before') return lost('no-answer')
    if (fault !== 'lost-after') return this.#no(fault.refuse)
    work()
    return lost('no-answer')
  }

  #said<T>(value: T): Outcome<T> {
    return { result: 'definite', value, raw: this.#raw('answer') }
  }

  #no(reason: RefusalReason): Extract<Outcome<never>, { result: 'refused' }> {
    return { result: 'refused', reason, channelCode: reason.toUpperCase(), raw: this.#raw(reason) }
  }

  #raw(text: string): RawMessage {
    const date = instantOf(msOf(this.#clock()) + this.skewMs)
    return { headers: { date }, body: Buffer.from(text) }
  }
}

function freshTrade(charge: Charge): Trade {
  const nothing = { paidFen: 0, payerFen: 0, currency: 'CNY', paidAt: null }
  return { charge, state: 'unpaid', ...nothing, refunds: new Map() }
}

function lost(reason: 'no-answer' | 'unreachable' | 'broken'): Outcome<never> {
  return { result: 'unknown', reason, channelCode: null, raw: null }
}

import type { Fen } from './fen.ts'
import type { Moment } from './virtual-clock.ts'

export type Posting = { account: string; fen: Fen }

export type JournalKind =
  'pay' | 'fee' | 'refund' | 'fee-back' | 'split' | 'split-back' | 'freeze' | 'unfreeze' | 'bank-reversal'

export type Journal = {
  number: number
  at: Moment
  kind: JournalKind
  /** The numbers that both sides know: the merchant's own and the channel's. */
  refers: { merchant: string; outNumber: string; channelNumber: string }
  postings: Posting[]
}

/** The simulator's double-entry book, in fen: what each side holds is positive, and every journal sums to zero. */
export class Book {
  readonly journals: Journal[] = []
  #balances = new Map<string, Fen>()

  /** Writes one journal. Throws when it does not sum to zero: that is a fault of the simulator, not of a caller. */
  write(at: Moment, kind: JournalKind, refers: Journal['refers'], postings: Posting[]): Journal {
    const moved = postings.filter(({ fen }) => fen !== 0)
    const total = moved.reduce((sum, { fen }) => sum + fen, 0)
    if (total !== 0) throw new Error(`a journal of kind ${kind} sums to ${total}`)
    const journal = { number: this.journals.length + 1, at, kind, refers, postings: moved }
    this.journals.push(journal)
    for (const { account, fen } of moved) this.#balances.set(account, this.balance(account) + fen)
    return journal
  }

  balance(account: string): Fen {
    return this.#balances.get(account) ?? 0
  }

  balances(): Record<string, Fen> {
    return Object.fromEntries([...this.#balances].sort(([a], [b]) => (a < b ? -1 : 1)))
  }
}

/** The names of the accounts. */
export const accounts = {
  payer: (payer: string) => `payer:${payer}`,
  coupons: (channel: string) => `coupons:${channel}`,
  fees: (channel: string) => `fees:${channel}`,
  merchant: (merchant: string) => `merchant:${merchant}`,
  /** Paid with profit sharing asked for: the merchant's, but not yet free. */
  frozen: (merchant: string) => `frozen:${merchant}`,
}

/** M: money in custody and with channels. R: what billers have to receive. Each sums to zero alone. */
export const BOOKS = ['M', 'R'] as const
export type Book = (typeof BOOKS)[number]

/** Which sign a healthy balance has: debit is positive. `either` may stand on both sides for a while. */
type Nature = 'debit' | 'credit' | 'either'

/**
 * The kinds of account there are. A guarded kind never crosses to the wrong side: whoever would make it so is
 * refused, because it would mean money that is not there.
 */
const KINDS: Record<Book, Record<string, Nature>> = {
  M: {
    clearing: 'either',
    bank: 'either',
    cash: 'either',
    held: 'credit',
    merchant: 'credit',
    biller: 'credit',
    prepaid: 'credit',
    refund_payable: 'credit',
    suspense: 'credit',
    // What an advertiser on credit terms has used and not yet settled.
    terms: 'debit',
    commission: 'either',
    fee: 'either',
    rounding: 'either',
    recon_diff: 'either',
  },
  R: { ar: 'debit', billed: 'either', late: 'either', waiver: 'either', collected: 'either' },
}

/** `M:held:o1`: the book, the kind, and of what. Throws a RangeError for a name that is none. */
export function readAccount(name: string): { book: Book; kind: string; nature: Nature } {
  const [, book, kind] = /^([MR]):([a-z_]+)(?::[A-Za-z0-9_.:-]{1,160})?$/.exec(name) ?? []
  const nature = book && kind ? KINDS[book as Book][kind] : undefined
  if (!book || !kind || !nature) throw new RangeError(`not an account: ${name}`)
  return { book: book as Book, kind, nature }
}

/** Whether the balance stands on a side where this account may never be. */
export function isWrongSide(name: string, balance: number): boolean {
  const { nature } = readAccount(name)
  return (nature === 'debit' && balance < 0) || (nature === 'credit' && balance > 0)
}

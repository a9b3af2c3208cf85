import { createHash } from 'node:crypto'
import { BOOKS, readAccount, type Book } from './account.ts'

/** Debit is positive, in fen; never nothing. */
export type Posting = { account: string; amount: number }

/**
 * What is to be written: `id` names the event, so that it is written at most once; `recipe` the kind of event;
 * `thing` what it is about. A correction is a new journal that names what it takes back.
 */
export type Journal = {
  id: string
  recipe: string
  thing: string
  reversesId?: string
  postings: readonly Posting[]
}

export type Leg = { book: Book; postings: Posting[] }

/**
 * The journal's postings by book, one for each account, nothing left out. Throws a RangeError when an amount
 * is not a whole number of fen, or a book does not sum to zero.
 */
export function legsOf({ id, postings }: Pick<Journal, 'id' | 'postings'>): Leg[] {
  const sums = new Map<string, number>()
  for (const { account, amount } of postings) {
    if (!Number.isSafeInteger(amount)) throw new RangeError(`journal ${id}: not whole fen: ${amount}`)
    sums.set(account, (sums.get(account) ?? 0) + amount)
  }
  const merged = [...sums]
    .map(([account, amount]) => ({ account, amount }))
    .filter(({ amount }) => amount !== 0)
    // One order for everybody, so that two transactions never wait for each other's accounts.
    .sort((one, other) => (one.account < other.account ? -1 : 1))
  const legs = BOOKS.map((book) => ({
    book,
    postings: merged.filter(({ account }) => readAccount(account).book === book),
  })).filter((leg) => leg.postings.length > 0)
  if (legs.length === 0) throw new RangeError(`journal ${id} moves nothing`)
  for (const leg of legs) {
    const total = leg.postings.reduce((sum, { amount }) => sum + amount, 0)
    if (total !== 0) throw new RangeError(`journal ${id}: book ${leg.book} sums to ${total}, not to zero`)
  }
  return legs
}

/** The journal that takes another back, leg by leg. */
export function reversalOf(
  journal: Pick<Journal, 'id' | 'thing' | 'postings'>,
  recipe: string,
): Journal & { reversesId: string } {
  return {
    id: `${journal.id}.reversed`,
    recipe,
    thing: journal.thing,
    reversesId: journal.id,
    postings: journal.postings.map(({ account, amount }) => ({ account, amount: -amount })),
  }
}

/** What is hashed of one leg: everything that was written, and the hash before it. */
export type Link = {
  book: Book
  number: number
  prevHash: string
  journalId: string
  at: string
  recipe: string
  thing: string
  reversesId: string | null
  postings: readonly Posting[]
}

/** SHA-256 over the link's text; whoever changes a posting has to change every later link. */
export function hashOf(link: Link): string {
  const { book, number, prevHash, journalId, at, recipe, thing, reversesId } = link
  const postings = [...link.postings]
    .sort((one, other) => (one.account < other.account ? -1 : 1))
    .map(({ account, amount }) => [account, amount])
  const text = JSON.stringify([prevHash, book, number, journalId, at, recipe, thing, reversesId, postings])
  return createHash('sha256').update(text).digest('hex')
}

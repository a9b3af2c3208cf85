import type { Stores } from '../store/stores.ts'
import { isWrongSide } from './account.ts'
import { hashOf, legsOf, reversalOf, type Journal, type Leg } from './journal.ts'

/**
 * Writes a journal, once: one with this id that is there already stays as it is ('already there'). Call it last in
 * a transaction, because it holds the book's head until the end. Throws when it does not sum to zero, or when an
 * account would stand where it may never stand; the whole transaction is then undone.
 */
export async function postJournal(
  { ledger }: Pick<Stores, 'ledger'>,
  journal: Journal,
  now: string,
): Promise<'posted' | 'already there'> {
  const legs = legsOf(journal)
  if (await ledger.hasJournal(journal.id)) return 'already there'
  const { id, recipe, thing, reversesId = null } = journal
  for (const leg of legs) {
    const head = await ledger.takeNumber(leg.book, now)
    const link = {
      ...{ book: leg.book, number: head.number, prevHash: head.hash, at: head.at },
      ...{ journalId: id, recipe, thing, reversesId, postings: leg.postings },
    }
    await ledger.addLink({ ...link, hash: hashOf(link) }, await moved(ledger, leg, id))
  }
  if (!(await ledger.addJournal({ id, at: now, recipe, thing, reverses_id: reversesId })))
    throw new Error(`The journal ${id} does not sum to zero`)
  return 'posted'
}

async function moved(ledger: Stores['ledger'], leg: Leg, journalId: string) {
  const postings = []
  for (const posting of leg.postings) {
    const balance = await ledger.addToBalance(posting)
    if (isWrongSide(posting.account, balance))
      throw new Error(`The journal ${journalId} would leave ${balance} on ${posting.account}`)
    postings.push({ ...posting, balance })
  }
  return postings
}

/** Takes a journal back by a new one, once. */
export async function reverseJournal(
  stores: Pick<Stores, 'ledger'>,
  journal: { id: string; thing: string },
  recipe: string,
  now: string,
): Promise<'posted' | 'already there'> {
  const postings = await stores.ledger.postingsOf(journal.id)
  if (postings.length === 0) throw new Error(`There is no journal ${journal.id} to take back`)
  return postJournal(stores, reversalOf({ ...journal, postings }, recipe), now)
}

import { record } from '../audit/record.ts'
import type { Context } from '../context.ts'
import type { Journal } from '../ledger/journal.ts'
import { postJournal } from '../ledger/post-journal.ts'
import type { Stores } from '../store/stores.ts'
import type { Attempt } from './attempt-row.ts'
import { dispose } from './disposition.ts'
import { raiseAlarm, tellResident } from './effects.ts'
import { endAttempt, letGo } from './end-attempt.ts'
import type { KeptPayment } from './evidence.ts'
import type { Intent } from './intent-row.ts'
import { holdAll } from './payables.ts'
import { billIssued, billsPaid, heldPaid, intoSuspense } from './recipes.ts'
import { beginRefund } from './begin-refund.ts'

export type Needs = Pick<Context, 'clock' | 'newId' | 'random' | 'config'>
type Found = { attempt: Attempt; intent: Intent; evidence: KeptPayment; eventId: string }

const SERVER = { kind: 'system', name: 'payments' } as const

/**
 * What verified evidence about a payment does. Both the callback and the answer to a question come this way, in any
 * order and however often: the first that proves the money moves it, and the others find it moved.
 */
export async function applyPayment(
  context: Needs,
  stores: Stores,
  eventId: string,
  evidence: KeptPayment,
): Promise<{ outcome: string; intentId: string | null }> {
  const known = await stores.attempts.findByNumber(evidence.outTradeNo)
  if (!known) {
    const { channel, transactionId } = evidence
    await raiseAlarm(context, stores, `trade:${evidence.outTradeNo}`, {
      what: 'unknown-number',
      channel,
      transactionId,
    })
    return { outcome: 'unknown number', intentId: null }
  }
  const { intentId } = known
  if (evidence.channel !== known.channel || evidence.merchantId !== known.merchantId)
    return { outcome: 'not ours', intentId }
  // From here on whoever has evidence for the same payment waits for this transaction.
  await stores.intents.touch(intentId)
  const [attempt, intent] = [await stores.attempts.find(known.id), await stores.intents.find(intentId)]
  if (!attempt || !intent) throw new Error(`The attempt ${known.id} has no payment`)
  if (attempt.state === 'succeeded' || attempt.state === 'quarantined')
    return { outcome: 'nothing new', intentId }
  const outcome = await applyTo(context, stores, { attempt, intent, evidence, eventId })
  return { outcome, intentId }
}

async function applyTo(context: Needs, stores: Stores, found: Found): Promise<string> {
  const { attempt, evidence } = found
  switch (evidence.state) {
    case 'paid':
      return isAsOrdered(found)
        ? takeMoney(context, stores, found)
        : quarantine(context, stores, found, 'amount-mismatch')
    case 'refunded':
      return quarantine(context, stores, found, 'refunded-elsewhere')
    case 'paying':
      return (await stores.attempts.move(attempt.id, 'paying')) ? 'paying' : 'nothing new'
    case 'closed':
    case 'failed': {
      const to = evidence.state === 'closed' ? 'closed' : 'failed'
      return (await endAttempt(context, stores, attempt, { to, why: evidence.state })) ? to : 'nothing new'
    }
    case 'unpaid':
      return 'nothing new'
  }
}

function isAsOrdered({ attempt, evidence }: Found): boolean {
  return evidence.totalFen === attempt.amount && evidence.currency === 'CNY'
}

const factsOf = ({ evidence, eventId }: Found, now: string) => ({
  evidenceId: eventId,
  transactionId: evidence.transactionId,
  payerAmount: evidence.payerFen,
  paidAt: evidence.succeededAt ?? now,
  nextPollAt: null,
})

/** Verifiably paid, as ordered: it pays what was owed, or goes back. */
async function takeMoney(context: Needs, stores: Stores, found: Found): Promise<string> {
  const { attempt, intent } = found
  const now = context.clock()
  if (!(await stores.attempts.move(attempt.id, 'succeeded', { ...factsOf(found, now), why: null })))
    return 'nothing new'
  const standing = await holdAll(stores, intent.items)
  const rivals = await stores.intents.rivals(intent.id, intent.items)
  const intentPaid = !['open', 'canceled', 'expired'].includes(intent.state)
  const lockedByOther = rivals.some(({ lock }) => lock === 'held')
  const disposition = dispose({ standing, intentPaid, lockedByOther })
  await stores.attempts.setDisposition(attempt.id, disposition)
  const details = { disposition, amountMinor: attempt.amount, channel: attempt.channel }
  await record(context, stores, {
    actor: SERVER,
    verb: 'take-payment',
    thing: `payment:${intent.id}`,
    details,
  })
  if (disposition === 'apply') {
    await pay(context, stores, found)
    return disposition
  }
  await letGo(context, stores, intent.id)
  const paid = paidBy(attempt, intent)
  if (disposition === 'suspense') {
    await raiseAlarm(context, stores, `payment:${intent.id}`, { what: 'suspense' })
    await postJournal(stores, intoSuspense(paid, 'unknown'), now)
    return disposition
  }
  const cause = disposition === 'auto_refund_duplicate' ? 'duplicate' : 'late'
  await tellResident(context, stores, intent.id, `returning-${cause}`)
  await postJournal(stores, intoSuspense(paid, cause === 'duplicate' ? 'dup' : 'late'), now)
  const fresh = { ...attempt, disposition, paidAt: now }
  await beginRefund(context, stores, {
    attempt: fresh,
    intent,
    amount: attempt.amount,
    cause,
    reason: cause,
    actor: SERVER,
  })
  return disposition
}

/** It pays what was owed: once, whoever else comes. */
async function pay(context: Needs, stores: Stores, { attempt, intent }: Found): Promise<void> {
  const now = context.clock()
  await stores.attempts.apply(attempt.id)
  await stores.intents.move(intent.id, ['open', 'canceled', 'expired'], 'succeeded', now)
  await stores.intents.setLock(intent.id, ['free', 'held'], 'paid')
  await stores.attempts.closeLive(intent.id, attempt.id, now)
  for (const { kind, itemId } of intent.items) {
    if (kind === 'bill' && !(await stores.payables.setBill(itemId, 'open', 'paid')))
      throw new Error(`The bill ${itemId} was held open and is not`)
    if (kind === 'order') await stores.payables.setOrderPaid(itemId, 'online')
  }
  await tellResident(context, stores, intent.id, intent.state === 'open' ? 'paid' : 'paid-late')
  for (const journal of journalsOf(attempt, intent)) await postJournal(stores, journal, now)
}

/** Bills that were never entered as owed are entered first, so that what is collected was owed. */
function journalsOf(attempt: Attempt, intent: Intent): Journal[] {
  const paid = paidBy(attempt, intent)
  const [first] = intent.items
  if (first && first.accounts.to !== 'biller') return [heldPaid(paid, first.itemId)]
  const parts = intent.items.flatMap(({ itemId, amount, accounts }) =>
    accounts.to === 'biller' ? [{ id: itemId, amount, accounts }] : [],
  )
  return [...parts.map(billIssued), billsPaid(paid, parts)]
}

function paidBy(attempt: Attempt, intent: Intent) {
  return {
    attemptId: attempt.id,
    thing: `payment:${intent.id}`,
    money: attempt.moneyAccount,
    amount: attempt.amount,
  }
}

/** Authentic, and not what was ordered: nothing is delivered, the money waits for a person. */
async function quarantine(
  context: Needs,
  stores: Stores,
  found: Found,
  what: 'amount-mismatch' | 'refunded-elsewhere',
): Promise<string> {
  const { attempt, intent, evidence } = found
  const now = context.clock()
  const change = { ...factsOf(found, now), why: what, disposition: 'suspense' as const }
  if (!(await stores.attempts.move(attempt.id, 'quarantined', change))) return 'nothing new'
  await letGo(context, stores, intent.id)
  const details = {
    what,
    orderedMinor: attempt.amount,
    cameMinor: evidence.totalFen,
    currency: evidence.currency,
  }
  await raiseAlarm(context, stores, `payment:${intent.id}`, details)
  await record(context, stores, {
    actor: SERVER,
    verb: 'quarantine-payment',
    thing: `payment:${intent.id}`,
    details,
  })
  // Money of another currency is no number of fen: a person enters it.
  if (what === 'amount-mismatch' && evidence.totalFen && evidence.currency === 'CNY')
    await postJournal(
      stores,
      intoSuspense({ ...paidBy(attempt, intent), amount: evidence.totalFen }, 'mismatch'),
      now,
    )
  return 'quarantined'
}

import { record } from '../audit/record.ts'
import type { Context } from '../context.ts'
import type { Posting } from '../ledger/journal.ts'
import { postJournal, reverseJournal } from '../ledger/post-journal.ts'
import type { Stores } from '../store/stores.ts'
import type { Attempt } from './attempt-row.ts'
import { raiseAlarm, tellResident } from './effects.ts'
import type { KeptRefundEvidence } from './evidence.ts'
import type { Intent } from './intent-row.ts'
import { nextRefundPoll } from './polling.ts'
import { refundSucceeded } from './recipes.ts'
import type { KeptRefund } from './refund-store.ts'

type Needs = Pick<Context, 'clock' | 'newId'>
type Found = { refund: KeptRefund; attempt: Attempt; intent: Intent; eventId: string }

const SERVER = { kind: 'system', name: 'payments' } as const
const UNDER_WAY = ['requested', 'processing', 'abnormal'] as const

/** What verified evidence about a refund does, in any order and however often. */
export async function applyRefund(
  context: Needs,
  stores: Stores,
  eventId: string,
  evidence: KeptRefundEvidence,
): Promise<{ outcome: string; intentId: string | null }> {
  const known = await stores.refunds.findByNumber(evidence.outRefundNo)
  const attempt = known && (await stores.attempts.find(known.attemptId))
  if (!known || !attempt || attempt.outTradeNo !== evidence.outTradeNo) {
    await raiseAlarm(context, stores, `refund-number:${evidence.outRefundNo}`, { what: 'unknown-number' })
    return { outcome: 'unknown number', intentId: null }
  }
  const { intentId } = attempt
  if (evidence.channel !== attempt.channel || evidence.merchantId !== attempt.merchantId)
    return { outcome: 'not ours', intentId }
  await stores.intents.touch(intentId)
  const [refund, intent] = [await stores.refunds.find(known.id), await stores.intents.find(intentId)]
  if (!refund || !intent) throw new Error(`The refund ${known.id} has no payment`)
  const found = { refund, attempt, intent, eventId }
  return { outcome: await applyTo(context, stores, found, evidence), intentId }
}

async function applyTo(
  context: Needs,
  stores: Stores,
  found: Found,
  evidence: KeptRefundEvidence,
): Promise<string> {
  const { refund } = found
  switch (evidence.state) {
    case 'succeeded':
      if (evidence.refundFen !== null && evidence.refundFen !== refund.amount)
        return needsPerson(context, stores, found, `another amount: ${evidence.refundFen}`)
      return succeed(context, stores, found)
    case 'closed':
      return close(context, stores, found)
    case 'abnormal':
      return needsPerson(context, stores, found, 'the channel could not give it back')
    case 'pending':
      return (await stores.refunds.move(refund.id, ['requested'], 'processing'))
        ? 'processing'
        : 'nothing new'
  }
}

async function succeed(
  context: Needs,
  stores: Stores,
  { refund, attempt, intent, eventId }: Found,
): Promise<string> {
  const now = context.clock()
  const change = { evidenceId: eventId, doneAt: now, nextPollAt: null, why: null }
  if (!(await stores.refunds.move(refund.id, UNDER_WAY, 'succeeded', change))) return 'nothing new'
  const receivables = attempt.applied ? await giveBackItems(stores, refund, intent) : []
  const whole = intent.refunded + refund.amount === intent.total
  if (attempt.applied) {
    await stores.intents.addRefunded(intent.id, refund.amount)
    await stores.intents.move(
      intent.id,
      ['succeeded', 'partially_refunded'],
      whole ? 'refunded' : 'partially_refunded',
    )
  }
  await tellResident(context, stores, intent.id, 'returned')
  const details = { amountMinor: refund.amount, cause: refund.cause }
  await record(context, stores, { actor: SERVER, verb: 'refund', thing: `refund:${refund.id}`, details })
  const { moneyAccount: money } = attempt
  const journal = refundSucceeded({
    refundId: refund.id,
    thing: `payment:${intent.id}`,
    money,
    amount: refund.amount,
  })
  await postJournal(stores, { ...journal, postings: [...journal.postings, ...receivables] }, now)
  return 'succeeded'
}

/**
 * A thing that has wholly gone back in one piece is owed again, or was never to be delivered; of a bill that is
 * given back in part the biller waives that part, and it stays paid.
 */
async function giveBackItems(stores: Stores, refund: KeptRefund, intent: Intent): Promise<Posting[]> {
  const postings: Posting[] = []
  for (const { place, amount } of refund.parts) {
    const item = intent.items.find((one) => one.place === place)
    if (!item) throw new Error(`The payment ${intent.id} has no item ${place}`)
    const { accounts, itemId } = item
    const isWhole = item.refunded === item.amount
    if (accounts.to !== 'biller') {
      if (isWhole) await stores.intents.setItemLock(intent.id, place, 'returned')
      if (isWhole && item.kind === 'order') await stores.payables.setOrderPaid(itemId, 'refunded')
      continue
    }
    const isOwedAgain = amount === item.amount
    if (isOwedAgain) {
      await stores.intents.setItemLock(intent.id, place, 'returned')
      await stores.payables.setBill(itemId, 'paid', 'open')
    }
    postings.push(
      { account: isOwedAgain ? accounts.receivable : accounts.waiver, amount },
      { account: accounts.collected, amount: -amount },
    )
  }
  return postings
}

/** The channel will not give it back under this number: what was promised is taken back, a new number is allowed. */
async function close(
  context: Needs,
  stores: Stores,
  { refund, attempt, intent, eventId }: Found,
): Promise<string> {
  const now = context.clock()
  const change = { evidenceId: eventId, doneAt: now, nextPollAt: null }
  if (!(await stores.refunds.move(refund.id, UNDER_WAY, 'closed', change))) return 'nothing new'
  await stores.attempts.releaseRefund(attempt.id, refund.amount)
  for (const { place, amount } of refund.parts)
    await stores.intents.addItemRefunded(intent.id, place, -amount)
  await raiseAlarm(context, stores, `refund:${refund.id}`, { what: 'refund-closed' })
  await reverseJournal(
    stores,
    { id: `refund.${refund.id}`, thing: `payment:${intent.id}` },
    'refund-closed',
    now,
  )
  return 'closed'
}

/** The money stays visible as payable; it is asked about ever more rarely until a person has seen to it. */
async function needsPerson(context: Needs, stores: Stores, { refund }: Found, why: string): Promise<string> {
  const next = nextRefundPoll(context.clock(), refund.polls)
  const change = { why, nextPollAt: next.at, polls: next.polls }
  if (!(await stores.refunds.move(refund.id, ['requested', 'processing'], 'abnormal', change)))
    return 'nothing new'
  await raiseAlarm(context, stores, `refund:${refund.id}`, { what: 'refund-abnormal', why })
  return 'abnormal'
}

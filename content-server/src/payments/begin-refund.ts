import { msOf } from '@linli/contract/instants.ts'
import type { RefundCause } from '@linli/contract/refunds.ts'
import { refuse } from '@linli/contract/refusals.ts'
import { record } from '../audit/record.ts'
import type { Context } from '../context.ts'
import type { Posting } from '../ledger/journal.ts'
import { postJournal } from '../ledger/post-journal.ts'
import { split } from '../ledger/split.ts'
import { nameOf, type Actor } from '../people/actor.ts'
import type { Stores } from '../store/stores.ts'
import type { Attempt } from './attempt-row.ts'
import { MOST_REFUNDS, REFUND_YEAR_MS } from './durations.ts'
import { yuanOf } from './gateways/yuan.ts'
import type { Intent } from './intent-row.ts'
import { fromReleased, held, refundRequested, suspense } from './recipes.ts'
import type { KeptRefund } from './refund-store.ts'
import { tradeNumber } from './trade-number.ts'

type Needs = Pick<Context, 'clock' | 'newId' | 'random' | 'config'>
export type RefundWish = {
  attempt: Attempt
  intent: Intent
  amount: number
  cause: RefundCause
  reason: string
  actor: Actor
  replacesId?: string
}

/**
 * Sets money aside to give back. By hand, above a sum, it waits for a second person; otherwise it is promised at
 * once and goes to the channel. Refused when more would go back than has come, too often, or too late.
 */
export async function beginRefund(context: Needs, stores: Stores, wish: RefundWish): Promise<KeptRefund> {
  const { attempt, intent, amount, cause, reason, actor } = wish
  const now = context.clock()
  await demandRefundable(stores, wish, now)
  const waits = cause === 'by-hand' && amount > context.config.refundTwoPeopleMinor
  const refund: KeptRefund = {
    ...{
      id: context.newId(),
      attemptId: attempt.id,
      amount,
      cause,
      reason,
      replacesId: wish.replacesId ?? null,
    },
    ...{ outRefundNo: tradeNumber(context, now, intent.kioskId), state: waits ? 'waiting' : 'requested' },
    ...{ parts: partsOf(attempt, intent, amount), askedBy: nameOf(actor), decidedBy: null, evidenceId: null },
    ...{ why: null, polls: 0, nextPollAt: null, createdAt: now, doneAt: null },
  }
  await stores.refunds.add(refund)
  for (const part of refund.parts) await stores.intents.addItemRefunded(intent.id, part.place, part.amount)
  await stores.intents.touch(intent.id)
  const details = { amountMinor: amount, cause, reason, waits }
  await record(context, stores, { actor, verb: 'ask-refund', thing: `refund:${refund.id}`, details })
  if (!waits) await promiseRefund(context, stores, refund, attempt, intent)
  return refund
}

async function demandRefundable(stores: Stores, { attempt, amount }: RefundWish, now: string): Promise<void> {
  if (attempt.paidAt !== null && msOf(now) - msOf(attempt.paidAt) > REFUND_YEAR_MS)
    throw refuse('refund/too-late')
  if (await stores.attempts.reserveRefund(attempt.id, amount)) return
  const found = await stores.attempts.find(attempt.id)
  if (found && found.refunds >= MOST_REFUNDS) throw refuse('refund/too-many')
  throw refuse('refund/too-much', { left: yuanOf(attempt.amount - (found?.refunding ?? 0)) })
}

/** From each item in proportion to what is left of it: never more than that. */
function partsOf(attempt: Attempt, intent: Intent, amount: number): KeptRefund['parts'] {
  if (!attempt.applied) return []
  const left = intent.items.map((item) => item.amount - item.refunded)
  return split(amount, left)
    .map((part, place) => ({ place: intent.items[place]?.place ?? place, amount: part }))
    .filter((part) => part.amount > 0)
}

/** Promised in the ledger, and due at the channel. Cash goes back by a person's hand. */
export async function promiseRefund(
  context: Needs,
  stores: Stores,
  refund: KeptRefund,
  attempt: Attempt,
  intent: Intent,
): Promise<void> {
  const now = context.clock()
  const nextPollAt = attempt.channel === 'cash' ? null : now
  await stores.refunds.move(refund.id, ['waiting', 'requested'], 'requested', { nextPollAt, polls: 0 })
  const from = attempt.applied
    ? await fromItems(context, stores, refund, intent)
    : [{ account: suspense(suspenseOf(attempt)), amount: refund.amount }]
  const journal = refundRequested({ refundId: refund.id, thing: `payment:${intent.id}`, from })
  await postJournal(stores, journal, now)
}

function suspenseOf({ state, disposition }: Attempt) {
  if (state === 'quarantined') return 'mismatch'
  if (disposition === 'suspense') return 'unknown'
  return disposition === 'auto_refund_duplicate' ? 'dup' : 'late'
}

async function fromItems(
  context: Needs,
  stores: Stores,
  refund: KeptRefund,
  intent: Intent,
): Promise<Posting[]> {
  const postings: Posting[] = []
  for (const part of refund.parts) {
    const item = intent.items.find(({ place }) => place === part.place)
    if (!item) throw new Error(`The payment ${intent.id} has no item ${part.place}`)
    const { accounts, itemId } = item
    if (accounts.to === 'biller') postings.push({ account: accounts.biller, amount: part.amount })
    else if (accounts.to === 'merchant' && (await stores.ledger.hasJournal(`released.${itemId}`)))
      postings.push(...fromReleased(accounts.merchantId, part.amount, context.config.commissionPermille))
    else postings.push({ account: held(itemId), amount: part.amount })
  }
  return postings
}

import type { Refund } from '@linli/contract/refunds.ts'
import { fen } from '@linli/contract/money.ts'
import { refuse } from '@linli/contract/refusals.ts'
import { record } from '../audit/record.ts'
import type { Context } from '../context.ts'
import { nameOf, scopeOf, type PersonActor, type StaffActor } from '../people/actor.ts'
import type { Stores } from '../store/stores.ts'
import { answerOnce } from './answer-once.ts'
import { beginRefund, promiseRefund } from './begin-refund.ts'
import type { Intent } from './intent-row.ts'
import type { KeptRefund } from './refund-store.ts'

type Needs = Pick<Context, 'store' | 'clock' | 'newId' | 'random' | 'config' | 'watchers'>

/** Asks to give money back by hand. Above a sum somebody else has to agree. */
export async function askRefund(
  context: Needs,
  actor: PersonActor,
  paymentId: string,
  wish: { key: string; amountMinor: number; reason: string },
): Promise<Refund> {
  const owner = `person:${actor.id}`
  const asked = { paymentId, amountMinor: wish.amountMinor, reason: wish.reason }
  const refund = await answerOnce(context, { owner, key: wish.key, asked }, async (stores) => {
    const intent = await findWithin(stores, actor, paymentId)
    await stores.intents.touch(paymentId)
    const attempt = (await stores.attempts.ofIntent(paymentId)).find(({ applied }) => applied)
    if (!attempt || wish.amountMinor <= 0) throw refuse('refund/too-much', { left: '0.00' })
    const { reason, amountMinor: amount } = wish
    const begun = await beginRefund(context, stores, {
      attempt,
      intent,
      amount,
      cause: 'by-hand',
      reason,
      actor,
    })
    return shown(begun, paymentId)
  })
  context.watchers.changed(paymentId)
  return refund
}

/** A payment of the communities one works for; any other looks as if it were not there. */
export async function findWithin(stores: Stores, actor: StaffActor, paymentId: string): Promise<Intent> {
  const intent = await stores.intents.find(paymentId)
  const scope = scopeOf(actor)
  const isWithin = scope === 'everywhere' || (intent?.communityId && scope.includes(intent.communityId))
  if (!intent || !isWithin) throw refuse('thing/not-found', { id: paymentId })
  return intent
}

/** The second person agrees: the money is promised. Harmless when repeated. */
export function approveRefund(context: Needs, actor: PersonActor, id: string): Promise<Refund> {
  return decide(context, actor, { id, agrees: true }, async (stores, refund) => {
    const by = { decidedBy: nameOf(actor) }
    if (!(await stores.refunds.move(id, ['waiting'], 'requested', by))) return
    const { attempt, intent } = await behind(stores, refund)
    await promiseRefund(context, stores, refund, attempt, intent)
    await record(context, stores, { actor, verb: 'approve-refund', thing: `refund:${id}` })
  })
}

/** The second person does not agree: what was set aside is free again. Harmless when repeated. */
export function declineRefund(context: Needs, actor: PersonActor, id: string): Promise<Refund> {
  return decide(context, actor, { id, agrees: false }, async (stores, refund) => {
    const change = { decidedBy: nameOf(actor), doneAt: context.clock() }
    if (!(await stores.refunds.move(id, ['waiting'], 'declined', change))) return
    const { attempt, intent } = await behind(stores, refund)
    await stores.attempts.releaseRefund(attempt.id, refund.amount)
    for (const { place, amount } of refund.parts)
      await stores.intents.addItemRefunded(intent.id, place, -amount)
    await record(context, stores, { actor, verb: 'decline-refund', thing: `refund:${id}` })
  })
}

async function decide(
  context: Needs,
  actor: PersonActor,
  { id, agrees }: { id: string; agrees: boolean },
  work: (stores: Stores, refund: KeptRefund) => Promise<void>,
): Promise<Refund> {
  return context.store.change(async (stores) => {
    const { refund, intent } = await held(stores, id)
    if (refund.askedBy === nameOf(actor)) throw refuse('refund/same-person')
    await work(stores, refund)
    const now = (await stores.refunds.find(id)) ?? refund
    if (now.decidedBy !== nameOf(actor) || (now.state === 'declined') === agrees)
      throw refuse('refund/decided', { state: now.state })
    return shown(now, intent.id)
  })
}

/** Asks again, under a new number, for what the channel has closed; once for each that it closed. */
export function retryRefund(context: Needs, actor: PersonActor, id: string): Promise<Refund> {
  return context.store.change(async (stores) => {
    const { refund, intent, attempt } = await held(stores, id)
    if (refund.state !== 'closed') throw refuse('refund/not-closed', { state: refund.state })
    const later = (await stores.refunds.ofAttempts([attempt.id])).find(({ replacesId }) => replacesId === id)
    if (later) return shown(later, intent.id)
    const { amount, reason } = refund
    // The sum was agreed to when it was first asked for.
    const cause = refund.cause === 'by-hand' ? 'mismatch' : refund.cause
    const again = await beginRefund(context, stores, {
      attempt,
      intent,
      amount,
      cause,
      reason,
      actor,
      replacesId: id,
    })
    return shown(again, intent.id)
  })
}

/** The refund with its payment, which stays as it is until this transaction ends. */
async function held(stores: Stores, id: string) {
  const known = await stores.refunds.find(id)
  if (!known) throw refuse('thing/not-found', { id })
  const { intent } = await behind(stores, known)
  await stores.intents.touch(intent.id)
  const refund = (await stores.refunds.find(id)) ?? known
  return { refund, ...(await behind(stores, refund)) }
}

async function behind(stores: Stores, refund: KeptRefund) {
  const attempt = await stores.attempts.find(refund.attemptId)
  const intent = attempt && (await stores.intents.find(attempt.intentId))
  if (!attempt || !intent) throw new Error(`The refund ${refund.id} has no payment`)
  return { attempt, intent }
}

export function shown(refund: KeptRefund, paymentId: string): Refund {
  const { id, state, cause, reason, askedBy, decidedBy, replacesId, why, createdAt, doneAt } = refund
  const what = { id, paymentId, amount: fen(refund.amount), state, cause, reason }
  return { ...what, askedBy, decidedBy, replacesId, why, createdAt, doneAt }
}

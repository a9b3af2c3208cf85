import type { Payment } from '@linli/contract/payments.ts'
import { refuse } from '@linli/contract/refusals.ts'
import { record } from '../audit/record.ts'
import type { Context } from '../context.ts'
import type { PersonActor } from '../people/actor.ts'
import type { Stores } from '../store/stores.ts'
import { demandOpen, lock, newAttempt } from './choose-channel.ts'
import { TRADE_MS } from './durations.ts'
import type { DeskAct } from './gateways/desk-gateway.ts'
import type { Identity, PaymentEvidence } from './gateways/gateway.ts'
import type { Intent } from './intent-row.ts'
import { viewIn } from './payment-view.ts'
import { later } from './polling.ts'
import { takeEvidenceIn } from './take-evidence.ts'

export type DeskNeeds = Pick<
  Context,
  'store' | 'clock' | 'newId' | 'random' | 'config' | 'channels' | 'watchers' | 'log'
>
/** Which desk, whose account the money is with, and how the act is put as evidence. */
export type Desk = {
  identity: Identity
  moneyAccount: string
  evidence: (act: DeskAct) => PaymentEvidence
}

/**
 * Money taken, or charged, at a desk of ours: one transaction from the lock to the journal, because the person's act
 * is the evidence. Refused while the payer may still pay by wallet.
 */
export async function payAtDesk(
  context: DeskNeeds,
  actor: PersonActor,
  id: string,
  at: (stores: Stores, intent: Intent) => Promise<Desk>,
): Promise<Payment> {
  const view = await context.store.change(async (stores) => {
    await stores.intents.touch(id)
    const found = await stores.intents.find(id)
    if (!found) throw refuse('thing/not-found', { id })
    const desk = await at(stores, found)
    const intent = await demandOpen(context, stores, id)
    if ((await stores.attempts.countLive(id)) > 0) throw refuse('payment/confirming')
    await lock(context, stores, intent)
    const { identity, moneyAccount } = desk
    const now = context.clock()
    const { channel, merchantId } = identity
    const way = { channel, merchantId, scene: 'desk', moneyAccount, expiresAt: later(now, TRADE_MS) } as const
    const attempt = newAttempt(context, intent, { ...way, nextPollAt: null })
    await stores.attempts.add(attempt)
    const { outTradeNo, amount: fen } = attempt
    const act = { outTradeNo, fen, by: actor.id, at: now, account: moneyAccount }
    const outcome = await takeEvidenceIn(context, stores, desk.evidence(act))
    if (outcome !== 'apply') throw refuse('payment/not-open')
    const details = { channel, amountMinor: fen }
    await record(context, stores, { actor, verb: 'pay-at-desk', thing: `payment:${id}`, details })
    return viewIn(context, stores, id)
  })
  if (!view) throw refuse('thing/not-found', { id })
  context.watchers.changed(id)
  return view
}

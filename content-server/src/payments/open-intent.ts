import type { DeskPayable, Payment } from '@linli/contract/payments.ts'
import { fen, sum } from '@linli/contract/money.ts'
import { msOf } from '@linli/contract/instants.ts'
import { refuse } from '@linli/contract/refusals.ts'
import { record } from '../audit/record.ts'
import type { Context } from '../context.ts'
import type { Actor, Scope } from '../people/actor.ts'
import { nameOf } from '../people/actor.ts'
import type { Stores } from '../store/stores.ts'
import { answerOnce } from './answer-once.ts'
import { UNDECIDED_MS } from './durations.ts'
import type { Intent, IntentItem } from './intent-row.ts'
import { owedFor } from './payables.ts'
import { paymentView } from './payment-view.ts'
import { later } from './polling.ts'

type Needs = Pick<Context, 'store' | 'clock' | 'newId' | 'random' | 'channels' | 'config'>

/** Who opens it, and by what it is reached afterwards. */
export type Opener = {
  actor: Actor
  /** Whose keys these are. */
  owner: string
  scope: Scope
  kioskId: string | null
  linkHash: string | null
  receipt: Intent['receipt']
}
export type PaymentWish = { key: string; payable: DeskPayable; expectedMinor: number | null }

/**
 * Opens a payment of what is owed at this moment, or answers with the one this key has opened before.
 * Refused when another amount is owed than the payer has seen, or when somebody is just paying it.
 */
export function openIntent(context: Needs, opener: Opener, wish: PaymentWish): Promise<Payment> {
  const { payable, expectedMinor, key } = wish
  const asked = { payable, expectedMinor, receipt: opener.receipt }
  return answerOnce(context, { owner: opener.owner, key, asked }, async (stores) => {
    const { kind, communityId, items } = await owedFor(stores, opener.scope, payable)
    const total = sum(items.map(({ amount }) => fen(amount)))
    if (total.minor <= 0) throw refuse('payment/nothing-to-pay')
    if (expectedMinor !== null && total.minor !== expectedMinor)
      throw refuse('payment/amount-changed', { total })
    await demandUnlocked(context, stores, '', items)
    const now = context.clock()
    const intent: Intent = {
      ...{ id: unguessable(context), kind, communityId, items, total: total.minor, refunded: 0 },
      ...{ kioskId: opener.kioskId, linkHash: opener.linkHash, openedBy: nameOf(opener.actor) },
      ...{ state: 'open', receipt: opener.receipt, extensions: 0, revision: 1, createdAt: now },
      ...{ shownUntil: later(now, UNDECIDED_MS), paidAt: null },
    }
    await stores.intents.add(intent)
    const details = { kind, totalMinor: total.minor }
    await record(context, stores, {
      ...{ actor: opener.actor, verb: 'open-payment', thing: `payment:${intent.id}`, details },
    })
    return paymentView(context, intent, [])
  })
}

/** Refuses what somebody else is paying at this moment, or has paid; tells how long their code is still shown. */
export async function demandUnlocked(
  { clock }: Pick<Context, 'clock'>,
  stores: Stores,
  intentId: string,
  items: readonly IntentItem[],
): Promise<void> {
  const rivals = await stores.intents.rivals(intentId, items)
  if (rivals.some(({ lock }) => lock === 'paid')) throw refuse('payment/already-paid')
  const [rival] = rivals
  if (!rival) return
  const seconds = Math.max(0, Math.ceil((msOf(rival.shownUntil) - msOf(clock())) / 1000))
  const left = `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`
  throw refuse('payment/bill-locked', { left, until: rival.shownUntil })
}

/** 144 random bits: whoever knows the id was given it. */
function unguessable({ random }: Pick<Context, 'random'>): string {
  return Buffer.from(random(18)).toString('base64url')
}

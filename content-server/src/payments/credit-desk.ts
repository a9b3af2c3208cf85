import type { Payment } from '@linli/contract/payments.ts'
import { fen, type Money } from '@linli/contract/money.ts'
import { refuse } from '@linli/contract/refusals.ts'
import type { Name } from '@linli/contract/text.ts'
import { record } from '../audit/record.ts'
import type { Context } from '../context.ts'
import { postJournal } from '../ledger/post-journal.ts'
import { nameOf, type PersonActor } from '../people/actor.ts'
import type { Stores } from '../store/stores.ts'
import { answerOnce } from './answer-once.ts'
import { termsSettled } from './channel-recipes.ts'
import { chargedToTerms, mayCharge, TERMS } from './gateways/credit-terms.ts'
import { yuanOf } from './gateways/yuan.ts'
import type { Intent } from './intent-row.ts'
import { advertiserId } from './payables.ts'
import { payAtDesk, type Desk, type DeskNeeds } from './pay-at-desk.ts'
import { terms } from './recipes.ts'

type Needs = Pick<Context, 'store' | 'clock' | 'newId'>

/** How much an advertiser may owe. */
export async function setTerms(
  context: Needs,
  actor: PersonActor,
  { advertiser, limit }: { advertiser: Name; limit: Money },
): Promise<void> {
  const account = terms(advertiserId(advertiser.zh))
  await context.store.change(async (stores) => {
    await stores.desk.setTerms({ account, advertiser, limit: limit.minor }, nameOf(actor), context.clock())
    const details = { advertiser, limitMinor: limit.minor }
    await record(context, stores, { actor, verb: 'set-terms', thing: `account:${account}`, details })
  })
}

/** A campaign is charged to its advertiser's terms, as far as they reach. */
export function payOnTerms(context: DeskNeeds, actor: PersonActor, id: string): Promise<Payment> {
  return payAtDesk(context, actor, id, (stores, intent) => termsOf(context, stores, intent))
}

async function termsOf({ clock }: Pick<Context, 'clock'>, stores: Stores, intent: Intent): Promise<Desk> {
  const [item] = intent.items
  if (item?.accounts.to !== 'platform') throw refuse('payment/channel-away', { channel: 'terms' })
  const account = terms(item.accounts.advertiser)
  const granted = await stores.desk.holdTerms(account)
  const limitFen = granted?.limit ?? 0
  const owedFen = await stores.ledger.balance(account)
  const owed = { fen: owedFen, oldestAt: null }
  if (mayCharge({ limitFen, days: null }, owed, intent.total, clock()) !== 'granted')
    throw refuse('terms/over-limit', { left: yuanOf(Math.max(0, limitFen - owedFen)) })
  return { identity: TERMS, moneyAccount: account, evidence: chargedToTerms }
}

export async function listTerms({ store }: Needs) {
  const all = await store.read.desk.listTerms()
  return Promise.all(
    all.map(async ({ account, advertiser, limit }) => ({
      advertiser,
      limit: fen(limit),
      owed: fen(await store.read.ledger.balance(account)),
    })),
  )
}

/** An advertiser has paid by transfer what was owed, or some of it. */
export async function settleTerms(
  context: Needs,
  actor: PersonActor,
  { key, advertiser, amount }: { key: string; advertiser: Name; amount: Money },
): Promise<void> {
  const account = terms(advertiserId(advertiser.zh))
  const asked = { account, amountMinor: amount.minor }
  await answerOnce(context, { owner: `person:${actor.id}`, key, asked }, async (stores) => {
    const granted = await stores.desk.holdTerms(account)
    const owed = await stores.ledger.balance(account)
    if (!granted || amount.minor <= 0 || amount.minor > owed)
      throw refuse('terms/over-limit', { left: yuanOf(owed) })
    const event = { id: context.newId(), thing: `account:${account}`, amount: amount.minor }
    await record(context, stores, {
      actor,
      verb: 'settle-terms',
      thing: `account:${account}`,
      details: asked,
    })
    await postJournal(stores, termsSettled(event, account), context.clock())
    return 'settled'
  })
}

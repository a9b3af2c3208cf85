import type { Refund } from '@linli/contract/refunds.ts'
import { refuse } from '@linli/contract/refusals.ts'
import { record } from '../audit/record.ts'
import type { Context } from '../context.ts'
import { postJournal } from '../ledger/post-journal.ts'
import type { PersonActor } from '../people/actor.ts'
import { findWithin, shown } from './ask-refund.ts'
import { cashGivenBack } from './gateways/cash.ts'
import { cash, drawerMoved } from './recipes.ts'
import { takeEvidenceIn } from './take-evidence.ts'

type Needs = Pick<Context, 'store' | 'clock' | 'newId' | 'random' | 'config' | 'watchers' | 'log'>

/** Cash has been handed back out of the drawer of whoever says so; their act is the evidence. */
export function handOverRefund(context: Needs, actor: PersonActor, id: string): Promise<Refund> {
  return context.store.change(async (stores) => {
    const refund = await stores.refunds.find(id)
    const attempt = refund && (await stores.attempts.find(refund.attemptId))
    if (!refund || attempt?.channel !== 'cash') throw refuse('thing/not-found', { id })
    const foundOr = await findWithin(stores, actor, attempt.intentId).catch(() => undefined)
    if (!foundOr) throw refuse('thing/not-found', { id })
    if (refund.state === 'succeeded') return shown(refund, attempt.intentId)
    const drawer = await stores.desk.holdDrawerOf(actor.id)
    if (!drawer) throw refuse('drawer/none-open')
    const now = context.clock()
    const { outTradeNo, moneyAccount } = attempt
    const account = cash(drawer.id)
    const numbers = { outTradeNo, outRefundNo: refund.outRefundNo, fen: refund.amount }
    const outcome = await takeEvidenceIn(
      context,
      stores,
      cashGivenBack({ ...numbers, by: actor.id, at: now, account }),
    )
    if (outcome !== 'succeeded') throw refuse('refund/decided', { state: refund.state })
    await record(context, stores, { actor, verb: 'hand-over-refund', thing: `refund:${id}` })
    // It may have been taken into another drawer, on another day.
    if (account !== moneyAccount) {
      const moved = { id, thing: `refund:${id}`, amount: refund.amount }
      await postJournal(stores, drawerMoved(moved, moneyAccount, account), now)
    }
    return shown((await stores.refunds.find(id)) ?? refund, attempt.intentId)
  })
}

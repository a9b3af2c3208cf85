import type { Payment } from '@linli/contract/payments.ts'
import { instantOf, msOf } from '@linli/contract/instants.ts'
import { refuse } from '@linli/contract/refusals.ts'
import { record } from '../audit/record.ts'
import type { Context } from '../context.ts'
import type { Actor } from '../people/actor.ts'
import type { Stores } from '../store/stores.ts'
import { demandOpen } from './choose-channel.ts'
import { EXTENSION_MS, MOST_EXTENSIONS } from './durations.ts'
import { tellResident } from './effects.ts'
import { letGo } from './end-attempt.ts'
import { viewIn } from './payment-view.ts'

type Needs = Pick<Context, 'store' | 'clock' | 'newId' | 'channels' | 'config' | 'watchers'>

/** Payments whose time is over, looked at in one go. */
const BATCH = 100

/** The payer does not want to pay after all. Harmless when repeated; money that still comes is dealt with. */
export async function cancelIntent(context: Needs, actor: Actor, id: string): Promise<Payment> {
  return changed(context, id, async (stores) => {
    if (!(await stores.intents.move(id, ['open'], 'canceled'))) return
    await stores.attempts.closeLive(id, null, context.clock())
    await letGo(context, stores, id)
    await tellResident(context, stores, id, 'canceled')
    await record(context, stores, { actor, verb: 'cancel-payment', thing: `payment:${id}` })
  })
}

/** «I am still paying»: a minute more, a few times. */
export async function extendIntent(context: Needs, id: string): Promise<Payment> {
  return changed(context, id, async (stores) => {
    const intent = await demandOpen(context, stores, id)
    const until = instantOf(msOf(intent.shownUntil) + EXTENSION_MS)
    if (!(await stores.intents.extend(id, until, MOST_EXTENSIONS))) throw refuse('payment/no-more-time')
  })
}

/** Its time on the screen is over: its attempts are to be ended at their channels, and it with the last of them. */
export async function endOverdue(context: Needs): Promise<number> {
  const overdue = await context.store.read.intents.overdue(context.clock(), BATCH)
  for (const id of overdue) {
    await context.store.change(async (stores) => {
      await stores.intents.touch(id)
      const intent = await stores.intents.find(id)
      const now = context.clock()
      if (intent?.state !== 'open' || intent.shownUntil > now) return
      await stores.attempts.closeLive(id, null, now)
      await letGo(context, stores, id)
    })
    context.watchers.changed(id)
  }
  return overdue.length
}

async function changed(
  context: Needs,
  id: string,
  work: (stores: Stores) => Promise<void>,
): Promise<Payment> {
  const view = await context.store.change(async (stores) => {
    await stores.intents.touch(id)
    await work(stores)
    return viewIn(context, stores, id)
  })
  if (!view) throw refuse('thing/not-found', { id })
  context.watchers.changed(id)
  return view
}

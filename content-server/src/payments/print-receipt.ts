import type { printReceipt as route } from '@linli/contract/payments.ts'
import { refuse } from '@linli/contract/refusals.ts'
import type { Replied } from '@linli/contract/route.ts'
import { record } from '../audit/record.ts'
import type { Context } from '../context.ts'
import type { DeviceActor } from '../people/actor.ts'
import { viewIn } from './payment-view.ts'

type Needs = Pick<Context, 'store' | 'clock' | 'newId' | 'channels' | 'config'>

/**
 * A receipt to print. The key names the print job: asked again it is the same copy. The first is the original, and
 * there is only one; every other says «补打». What nobody knows to have been printed is not printed by itself.
 */
export function printReceipt(
  context: Needs,
  kiosk: DeviceActor,
  id: string,
  key: string,
): Promise<Replied<typeof route>> {
  return context.store.change(async (stores) => {
    await stores.intents.touch(id)
    const payment = await viewIn(context, stores, id)
    if (!payment) throw refuse('thing/not-found', { id })
    if (payment.paidAt === null) throw refuse('payment/not-open')
    const copy = await stores.desk.takeCopy(id, key, context.clock())
    await record(context, stores, {
      actor: kiosk,
      verb: 'print-receipt',
      thing: `payment:${id}`,
      details: { copy },
    })
    return { copy, reprint: copy > 1, payment }
  })
}

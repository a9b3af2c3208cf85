import type { Context } from '../context.ts'
import type { Stores } from '../store/stores.ts'
import type { Attempt } from './attempt-row.ts'

type Needs = Pick<Context, 'clock' | 'newId'>

/** An attempt is proven ended without money. The last one of a payment lets go of what it held. */
export async function endAttempt(
  context: Needs,
  stores: Stores,
  attempt: Pick<Attempt, 'id' | 'intentId'>,
  end: { to: 'closed' | 'failed'; why: string | null },
): Promise<boolean> {
  if (!(await stores.attempts.move(attempt.id, end.to, { nextPollAt: null, why: end.why }))) return false
  await letGo(context, stores, attempt.intentId)
  return true
}

/** Lets go of what is locked once nothing is live any more; a payment whose time is over has then expired. */
export async function letGo(
  { clock }: Pick<Context, 'clock'>,
  stores: Stores,
  intentId: string,
): Promise<void> {
  if ((await stores.attempts.countLive(intentId)) > 0) return
  await stores.intents.setLock(intentId, ['held'], 'free')
  const intent = await stores.intents.find(intentId)
  if (intent?.state === 'open' && intent.shownUntil <= clock())
    await stores.intents.move(intentId, ['open'], 'expired')
}

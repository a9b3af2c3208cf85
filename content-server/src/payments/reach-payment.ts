import { refuse } from '@linli/contract/refusals.ts'
import type { Context } from '../context.ts'
import { scopeOf, type Actor } from '../people/actor.ts'
import type { Intent } from './intent-row.ts'
import { linkHash } from './pay-link.ts'

/**
 * The payment, for whoever may reach it: the kiosk it was opened at, staff of its community, or the phone with the
 * link it was opened by. For anybody else it looks as if there were none.
 */
export async function reachPayment(
  { store }: Pick<Context, 'store'>,
  actor: Actor,
  id: string,
  token: string | undefined,
): Promise<Intent> {
  const intent = await store.read.intents.find(id)
  if (!intent || !isReached(intent, actor, token)) throw refuse('thing/not-found', { id })
  return intent
}

function isReached(intent: Intent, actor: Actor, token: string | undefined): boolean {
  if (token !== undefined && intent.linkHash !== null) return linkHash(token) === intent.linkHash
  if (actor.kind === 'device') return actor.role === 'kiosk' && actor.screenId === intent.kioskId
  if (actor.kind !== 'person' || actor.grants.length === 0) return false
  const scope = scopeOf(actor)
  return scope === 'everywhere' || (intent.communityId !== null && scope.includes(intent.communityId))
}

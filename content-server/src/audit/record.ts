import { nameOf, type Actor } from '../people/actor.ts'
import type { Context } from '../context.ts'
import type { Stores } from '../store/stores.ts'

/** Writes the audit line of a change, in the transaction that makes the change. */
export async function record(
  { clock, newId }: Pick<Context, 'clock' | 'newId'>,
  stores: Stores,
  line: { actor: Actor; verb: string; thing: string; details?: Record<string, unknown> },
): Promise<void> {
  const { actor, verb, thing, details = {} } = line
  await stores.audit.add({ id: newId(), at: clock(), actor: nameOf(actor), verb, thing, details })
}

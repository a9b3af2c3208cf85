import { msOf } from '@linli/contract/instants.ts'
import { refuse } from '@linli/contract/refusals.ts'
import type { Context } from '../context.ts'
import type { Actor } from '../people/actor.ts'

/** At most so many calls in a window, counted apart for each key. */
export type Limit<A> = { most: number; windowMs: number; by: (actor: Actor, asked: A) => string }

/** Keys remembered at once; a flood of keys forgets the oldest. */
const MOST_KEYS = 50_000

/** Counts calls in this process; several server processes each count their own. */
export function limiter<A>({ most, windowMs, by }: Limit<A>, { clock }: Pick<Context, 'clock'>) {
  const windows = new Map<string, { since: number; count: number }>()
  return (actor: Actor, asked: A): void => {
    const now = msOf(clock())
    const key = by(actor, asked)
    const open = windows.get(key)
    const window = open && now - open.since < windowMs ? open : { since: now, count: 0 }
    window.count += 1
    windows.delete(key)
    windows.set(key, window)
    if (windows.size > MOST_KEYS) windows.delete(windows.keys().next().value as string)
    if (window.count > most)
      throw refuse('request/too-many', { waitSeconds: Math.ceil((window.since + windowMs - now) / 1000) })
  }
}

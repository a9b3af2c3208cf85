import { instantOf, msOf } from '@linli/contract/instants.ts'
import type { Turn } from '@linli/contract/programme.ts'
import { refuse } from '@linli/contract/refusals.ts'
import { sequence, type Plan } from '@linli/playlists'
import type { Context } from '../context.ts'
import { letterIn } from './plan-store.ts'

/** Longest period that is told at once. */
export const MOST_TURNS_MS = 3_600_000

/** What a screen shows in [from, until), each moment by the plan in force then. */
export async function turnsOn(
  { store }: Pick<Context, 'store'>,
  screenId: string,
  from: string,
  until: string,
) {
  const length = msOf(until) - msOf(from)
  if (length <= 0 || length > MOST_TURNS_MS)
    throw refuse('request/malformed', { problems: ['query.until: at most an hour after from'] })
  const stored = await store.read.plans.inForceDuring(screenId, from, until)
  const plans = stored.map(({ letter }) => letterIn(letter).plan)
  const turns = plans.flatMap((plan, index) => {
    const end = Math.min(msOf(until), msOf(plans[index + 1]?.from ?? until))
    return turnsOf(plan, Math.max(msOf(from), msOf(plan.from)), end)
  })
  return { turns, planRevision: stored.at(-1)?.revision ?? null }
}

function turnsOf(plan: Plan, fromMs: number, untilMs: number): Turn[] {
  const titles = new Map(plan.items.map((item) => [item.id, item.title]))
  if (untilMs <= fromMs) return []
  return sequence(plan, fromMs, untilMs).map(({ itemId, kind, startsAt, endsAt }) => ({
    itemId,
    kind,
    title: titles.get(itemId) ?? { zh: itemId },
    from: instantOf(startsAt),
    until: instantOf(Math.min(endsAt, untilMs)),
  }))
}

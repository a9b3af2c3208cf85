import type { Plan } from '../plan/plan.ts'
import { sequence } from '../sequence/sequence.ts'

/**
 * What a takeover cost: milliseconds by item that the timeline ran on without being seen, between `from` and `until`, epoch
 * milliseconds. They are booked to the takeover, not to the screen.
 */
export function lostTo(
  plan: Plan,
  takeover: { from: number; until: number },
  zone = 'main',
): Record<string, number> {
  const lost: Record<string, number> = {}
  for (const { itemId, startsAt, endsAt } of sequence(plan, takeover.from, takeover.until, zone)) {
    const ms = Math.min(endsAt, takeover.until) - Math.max(startsAt, takeover.from)
    lost[itemId] = (lost[itemId] ?? 0) + ms
  }
  return lost
}

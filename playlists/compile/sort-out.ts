import { instantOf, msOf } from '../plan/primitives.ts'
import type { Absent } from '../plan/plan.ts'
import type { Frame } from './entry.ts'
import type { PromisedItem } from './promise.ts'

/** Items that come into the plan, and those that do not, with the reason. */
export interface Sorted {
  kept: readonly PromisedItem[]
  absent: Absent[]
}

/** What is over, or begins after the plan, is not sent; but it can be asked about. */
export function sortOut({ input, span }: Frame): Sorted {
  const absent = [...(input.absent ?? [])]
  const kept = input.items.filter(({ id, title, validFrom, validUntil }) => {
    const over = msOf(validUntil) <= span.from
    const later = msOf(validFrom) >= span.until
    if (over || later) absent.push({ itemId: id, title, reason: over ? 'expired' : 'not-started' })
    return !over && !later
  })
  return { kept, absent }
}

/**
 * Somebody who bought a category has it alone: others of it end before the exclusive flight begins, or begin after it, or
 * stay away. The server sees to it that nobody is sold what is taken; a plan keeps the promise either way.
 */
export function withoutRivals({ kept, absent }: Sorted): Sorted {
  const exclusives = kept.filter(({ kind, exclusive }) => kind === 'ad' && exclusive !== undefined)
  const away: Absent[] = []
  const stay = kept.flatMap((item) => {
    let rest: PromisedItem | null = item
    for (const owner of exclusives) {
      if (rest === null || !isRival(owner, item)) continue
      rest = outside(rest, owner)
      if (rest === null)
        away.push({ itemId: item.id, title: item.title, reason: 'overbooked', by: [owner.id] })
    }
    return rest === null ? [] : [rest]
  })
  return { kept: stay, absent: [...absent, ...away] }
}

function isRival(owner: PromisedItem, item: PromisedItem): boolean {
  const sells = item.kind === 'ad' || item.kind === 'remnant'
  const alike = item.categories?.some((category) => owner.exclusive?.includes(category)) ?? false
  return sells && alike && item.id !== owner.id && item.exclusive === undefined
}

/** The part of an item's validity before the owner's, else the part after it, else nothing. */
function outside(item: PromisedItem, owner: PromisedItem): PromisedItem | null {
  const from = Math.max(msOf(item.validFrom), msOf(owner.validFrom))
  const until = Math.min(msOf(item.validUntil), msOf(owner.validUntil))
  if (from >= until) return item
  if (msOf(item.validFrom) < from) return { ...item, validUntil: instantOf(from) }
  if (until < msOf(item.validUntil)) return { ...item, validFrom: instantOf(until) }
  return null
}

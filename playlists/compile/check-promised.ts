import { checkItem } from '../plan/check-item.ts'
import { Item } from '../plan/item.ts'
import { PlanProblem, pathText } from '../plan/plan-problem.ts'
import type { Frame } from './entry.ts'
import type { Promised, PromisedItem } from './promise.ts'

/**
 * An item must be sound by itself before it gets a share.
 * @throws PlanProblem naming the place within the item
 */
export function checkPromised(item: PromisedItem, { input, calendar }: Frame): void {
  const { promise, capPpm: _cap, recurring: _recurring, exclusive: _exclusive, ...bare } = item
  const read = Item.safeParse({ ...bare, rate: { ppm: 0, why: { rule: 'unknown' } } })
  if (!read.success) {
    const issue = read.error.issues[0]
    throw new PlanProblem('plan/malformed', pathText(issue?.path ?? []), issue?.message ?? 'not an item')
  }
  const { maxGapMs: _gap, ...sound } = read.data
  checkItem(sound, item.id, input.media, calendar)
  checkPromise(promise)
}

/** Every number of a promise is positive; nothing is promised more than the whole. */
function checkPromise(promise: Promised): void {
  for (const [name, value] of Object.entries(promise)) {
    if (typeof value !== 'number') continue
    const least = name === 'minor' || name === 'plays' || name === 'ms' ? 0 : Number.MIN_VALUE
    if (!Number.isFinite(value) || value < least) {
      throw new PlanProblem('plan/malformed', `promise.${name}`, `${value} cannot be promised`)
    }
  }
  if (promise.kind === 'share' && promise.ppm > 1_000_000) {
    throw new PlanProblem('plan/malformed', 'promise.ppm', 'more than the whole')
  }
}

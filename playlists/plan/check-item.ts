import { daypartStretches, type Calendar } from '../local-time/calendar.ts'
import { refuseOverlap } from './refuse-overlap.ts'
import type { Item } from './item.ts'
import type { Plan } from './plan.ts'
import { msOf } from './primitives.ts'
import { PlanProblem } from './plan-problem.ts'

/**
 * @throws PlanProblem naming a place under `path`
 */
export function checkItem(item: Item, path: string, media: Plan['media'], calendar: Calendar): void {
  if (msOf(item.validUntil) <= msOf(item.validFrom)) {
    throw new PlanProblem('plan/empty-window', `${path}.validUntil`, 'not after validFrom')
  }
  checkSteps(item, path)
  checkGap(item, path)
  checkCreatives(item, path, media)
  if (item.dayparts !== undefined)
    refuseOverlap(daypartStretches(calendar, item.dayparts), `${path}.dayparts`, calendar)
}

function checkSteps({ rate }: Item, path: string): void {
  let last = -Infinity
  for (const [index, { from, until }] of (rate.steps ?? []).entries()) {
    const place = `${path}.rate.steps[${index}]`
    if (msOf(until) <= msOf(from)) throw new PlanProblem('plan/bad-steps', `${place}.until`, 'not after from')
    if (msOf(from) < last)
      throw new PlanProblem('plan/bad-steps', `${place}.from`, 'before the step before it ends')
    last = msOf(until)
  }
}

/** A gap needs at least one play's time in every gap's time. */
function checkGap({ maxGapMs, rate, creatives }: Item, path: string): void {
  if (maxGapMs === undefined) return
  const longest = Math.max(...creatives.map(({ durationMs }) => durationMs))
  const lowest = Math.min(rate.ppm, ...(rate.steps ?? []).map(({ ppm }) => ppm))
  if ((lowest + 1) * maxGapMs >= longest * 1_000_000) return
  const reason = `plays of ${longest} ms at ${lowest} ppm cannot come every ${maxGapMs} ms`
  throw new PlanProblem('plan/gap-impossible', `${path}.maxGapMs`, reason)
}

function checkCreatives({ creatives }: Item, path: string, media: Plan['media']): void {
  const ids = new Set<string>()
  for (const [index, { id, content }] of creatives.entries()) {
    const place = `${path}.creatives[${index}]`
    if (ids.has(id)) throw new PlanProblem('plan/duplicate-id', `${place}.id`, `${id} is there twice`)
    ids.add(id)
    const sha256 = content.type === 'notice' ? content.picture : content.sha256
    if (sha256 !== undefined && media[sha256] === undefined) {
      throw new PlanProblem('plan/missing-medium', `${place}.content`, `media does not describe ${sha256}`)
    }
  }
}

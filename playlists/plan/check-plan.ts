import { calendarOf, openStretches, type Calendar } from '../local-time/calendar.ts'
import { timelineOf } from '../sequence/timeline.ts'
import { zoneOf } from '../sequence/stream.ts'
import { checkItem } from './check-item.ts'
import { checkSpan } from './check-span.ts'
import { refuseOverlap } from './refuse-overlap.ts'
import type { Plan } from './plan.ts'
import { instantOf, msOf } from './primitives.ts'
import { PlanProblem } from './plan-problem.ts'

/**
 * What a schema cannot say: the parts must fit together, and no moment may be sold twice.
 * @throws PlanProblem naming the first place where they do not
 */
export function checkPlan(plan: Plan): void {
  checkSpan(plan)
  checkOffsets(plan)
  const calendar = calendarOf(plan)
  checkHours(plan, calendar)
  const ids = new Map<string, number>()
  for (const [index, item] of plan.items.entries()) {
    const twin = ids.get(item.id)
    if (twin !== undefined) {
      throw new PlanProblem(
        'plan/duplicate-id',
        `items[${index}].id`,
        `${item.id} is also the id of items[${twin}]`,
      )
    }
    ids.set(item.id, index)
    checkItem(item, `items[${index}]`, plan.media, calendar)
  }
  checkCapacity(plan)
}

function checkOffsets({ offsets = [] }: Plan): void {
  for (const [index, { from }] of offsets.entries()) {
    const before = offsets[index - 1]
    if (before !== undefined && msOf(from) <= msOf(before.from)) {
      throw new PlanProblem('plan/bad-offsets', `offsets[${index}].from`, 'not after the one before')
    }
  }
}

function checkHours({ hours }: Plan, calendar: Calendar): void {
  const dates = hours.exceptions?.map(({ date }) => date) ?? []
  const twice = dates.findIndex((date, index) => dates.indexOf(date) !== index)
  if (twice >= 0) {
    throw new PlanProblem(
      'plan/duplicate-id',
      `hours.exceptions[${twice}].date`,
      `${dates[twice]} is there twice`,
    )
  }
  refuseOverlap(openStretches(calendar, hours), 'hours', calendar)
}

function checkCapacity(plan: Plan): void {
  for (const zone of new Set(plan.items.map(zoneOf))) {
    // What is worked out here is kept for the plan's first play.
    const over = timelineOf(plan, zone).stage.overbooked[0]
    if (over === undefined) continue
    const share = (over.ppm / 10_000).toFixed(2)
    const names = over.itemIds.slice(0, 10).join(', ')
    const reason = `${share} % of zone ${zone} is promised from ${instantOf(over.from)} on, by ${names}`
    throw new PlanProblem('plan/overbooked', 'items', reason)
  }
}

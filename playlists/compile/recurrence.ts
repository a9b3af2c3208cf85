import * as library from 'rrule'
import type { Daypart } from '../plan/hours.ts'
import type { LocalDate } from '../plan/primitives.ts'
import { PlanProblem } from '../plan/plan-problem.ts'
import type { RecurringDaypart } from './promise.ts'

// The library comes as a module or, under Node, as a bundle whose exports are its default.
const exported: { default?: typeof library } & typeof library = { ...library }
const RRule = exported.default?.RRule ?? library.RRule
type RuleOptions = ReturnType<typeof RRule.parseString>

const DAY = 86_400_000
const YEARS_BACK = 30

/** Midnight of a local date, read as if it were UTC: recurrence knows days, not zones. */
function midnight(date: LocalDate): number {
  return Date.parse(`${date}T00:00:00.000Z`)
}

/**
 * The days a rule of RFC 5545 (section 3.3.10) falls on within `[from, until]`. Rules by the hour or finer are refused.
 * The search ends at `until`, so a rule that never comes true (30 February) costs no more than one that does.
 * @throws PlanProblem `plan/malformed`, naming `path`
 */
export function datesOf(
  recurring: { rrule: string; starts: LocalDate },
  from: LocalDate,
  until: LocalDate,
  path = 'rrule',
): LocalDate[] {
  const options = readRule(recurring.rrule, path)
  const starts = midnight(recurring.starts)
  const last = midnight(until)
  if (last - starts > YEARS_BACK * 366 * DAY) {
    throw new PlanProblem('plan/malformed', path, `starts more than ${YEARS_BACK} years before the plan`)
  }
  const end = Math.min(last, options.until?.getTime() ?? Infinity)
  if (end < starts) return []
  const { yearly, every } = dailyAsYearly(options, path)
  const rule = new RRule({ ...yearly, dtstart: new Date(starts), until: new Date(end) })
  const days = rule.all().filter((day) => ((day.getTime() - starts) / DAY) % every === 0)
  return days.map((day) => day.toISOString().slice(0, 10)).filter((day) => day >= from && day <= until)
}

/**
 * A daily rule with conditions says the same as a yearly one. The library looks for a day that never comes (30 February)
 * until the year 9999: day by day that is seconds, year by year it is not felt.
 */
function dailyAsYearly(
  options: Partial<RuleOptions>,
  path: string,
): { yearly: Partial<RuleOptions>; every: number } {
  const { byweekday, bymonthday, bymonth, interval = 1 } = options
  const plain = !byweekday && !bymonthday && !bymonth
  if (options.freq !== RRule.DAILY || plain) return { yearly: options, every: 1 }
  if (interval > 1 && options.count) {
    throw new PlanProblem(
      'plan/malformed',
      path,
      'a daily rule with COUNT, INTERVAL and conditions is not understood',
    )
  }
  const weekdays = byweekday ?? (bymonthday ? null : [0, 1, 2, 3, 4, 5, 6])
  return { yearly: { ...options, freq: RRule.YEARLY, interval: 1, byweekday: weekdays }, every: interval }
}

function readRule(text: string, path: string): Partial<RuleOptions> {
  const refuse = (reason: string): never => {
    throw new PlanProblem('plan/malformed', path, reason)
  }
  if (/DTSTART|TZID|[\r\n]/i.test(text)) refuse('only the rule itself; its first day is `starts`')
  if (/BY(YEARDAY|WEEKNO|EASTER)/i.test(text)) refuse('BYYEARDAY, BYWEEKNO and BYEASTER are not understood')
  if (/BY(HOUR|MINUTE|SECOND)/i.test(text)) refuse('hours belong in from and until, not in the rule')
  const options = parseRule(text, path)
  const daily = options.freq !== undefined && options.freq <= RRule.DAILY
  if (!daily) refuse('a rule repeats daily, weekly, monthly or yearly')
  const every = options.interval ?? 1
  if (!Number.isInteger(every) || every < 1) refuse('INTERVAL is a whole number from 1 on')
  return options
}

function parseRule(text: string, path: string): Partial<RuleOptions> {
  try {
    return RRule.parseString(text.replace(/^RRULE:/i, ''))
  } catch (cause) {
    throw new PlanProblem('plan/malformed', path, `not a recurrence rule: ${String(cause)}`)
  }
}

/** Recurring dayparts as dayparts of named dates within the days of a plan. */
export function daypartsOf(
  recurring: readonly RecurringDaypart[],
  from: LocalDate,
  until: LocalDate,
  path = 'recurring',
): Daypart[] {
  return recurring.flatMap((part, index) => {
    const dates = datesOf(part, from, until, `${path}[${index}].rrule`)
    const kept = dates.filter((date) => !(part.exceptDates?.includes(date) ?? false))
    return kept.length === 0 ? [] : [{ from: part.from, until: part.until, dates: kept }]
  })
}

import { PlanProblem } from '../plan/plan-problem.ts'

/** From `from` on (epoch milliseconds), local time is UTC plus `offset` milliseconds. */
export interface OffsetPeriod {
  from: number
  offset: number
}

const HOUR = 3_600_000
const formats = new Map<string, Intl.DateTimeFormat>()
const tables = new Map<string, readonly OffsetPeriod[]>()

/**
 * The zone's offsets over `[from, until)`, exact to the minute, from the platform's time zone data.
 * The first period reaches back without end.
 * @throws PlanProblem `plan/unknown-zone`
 */
export function zoneOffsets(zone: string, from: number, until: number): readonly OffsetPeriod[] {
  const first = Math.floor(from / HOUR) * HOUR
  const key = `${zone} ${first} ${until}`
  const known = tables.get(key)
  if (known !== undefined) return known
  const table = findOffsets(zone, first, until)
  if (tables.size > 500) tables.clear()
  tables.set(key, table)
  return table
}

function findOffsets(zone: string, from: number, until: number): OffsetPeriod[] {
  let offset = offsetAt(zone, from)
  const table = [{ from: -Infinity, offset }]
  for (let at = from; at < until;) {
    const next = Math.min(at + 24 * HOUR, until)
    const later = offsetAt(zone, next)
    if (later !== offset) {
      table.push({ from: firstMinuteWith(zone, at, next, offset), offset: later })
      offset = later
    }
    at = next
  }
  return table
}

/** Halves `(before, after]` down to the minute in which the offset stops being `offset`. */
function firstMinuteWith(zone: string, before: number, after: number, offset: number): number {
  let low = before / 60_000
  let high = Math.ceil(after / 60_000)
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offsetAt(zone, middle * 60_000) === offset) low = middle
    else high = middle
  }
  return high * 60_000
}

function offsetAt(zone: string, at: number): number {
  const parts: Record<string, number> = {}
  for (const { type, value } of formatFor(zone).formatToParts(at)) parts[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute) - Math.floor(at / 60_000) * 60_000
}

function formatFor(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known !== undefined) return known
  try {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    })
    formats.set(zone, format)
    return format
  } catch {
    throw new PlanProblem('plan/unknown-zone', 'zone', `no time zone is called ${zone}`)
  }
}

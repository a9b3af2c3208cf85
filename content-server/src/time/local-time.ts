import { msOf, type Instant, type LocalDate } from '@linli/contract/instants.ts'

/** What calendar and clock on the wall say: `weekday` 1 (Monday) to 7, `minutes` since midnight as read. */
export type WallClock = { date: LocalDate; weekday: number; minutes: number }

const formats = new Map<string, Intl.DateTimeFormat>()

/** The wall clock of a zone at a moment. Throws a RangeError when no zone has this name. */
export function wallClock(at: Instant, zone: string): WallClock {
  const parts: Record<string, string> = {}
  for (const { type, value } of formatFor(zone).formatToParts(msOf(at))) parts[type] = value
  const { year = '', month = '', day = '', hour = '', minute = '' } = parts
  const date = `${year.padStart(4, '0')}-${month}-${day}`
  return { date, weekday: weekdayOf(date), minutes: Number(hour) * 60 + Number(minute) }
}

/** The calendar day of a moment in a zone. */
export function localDay(at: Instant, zone: string): LocalDate {
  return wallClock(at, zone).date
}

function weekdayOf(date: LocalDate): number {
  return ((new Date(`${date}T00:00:00.000Z`).getUTCDay() + 6) % 7) + 1
}

// Making a format is a hundred times slower than using one.
function formatFor(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  formats.set(zone, made)
  return made
}

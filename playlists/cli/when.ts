import { calendarOf, type Calendar } from '../local-time/calendar.ts'
import { instantOfReading, localReading } from '../local-time/wall-clock.ts'
import type { Plan } from '../plan/plan.ts'
import { Complaint } from './complaint.ts'

const DAY = 86_400_000

/** An instant (`…Z`) or a local time of the plan's zone (`2026-11-21T18:05`), epoch milliseconds. */
export function momentOf(plan: Plan, text: string): number {
  const at = /Z$/.test(text) ? Date.parse(text) : localMoment(plan, text)
  if (Number.isNaN(at)) {
    throw new Complaint({
      zh: `看不懂的时刻：${text}（例：2026-11-21T18:05 或 2026-11-21T10:05:00Z）`,
      en: `not a moment: ${text} (say 2026-11-21T18:05, or 2026-11-21T10:05:00Z)`,
    })
  }
  return at
}

function localMoment(plan: Plan, text: string): number {
  const reading = Date.parse(`${text.length === 10 ? `${text}T00:00` : text}Z`)
  return Number.isNaN(reading) ? NaN : instantOfReading(calendarOf(plan).offsets, reading)
}

/** The local day of the plan's zone, or the plan's first day. */
export function dayOf(plan: Plan, date: string | undefined): { from: number; until: number; date: string } {
  const { offsets } = calendarOf(plan)
  const first = new Date(localReading(offsets, Date.parse(plan.from))).toISOString().slice(0, 10)
  const day = date ?? first
  const from = momentOf(plan, day)
  return { from, until: instantOfReading(offsets, Date.parse(`${day}T00:00:00Z`) + DAY), date: day }
}

/** `18:05:30` on the wall. */
export function wallTime(calendar: Calendar, at: number): string {
  return new Date(localReading(calendar.offsets, at)).toISOString().slice(11, 19)
}

/** `2026-11-21 18:05:30` on the wall. */
export function wallMoment(calendar: Calendar, at: number): string {
  return new Date(localReading(calendar.offsets, at)).toISOString().slice(0, 19).replace('T', ' ')
}

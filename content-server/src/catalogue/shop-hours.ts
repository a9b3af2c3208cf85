import type { OpenHours } from '@linli/contract/screens.ts'
import type { WallClock } from '../time/local-time.ts'

/** Whether somebody is there when the wall clock reads so. A night belongs to the day on which it begins. */
export function isOpen(hours: OpenHours, now: WallClock): boolean {
  return hours.length === 0 || hours.some((stretch) => holds(stretch, now))
}

function holds({ days, from, to }: OpenHours[number], { weekday, minutes }: WallClock): boolean {
  const opens = minutesOf(from)
  const closes = minutesOf(to)
  const today = days.includes(weekday)
  if (closes > opens) return today && minutes >= opens && minutes < closes
  const yesterday = days.includes(weekday === 1 ? 7 : weekday - 1)
  return (today && minutes >= opens) || (yesterday && minutes < closes)
}

function minutesOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))
}

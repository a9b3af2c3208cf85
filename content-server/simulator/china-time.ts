import type { Moment } from './virtual-clock.ts'

/** Both channels count their days in China's time, which knows no summer time. */
const AHEAD_MS = 8 * 3_600_000

const shifted = (moment: Moment) => new Date(moment + AHEAD_MS).toISOString()

/** 2026-11-21T08:00:00+08:00 */
export const rfc3339 = (moment: Moment): string => `${shifted(moment).slice(0, 19)}+08:00`

/** 2026-11-21 08:00:00 */
export const spaced = (moment: Moment): string => shifted(moment).slice(0, 19).replace('T', ' ')

/** 2026-11-21 */
export const chinaDay = (moment: Moment): string => shifted(moment).slice(0, 10)

/** 20261121 */
export const compactDay = (moment: Moment): string => chinaDay(moment).replaceAll('-', '')

/** Midnight in China at which that day begins, or null when there is no such day. */
export function startOfDay(day: string): Moment | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null
  const moment = Date.parse(`${day}T00:00:00+08:00`)
  return Number.isNaN(moment) || chinaDay(moment) !== day ? null : moment
}

/** "2026-11-21 08:00:00" in China as a moment, or null when it is none. */
export function fromSpaced(text: string): Moment | null {
  if (!/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text)) return null
  const moment = Date.parse(`${text.replace(' ', 'T')}+08:00`)
  return Number.isNaN(moment) || spaced(moment) !== text ? null : moment
}

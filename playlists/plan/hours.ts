import { z } from 'zod'
import { LocalDate, WallTime } from './primitives.ts'

const fromAndUntil = { from: WallTime, until: WallTime }

const notEmpty = (window: { from: string; until: string }): boolean => window.from !== window.until
const emptyWindow = 'an empty window: the whole day is 00:00 to 24:00'

/** A stretch of a day in local wall time. `until` at or before `from` means: past midnight. */
export const Stretch = z.object(fromAndUntil).refine(notEmpty, emptyWindow)
export type Stretch = z.infer<typeof Stretch>

/** ISO weekdays: 1 is Monday, 7 is Sunday. A stretch past midnight belongs to the day it starts on. */
const Days = z.array(z.int().min(1).max(7)).min(1).max(7)

/**
 * When an item may play: on these weekdays, or on exactly these dates if `dates` is given, never on `exceptDates`.
 * Several dayparts of one item are a union.
 */
export const Daypart = z
  .object({
    ...fromAndUntil,
    days: Days.optional(),
    dates: z.array(LocalDate).max(400).optional(),
    exceptDates: z.array(LocalDate).max(400).optional(),
  })
  .refine(notEmpty, emptyWindow)
export type Daypart = z.infer<typeof Daypart>

/**
 * When the screen is on. `weekly: []` means always open. A date under `exceptions` (a holiday) replaces that day's weekly
 * windows; `open: []` is closed all day.
 */
export const OpenHours = z.object({
  weekly: z.array(z.object({ ...fromAndUntil, days: Days.optional() }).refine(notEmpty, emptyWindow)).max(50),
  exceptions: z
    .array(z.object({ date: LocalDate, open: z.array(Stretch).max(10) }))
    .max(400)
    .optional(),
})
export type OpenHours = z.infer<typeof OpenHours>

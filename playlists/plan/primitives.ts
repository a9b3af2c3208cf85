import { z } from 'zod'

/** A moment in text: UTC with exactly three decimals, `2026-11-21T08:00:00.000Z`. */
export const Instant = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, 'an instant looks like 2026-11-21T08:00:00.000Z')
  .refine((text) => {
    const ms = Date.parse(text)
    return !Number.isNaN(ms) && new Date(ms).toISOString() === text
  }, 'no such moment in the calendar')
export type Instant = z.infer<typeof Instant>

/** A day in the calendar of the plan's zone, `2026-11-21`. */
export const LocalDate = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/, 'a date looks like 2026-11-21')
  .refine((text) => {
    const ms = Date.parse(`${text}T00:00:00.000Z`)
    return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text)
  }, 'no such day in the calendar')
export type LocalDate = z.infer<typeof LocalDate>

/** A time on the wall, `07:30`; `24:00` ends a day. */
export const WallTime = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'a wall time looks like 07:30')
export type WallTime = z.infer<typeof WallTime>

/** Both languages of the product; English may be missing. */
export const Words = z.object({ zh: z.string().min(1).max(20_000), en: z.string().max(20_000).optional() })
export type Words = z.infer<typeof Words>

export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 is 64 small hexadecimal digits')

export const Id = z.string().min(1).max(200)

/** Whole milliseconds a play lasts: from a quarter of a second to an hour. */
export const DurationMs = z.int().min(250).max(3_600_000)

/** Parts per million of the time a zone is on the air. */
export const Ppm = z.int().min(0).max(1_000_000)

/** Epoch milliseconds of an instant. */
export function msOf(instant: Instant): number {
  return Date.parse(instant)
}

/** The instant of epoch milliseconds. */
export function instantOf(ms: number): Instant {
  return new Date(ms).toISOString()
}

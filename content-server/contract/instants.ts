/** Moments and days are the plan's: UTC text with milliseconds, and calendar days without a zone. */
export { Instant, LocalDate, instantOf, msOf } from '@linli/playlists'

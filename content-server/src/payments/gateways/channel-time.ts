import { instantOf, msOf, type Instant } from '@linli/contract/instants.ts'

// Both channels count in China's time, which has known no summer time since they exist.
const AHEAD_MS = 8 * 3_600_000

const shifted = (instant: Instant) => new Date(msOf(instant) + AHEAD_MS).toISOString().slice(0, 19)

/** 2026-11-21T16:00:00+08:00, as WeChat Pay writes a moment. */
export const rfc3339 = (instant: Instant): string => `${shifted(instant)}+08:00`

/** 2026-11-21 16:00:00, as Alipay writes a moment. */
export const spaced = (instant: Instant): string => shifted(instant).replace('T', ' ')

/** A moment with its zone as an instant; null when it is none. */
export function fromRfc3339(text: unknown): Instant | null {
  const shape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/
  return typeof text === 'string' && shape.test(text) ? instantAt(Date.parse(text)) : null
}

/** "2026-11-21 16:00:00" in China as an instant; null when it is none. */
export function fromSpaced(text: unknown): Instant | null {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d{1,3})?$/.test(text)) return null
  return instantAt(Date.parse(`${text.replace(' ', 'T')}+08:00`))
}

const instantAt = (ms: number): Instant | null => (Number.isNaN(ms) ? null : instantOf(ms))

import type { Entry, Frame } from './entry.ts'
import type { Promised } from './promise.ts'

const WHOLE = 1_000_000

/** A notice promised every G gets 1.3 times the rate that would do if its plays were spread perfectly. */
export const GAP_MARGIN = 1.3
const REMNANT_PPM = 100_000

/**
 * The rate an entry asks for on one of the frame's days, parts per million of its window; 0 for promises whose rate
 * follows from what the others have (weights, pools, the house).
 */
export function askedPpm(frame: Frame, entry: Entry, day: number): number {
  const asked = Math.round(rawPpm(frame, entry, day))
  return Math.min(Math.max(Number.isFinite(asked) ? asked : 0, 0), entry.item.capPpm ?? WHOLE, WHOLE)
}

function rawPpm(frame: Frame, entry: Entry, day: number): number {
  const { meanMs, flightMs } = entry
  const { promise } = entry.item
  if (isShared(promise)) return 0
  switch (promise.kind) {
    case 'every':
      return (meanMs * GAP_MARGIN * WHOLE) / promise.gapMs
    case 'share':
      return sharePpm(promise, frame.days[day]!.openMs, entry.dayMs[day]!)
    case 'plays-per-day':
      return (promise.plays * meanMs * WHOLE) / entry.dayMs[day]!
    case 'plays-per-hour':
      return (promise.plays * meanMs * WHOLE) / 3_600_000
    case 'plays-per-loop':
      return (promise.plays * meanMs * WHOLE) / promise.loopMs
    case 'remaining':
      return (promise.plays * meanMs * WHOLE) / flightMs
    case 'remaining-time':
      return (promise.ms * WHOLE) / flightMs
    case 'price':
      return promise.upToPpm ?? REMNANT_PPM
  }
}

function isShared(promise: Promised): promise is Extract<Promised, { kind: 'weight' | 'pool' | 'fill' }> {
  return promise.kind === 'weight' || promise.kind === 'pool' || promise.kind === 'fill'
}

/** A fixed share holds in every hour; an average one is made up for within the item's own dayparts. */
function sharePpm(
  { ppm, fixed }: { ppm: number; fixed?: boolean },
  openMs: number,
  windowMs: number,
): number {
  return fixed === true ? ppm : (ppm * openMs) / windowMs
}

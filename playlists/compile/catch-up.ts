import type { Entry } from './entry.ts'
import type { Given } from './allocate.ts'
import type { Segment } from './segments.ts'

const WHOLE = 1_000_000
/** An item that fell behind is shown at most a quarter more often until it is even. */
const FASTEST = 0.25
/** A step of less is not worth its bytes. */
const NOTICED_PPM = 50

/** What was carried in: a play's worth goes into the plan as it is, the rest is made up bit by bit. */
export interface Carried {
  carryMs: number
  debtMs: number
}

/**
 * Contracts are owed what they missed. Notices and public-service films are not shown more often tomorrow because the
 * power was off today: more than one play is forgiven.
 */
export function splitCarry(entry: Entry, carryMs: number): Carried {
  const most = Math.round(Math.max(...entry.item.creatives.map(({ durationMs }) => durationMs)) * 1.5)
  const kept = Math.min(Math.max(Math.trunc(carryMs), -most), most)
  return { carryMs: kept, debtMs: entry.item.kind === 'ad' ? Math.trunc(carryMs) - kept : 0 }
}

/** Adds to (or takes from) the rates of a segment what debts allow, never from anybody but the house. */
export function catchUp(
  segment: Segment,
  entries: readonly Entry[],
  given: Map<number, Given>,
  debts: number[],
): void {
  const used = segment.active.reduce(
    (sum, k) => sum + (entries[k]!.item.kind === 'house' ? 0 : (given.get(k)?.ppm ?? 0)),
    0,
  )
  let spare = Math.max(0, WHOLE - used)
  const length = segment.until - segment.from
  for (const k of segment.active) {
    const debt = debts[k] ?? 0
    const now = given.get(k)
    if (debt === 0 || now === undefined || now.ppm === 0) continue
    const fastest = Math.floor(now.ppm * FASTEST)
    const needed = Math.trunc((debt * WHOLE) / length)
    const extra = Math.min(
      Math.max(needed, -fastest),
      fastest,
      spare,
      (entries[k]!.item.capPpm ?? WHOLE) - now.ppm,
    )
    if (Math.abs(extra) < NOTICED_PPM) continue
    given.set(k, { ...now, ppm: now.ppm + extra, rule: extra > 0 ? 'catch-up' : 'ahead' })
    spare -= extra
    debts[k] = debt - Math.trunc((extra * length) / WHOLE)
  }
}

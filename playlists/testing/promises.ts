import { instantOf } from '../plan/primitives.ts'
import type { CompileInput, Promised, PromisedItem } from '../compile/promise.ts'
import { DAY, MEDIA, stills, T0 } from './plans.ts'

/** An item with a promise, valid from yesterday for two months. */
export function promised(
  id: string,
  kind: PromisedItem['kind'],
  promise: Promised,
  seconds = 10,
  more: Partial<PromisedItem> = {},
): PromisedItem {
  return {
    id,
    kind,
    promise,
    title: { zh: id },
    validFrom: instantOf(T0 - DAY),
    validUntil: instantOf(T0 + 60 * DAY),
    creatives: stills(seconds),
    ...more,
  }
}

export const fill = promised('house', 'house', { kind: 'fill' }, 15)

/** A day of a lobby that is open from seven to ten. */
export function programme(items: PromisedItem[], more: Partial<CompileInput> = {}): CompileInput {
  return {
    revision: 'p1',
    zone: 'Asia/Shanghai',
    issuedAt: instantOf(T0),
    from: instantOf(T0),
    until: instantOf(T0 + DAY),
    seed: 3,
    hours: { weekly: [{ from: '07:00', until: '22:00' }] },
    items,
    media: MEDIA,
    tune: false,
    ...more,
  }
}

export const share = (ppm: number): Promised => ({ kind: 'share', ppm })

import { extend } from './fluid.ts'
import type { Stream } from './stream.ts'

const WHOLE = 1_000_000

/** A moment at which more than the whole of a zone's time is promised. */
export interface Overbooked {
  from: number
  until: number
  ppm: number
  itemIds: string[]
}

interface Change {
  at: number
  stream: number
  /** null: the stream leaves. */
  ppm: number | null
}

interface Sweep {
  streams: readonly Stream[]
  /** The rate each stream has now; null while it may not play. */
  planned: (number | null)[]
  given: number[]
  since: number[]
  booked: number
  houses: Set<number>
  others: Set<number>
}

/**
 * Draws every stream's fluid line. What nobody booked goes to the house items by weight; without a house, to the streams
 * on the air in proportion to their rates, those without a guarantee first. Returns where more than everything is booked.
 */
export function shareOut(streams: readonly Stream[]): Overbooked[] {
  const sweep: Sweep = {
    streams,
    planned: streams.map(() => null),
    given: streams.map(() => 0),
    since: streams.map(() => 0),
    booked: 0,
    houses: new Set(),
    others: new Set(),
  }
  const overbooked: Overbooked[] = []
  const changes = changesOf(streams)
  for (let k = 0; k < changes.length;) {
    const at = changes[k]!.at
    for (let change = changes[k]; change !== undefined && change.at === at; change = changes[++k]) {
      applyChange(sweep, change)
    }
    giveRates(sweep, at)
    if (sweep.booked > WHOLE) noteOverbooked(sweep, overbooked, at, changes[k]?.at ?? at)
  }
  return overbooked
}

function changesOf(streams: readonly Stream[]): Change[] {
  const changes = streams.flatMap(({ pieces }, stream) =>
    pieces.flatMap(({ from, until, ppm }, k): Change[] => {
      const goesOn = pieces[k + 1]?.from === until
      return goesOn
        ? [{ at: from, stream, ppm }]
        : [
            { at: from, stream, ppm },
            { at: until, stream, ppm: null },
          ]
    }),
  )
  return changes.sort((a, b) => a.at - b.at || a.stream - b.stream)
}

function applyChange(sweep: Sweep, { stream, ppm, at }: Change): void {
  const { house } = sweep.streams[stream]!
  const before = sweep.planned[stream]!
  if (!house) sweep.booked += (ppm ?? 0) - (before ?? 0)
  const group = house ? sweep.houses : sweep.others
  if (ppm === null) group.delete(stream)
  else group.add(stream)
  if (ppm === null) setRate(sweep, stream, at, 0)
  if (before === null) sweep.since[stream] = at
  sweep.planned[stream] = ppm
}

function giveRates(sweep: Sweep, at: number): void {
  const spare = Math.max(0, WHOLE - sweep.booked)
  const bonus = sweep.houses.size === 0 && spare > 0 ? bonusFor(sweep, spare) : new Map<number, number>()
  for (const stream of sweep.others) {
    setRate(sweep, stream, at, sweep.planned[stream]! + (bonus.get(stream) ?? 0))
  }
  const houses = [...sweep.houses].sort((a, b) => a - b)
  const parts = partsByWeight(
    spare,
    houses.map((stream) => sweep.planned[stream]!),
  )
  for (const [k, stream] of houses.entries()) setRate(sweep, stream, at, parts[k]!)
  notePlayShares(sweep)
}

function notePlayShares({ streams, given, houses, others }: Sweep): void {
  const active = [...others, ...houses]
  const plays = (k: number): number => given[k]! / streams[k]!.durations[0]!
  const all = active.reduce((sum, k) => sum + plays(k), 0)
  for (const k of active)
    streams[k]!.playShare = Math.max(streams[k]!.playShare, all === 0 ? 1 : plays(k) / all)
}

function bonusFor(sweep: Sweep, spare: number): Map<number, number> {
  const active = [...sweep.others].sort((a, b) => a - b)
  const free = active.filter((stream) => sweep.streams[stream]!.item.kind !== 'ad')
  const takers = free.length > 0 ? free : active
  const parts = partsByWeight(
    spare,
    takers.map((stream) => sweep.planned[stream]!),
  )
  return new Map(takers.map((stream, k) => [stream, parts[k]!]))
}

/** Whole parts of `total` by weight; the first ones take what rounding leaves. All weights 0: equal parts. */
export function partsByWeight(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0)
  const parts = weights.map((weight) =>
    sum > 0 ? Math.floor((total * weight) / sum) : Math.floor(total / weights.length),
  )
  let rest = total - parts.reduce((a, b) => a + b, 0)
  for (let k = 0; rest > 0 && parts.length > 0; k = (k + 1) % parts.length) {
    if (sum > 0 && weights[k] === 0) continue
    parts[k]! += 1
    rest--
  }
  return parts
}

function setRate(sweep: Sweep, stream: number, at: number, ppm: number): void {
  if (sweep.given[stream] === ppm) return
  if (sweep.planned[stream] !== null)
    extend(sweep.streams[stream]!.fluid, sweep.since[stream]!, at, sweep.given[stream]!)
  sweep.given[stream] = ppm
  sweep.since[stream] = at
}

function noteOverbooked(sweep: Sweep, overbooked: Overbooked[], from: number, until: number): void {
  if (overbooked.length >= 20) return
  const itemIds = [...sweep.others].map((stream) => sweep.streams[stream]!.item.id)
  overbooked.push({ from, until, ppm: sweep.booked, itemIds })
}

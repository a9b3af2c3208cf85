import type { Calendar } from '../local-time/calendar.ts'
import { daypartIntervals } from '../local-time/calendar.ts'
import { intersection, type Interval } from '../local-time/intervals.ts'
import type { Item } from '../plan/item.ts'
import { msOf } from '../plan/primitives.ts'
import { emptyFluid, type Fluid } from './fluid.ts'
import { fnv1a } from './hash.ts'

/** A stretch in which a stream may play, at one planned rate. */
export interface Piece extends Interval {
  ppm: number
}

/** An item as the sequencer sees it. */
export interface Stream {
  item: Item
  house: boolean
  /** Breaks ties; streams are sorted by it. */
  hash: number
  /** One length and one weight a creative. */
  durations: number[]
  weights: number[]
  longest: number
  /** Epoch milliseconds. */
  validUntil: number
  windows: Interval[]
  pieces: Piece[]
  /** What it is promised, with its part of what nobody booked. */
  fluid: Fluid
  /** The largest part of all plays that are its own, at any time. */
  playShare: number
}

/** The zone of the screen an item belongs to. */
export function zoneOf(item: { zone?: string | undefined }): string {
  return item.zone ?? 'main'
}

export function streamOf(item: Item, seed: number, calendar: Calendar, open: readonly Interval[]): Stream {
  const validUntil = msOf(item.validUntil)
  const valid = intersection(open, [{ from: msOf(item.validFrom), until: validUntil }])
  const windows =
    item.dayparts === undefined ? valid : intersection(valid, daypartIntervals(calendar, item.dayparts))
  const durations = item.creatives.map(({ durationMs }) => durationMs)
  return {
    item,
    house: item.kind === 'house',
    hash: fnv1a(seed, item.id),
    durations,
    weights: item.creatives.map(({ weight }) => weight ?? 1),
    longest: Math.max(...durations),
    validUntil,
    windows,
    pieces: piecesOf(item, windows),
    fluid: emptyFluid(),
    playShare: 0,
  }
}

function piecesOf({ rate }: Item, windows: readonly Interval[]): Piece[] {
  const steps = (rate.steps ?? []).map(({ from, until, ppm }) => ({
    from: msOf(from),
    until: msOf(until),
    ppm,
  }))
  if (steps.length === 0) return windows.map(({ from, until }) => ({ from, until, ppm: rate.ppm }))
  return windows.flatMap((window) => cutByRate(rate.ppm, steps, window))
}

/** A window in pieces of one planned rate: the steps that touch it and the usual rate between them. */
function cutByRate(ppm: number, steps: readonly Piece[], window: Interval): Piece[] {
  const pieces: Piece[] = []
  let at = window.from
  for (const step of steps) {
    const from = Math.max(step.from, window.from)
    const until = Math.min(step.until, window.until)
    if (until <= from) continue
    if (from > at) pieces.push({ from: at, until: from, ppm })
    pieces.push({ from, until, ppm: step.ppm })
    at = until
  }
  if (at < window.until) pieces.push({ from: at, until: window.until, ppm })
  return pieces
}

export function compareStreams(a: Stream, b: Stream): number {
  if (a.hash !== b.hash) return a.hash - b.hash
  return a.item.id < b.item.id ? -1 : 1
}

import { instantOf, msOf } from '../plan/primitives.ts'
import type { Alternative, Booking, ClassRate, Fit } from './booking.ts'
import { cutsOf } from './cells.ts'
import { levelsFrom, sendMost, snapshot } from './flow.ts'
import { claim, openMarket, SINK, SOURCE, type Claim, type Market } from './market.ts'

const WHOLE = 1_000_000
const DAY = 86_400_000
const WEEK = 7 * DAY

/**
 * Is there room for a booking, moving what can be moved? The market is as it was afterwards. With dayparts whose edges no
 * booking has, the market is opened anew for the answer.
 * @throws PlanProblem for an unknown zone
 */
export function fit(market: Market, booking: Booking): Fit {
  const known = cutsOf([booking]).every((cut) => market.cuts.includes(cut))
  const open = known
    ? market
    : openMarket({
        ...market.input,
        bookings: [...market.bookings, { ...booking, goal: { kind: 'time', ms: 0 } }],
      })
  const answer = tryOn(open, booking)
  if (answer.fits) return answer
  return { ...answer, alternatives: alternativesTo(open, booking, answer.got) }
}

/** Bookings of a category that one of the two wants alone, on a common class at a common time. */
function rivalsOf(
  { bookings }: Market,
  booking: Booking,
): { bookingId: string; ms: number; exclusive: string }[] {
  const wants = (one: Booking, other: Booking): string | undefined =>
    one.exclusive?.find((category) => other.categories?.includes(category))
  return bookings.flatMap((other) => {
    const apart = msOf(other.until) <= msOf(booking.from) || msOf(booking.until) <= msOf(other.from)
    const exclusive = wants(booking, other) ?? wants(other, booking)
    const meets = other.classes.some((id) => booking.classes.includes(id))
    return apart || exclusive === undefined || !meets ? [] : [{ bookingId: other.id, ms: 0, exclusive }]
  })
}

type Tried = Extract<Fit, { fits: true }> | (Extract<Fit, { fits: false }> & { got: ClassRate[] })

function tryOn(market: Market, booking: Booking): Tried {
  const rivals = rivalsOf(market, booking)
  if (rivals.length > 0) return { fits: false, missingMs: 0, inTheWay: rivals, alternatives: [], got: [] }
  const { goal } = booking
  if (goal.kind === 'share' && goal.fixed === true) return tryFixed(market, booking, goal.ppm)
  const undo = remember(market)
  const claims = claim(market, booking)
  sendMost(market.network, SOURCE, SINK)
  const missing = claims.map(({ ask }) => market.network.left[ask]!)
  const missingMs = missing.reduce((a, b) => a + b, 0)
  const got = claims.flatMap((own) => ratesOf(market, own))
  const needed = claims.reduce((sum, { neededMs }) => sum + neededMs, 0)
  const nowhere = needed === 0 && claims.every(({ usableMs }) => usableMs.every((ms) => ms === 0))
  const inTheWay = missingMs > 0 ? holders(market, claims, missing) : []
  undo()
  if (missingMs === 0 && !nowhere) return { fits: true, rates: got }
  return { fits: false, missingMs, inTheWay, alternatives: [], got }
}

/** The network is put back by copy: cheaper than sending everything back. */
function remember({ network, bookings, claims }: Market): () => void {
  const then = snapshot(network)
  const booked = bookings.length
  const claimed = claims.length
  return () => {
    Object.assign(network, then())
    bookings.length = booked
    claims.length = claimed
  }
}

/**
 * A fixed share needs its part of every cell. It is asked for cell by cell, so that what can move makes room.
 */
function tryFixed(market: Market, booking: Booking, ppm: number): Tried {
  const whole: Booking = { ...booking, capPpm: ppm, goal: { kind: 'share', ppm } }
  return tryOn(market, whole)
}

function ratesOf(market: Market, { node, classIndexes, usableMs }: Claim): ClassRate[] {
  const { network, input, cells } = market
  const got = new Map<number, number>()
  for (let arc = network.first[node]!; arc >= 0; arc = network.next[arc]!) {
    if ((arc & 1) === 0) got.set(network.to[arc]!, network.left[arc ^ 1]!)
  }
  return classIndexes.map((index, k) => {
    const ms = cells[index]!.reduce((sum, cell) => sum + (got.get(cell.node) ?? 0), 0)
    const usable = usableMs[k]!
    return {
      classId: input.classes[index]!.id,
      ppm: usable === 0 ? 0 : Math.floor((ms * WHOLE) / usable),
      ms,
    }
  })
}

/** Who holds time in the cells that the booking reaches and could not get: the near side of the smallest cut. */
function holders(
  market: Market,
  claims: readonly Claim[],
  missing: readonly number[],
): { bookingId: string; ms: number }[] {
  const { network, bookings } = market
  const held = new Map<number, number>()
  const own = new Set(claims.map(({ node }) => node))
  const short = claims.filter((_, k) => missing[k]! > 0)
  const level = levelsFrom(
    network,
    short.map(({ node }) => node),
  )
  const isReached = (node: number): boolean => level[node]! >= 0
  const hold = (bookingIndex: number, ms: number): void => {
    held.set(bookingIndex, (held.get(bookingIndex) ?? 0) + ms)
  }
  for (const { cell, node } of market.cells.flat()) {
    if (cell.capacity === 0 || !isReached(node)) continue
    for (const { bookingIndex, ms } of market.fixed.get(node) ?? []) hold(bookingIndex, ms)
  }
  for (const { bookingIndex, node } of market.claims) {
    if (own.has(node) || !isReached(node)) continue
    for (let arc = network.first[node]!; arc >= 0; arc = network.next[arc]!) {
      if ((arc & 1) === 0 && isReached(network.to[arc]!)) hold(bookingIndex, network.left[arc ^ 1]!)
    }
  }
  return [...held]
    .filter(([, ms]) => ms > 0)
    .map(([bookingIndex, ms]) => ({ bookingId: bookings[bookingIndex]!.id, ms }))
    .sort((a, b) => b.ms - a.ms || (a.bookingId < b.bookingId ? -1 : 1))
}

/** The nearest bookings that do fit: less of it, on fewer screens, or later. */
function alternativesTo(market: Market, booking: Booking, got: readonly ClassRate[]): Alternative[] {
  const alternatives: Alternative[] = []
  const smaller = smallerShare(booking, got)
  if (smaller !== null && tryOn(market, smaller).fits)
    alternatives.push({ kind: 'smaller-share', booking: smaller })
  const fewer = fewerScreens(market, booking, got)
  if (fewer !== null) alternatives.push({ kind: 'fewer-screens', booking: fewer })
  const later = laterFlight(market, booking)
  if (later !== null) alternatives.push({ kind: 'later-flight', booking: later })
  return alternatives
}

function smallerShare(booking: Booking, got: readonly ClassRate[]): Booking | null {
  const { goal } = booking
  const ms = got.reduce((sum, rate) => sum + rate.ms, 0)
  switch (goal.kind) {
    case 'share': {
      const ppm = Math.floor(Math.min(...got.map((rate) => rate.ppm)) * 0.999)
      return got.length > 0 && ppm > 0
        ? { ...booking, goal: { ...goal, ppm: Math.min(ppm, goal.ppm) } }
        : null
    }
    case 'time':
      return ms > 0 ? { ...booking, goal: { ...goal, ms } } : null
    case 'plays': {
      const plays = Math.floor(ms / goal.durationMs)
      return plays > 0 ? { ...booking, goal: { ...goal, plays } } : null
    }
  }
}

/** The classes that took their whole share; without the others they still can. */
function fewerScreens(market: Market, booking: Booking, got: readonly ClassRate[]): Booking | null {
  const { goal, classes: asked } = booking
  if (goal.kind !== 'share' || asked.length < 2) return null
  const classes = got.filter(({ ppm }) => ppm >= goal.ppm - 1).map(({ classId }) => classId)
  if (classes.length === 0 || classes.length === asked.length) return null
  const fewer = { ...booking, classes }
  return tryOn(market, fewer).fits ? fewer : null
}

/** The same flight some weeks later, within the market's time. */
function laterFlight(market: Market, booking: Booking): Booking | null {
  const end = msOf(market.input.until)
  for (const weeks of [1, 2, 3, 4, 6, 8]) {
    const shift = weeks * WEEK
    const until = msOf(booking.until) + shift
    if (until > end) return null
    const later = { ...booking, from: instantOf(msOf(booking.from) + shift), until: instantOf(until) }
    if (tryOn(market, later).fits) return later
  }
  return null
}

import { PlanProblem } from '../plan/plan-problem.ts'
import { msOf } from '../plan/primitives.ts'
import type { Booking, MarketInput } from './booking.ts'
import { cellsOf, cellsWithin, classTimeOf, cutsOf, windowsOf, type Cell, type ClassTime } from './cells.ts'
import { addArc, addNode, emptyNetwork, sendMost, type Network } from './flow.ts'

const WHOLE = 1_000_000
const DAY = 86_400_000
const MAX_MARKET_DAYS = 732
export const SOURCE = 0
export const SINK = 1

/** One demand on one class, or on all classes of a booking that counts over all its screens. */
export interface Claim {
  bookingIndex: number
  node: number
  /** The arc from the source: what it asks for and gets. */
  ask: number
  neededMs: number
  classIndexes: number[]
  /** Milliseconds over all screens in which it may play, for each of `classIndexes`. */
  usableMs: number[]
}

/** All bookings spread over all cells, with what could still move. Built once, asked often. */
export interface Market {
  input: MarketInput
  network: Network
  bookings: Booking[]
  claims: Claim[]
  times: ClassTime[]
  /** Cells of each class, and the node and the arc to the sink of each. */
  cells: { cell: Cell; node: number; room: number }[][]
  /** Fixed shares stand in a cell and cannot move: milliseconds by cell node. */
  fixed: Map<number, { bookingIndex: number; ms: number }[]>
  cuts: number[]
  /** Bookings already sold that could not be placed whole. */
  overbookedMs: number
}

/**
 * Spreads what is sold over classes of alike screens and parts of days: a maximum flow from bookings to cells.
 * @throws PlanProblem for an unknown zone, or a time that is empty or longer than two years
 */
export function openMarket(input: MarketInput): Market {
  const span = msOf(input.until) - msOf(input.from)
  if (!(span > 0)) throw new PlanProblem('plan/empty-window', 'until', 'not after from')
  if (span > MAX_MARKET_DAYS * DAY) {
    throw new PlanProblem('plan/too-long', 'until', `more than ${MAX_MARKET_DAYS} days after from`)
  }
  const cuts = cutsOf(input.bookings)
  const times = input.classes.map((screens) => classTimeOf(screens, input.from, input.until))
  const network = emptyNetwork(2)
  const instants = input.bookings.flatMap(({ from, until }) => [msOf(from), msOf(until)])
  const cells = input.classes.map((screens, index) =>
    cellsOf(screens, index, times[index]!, cuts, instants).map((cell) => {
      const node = addNode(network)
      return { cell, node, room: addArc(network, node, SINK, cell.capacity) }
    }),
  )
  const market: Market = {
    input,
    network,
    bookings: [],
    claims: [],
    times,
    cells,
    fixed: new Map(),
    cuts,
    overbookedMs: 0,
  }
  for (const booking of input.bookings) claim(market, booking)
  const asked = market.claims.reduce((sum, { neededMs }) => sum + neededMs, 0)
  market.overbookedMs += asked - sendMost(network, SOURCE, SINK)
  return market
}

/** Adds a booking's demand to the network; nothing flows yet. Returns what a fixed share could not get. */
export function claim(market: Market, booking: Booking): Claim[] {
  const bookingIndex = market.bookings.push(booking) - 1
  const known = booking.classes
    .map((id) => market.input.classes.findIndex((screens) => screens.id === id))
    .filter((index) => index >= 0)
  const { goal } = booking
  if (goal.kind === 'share' && goal.fixed === true) {
    for (const index of known) market.overbookedMs += placeFixed(market, bookingIndex, index, goal.ppm)
    return []
  }
  const groups = goal.kind === 'share' ? known.map((index) => [index]) : [known]
  const claims = groups.map((indexes) => claimOn(market, bookingIndex, indexes))
  market.claims.push(...claims)
  return claims
}

function reachOf(
  market: Market,
  booking: Booking,
  classIndex: number,
): { index: number; usableMs: number }[] {
  const cells = market.cells[classIndex]!.map(({ cell }) => cell)
  return cellsWithin(cells, windowsOf(booking, market.times[classIndex]!))
}

/** Takes a fixed share out of every cell it touches; returns what was not there. */
function placeFixed(market: Market, bookingIndex: number, classIndex: number, ppm: number): number {
  const screens = market.input.classes[classIndex]!.screens
  let missing = 0
  for (const { index, usableMs } of reachOf(market, market.bookings[bookingIndex]!, classIndex)) {
    const { node, room } = market.cells[classIndex]![index]!
    const wanted = Math.ceil((usableMs * ppm) / WHOLE) * screens
    const taken = Math.min(wanted, market.network.left[room]!)
    market.network.left[room]! -= taken
    missing += wanted - taken
    market.fixed.set(node, [...(market.fixed.get(node) ?? []), { bookingIndex, ms: taken }])
  }
  return missing
}

function claimOn(market: Market, bookingIndex: number, classIndexes: number[]): Claim {
  const booking = market.bookings[bookingIndex]!
  const node = addNode(market.network)
  const ask = addArc(market.network, SOURCE, node, 0)
  const usableMs = classIndexes.map((classIndex) => {
    const screens = market.input.classes[classIndex]!.screens
    let usable = 0
    for (const reach of reachOf(market, booking, classIndex)) {
      const most = Math.floor((reach.usableMs * (booking.capPpm ?? WHOLE)) / WHOLE) * screens
      addArc(market.network, node, market.cells[classIndex]![reach.index]!.node, most)
      usable += reach.usableMs * screens
    }
    return usable
  })
  const neededMs = neededBy(
    booking,
    usableMs.reduce((a, b) => a + b, 0),
  )
  market.network.left[ask] = neededMs
  return { bookingIndex, node, ask, neededMs, classIndexes, usableMs }
}

/** Average shares are of the time in which the booking may play. */
function neededBy({ goal }: Booking, usableMs: number): number {
  switch (goal.kind) {
    case 'share':
      return Math.floor((usableMs * goal.ppm) / WHOLE)
    case 'time':
      return goal.ms
    case 'plays':
      return goal.plays * goal.durationMs
  }
}

import { instantOf, type Instant } from '../plan/primitives.ts'

/** A stretch on a screen that is free for contracts after the flight. */
export interface FreeWindow {
  screenId: string
  from: number
  until: number
  /** Free for contracts, parts per million of open time. */
  freePpm: number
  /** Of the stretch, milliseconds. */
  openMs: number
}

export interface MakegoodInput {
  missingMs: number
  durationMs: number
  /** Most of a screen's time it may have, parts per million. */
  capPpm: number
  /** Screens of the booking; they come first. */
  screens: readonly string[]
  /** Screens of the same kind, in order of preference. */
  likeScreens: readonly string[]
  free: readonly FreeWindow[]
  /** Price of the whole booking in minor units, and what it promised in milliseconds: for the credit. */
  price: { minor: number; forMs: number }
}

export interface MakegoodLine {
  screenId: string
  from: Instant
  until: Instant
  ppm: number
  plays: number
  sameScreen: boolean
}

export interface Makegood {
  lines: MakegoodLine[]
  /** What could not be made up, in plays and in minor units to be credited. */
  creditPlays: number
  creditMinor: number
}

/**
 * Makes up for missing time: on the same screens first, then on like ones, in the earliest free windows; what finds no
 * room is credited in proportion, rounded in the advertiser's favour.
 */
export function proposeMakegood(input: MakegoodInput): Makegood {
  const { durationMs, capPpm, price } = input
  let plays = Math.ceil(input.missingMs / durationMs)
  const lines: MakegoodLine[] = []
  for (const { window, sameScreen } of inOrder(input)) {
    if (plays === 0) break
    const ppm = Math.min(window.freePpm, capPpm)
    const room = Math.floor((window.openMs * ppm) / 1_000_000 / durationMs)
    const taken = Math.min(room, plays)
    if (taken === 0) continue
    const needed = Math.ceil((taken * durationMs * 1_000_000) / window.openMs)
    const { screenId, from, until } = window
    lines.push({
      screenId,
      from: instantOf(from),
      until: instantOf(until),
      ppm: needed,
      plays: taken,
      sameScreen,
    })
    plays -= taken
  }
  const creditMinor = price.forMs === 0 ? 0 : Math.ceil((price.minor * plays * durationMs) / price.forMs)
  return { lines, creditPlays: plays, creditMinor: Math.min(price.minor, creditMinor) }
}

function inOrder({
  free,
  screens,
  likeScreens,
}: MakegoodInput): { window: FreeWindow; sameScreen: boolean }[] {
  const byTime = [...free].sort((a, b) => a.from - b.from || (a.screenId < b.screenId ? -1 : 1))
  const same = byTime.filter(({ screenId }) => screens.includes(screenId))
  const like = likeScreens
    .filter((id) => !screens.includes(id))
    .flatMap((id) => byTime.filter(({ screenId }) => screenId === id))
  return [
    ...same.map((window) => ({ window, sameScreen: true })),
    ...like.map((window) => ({ window, sameScreen: false })),
  ]
}

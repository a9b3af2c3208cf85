const WHOLE = 1_000_000

/** One screen of a campaign, as pacing sees it. */
export interface PacedScreen {
  id: string
  /** Open, unblocked milliseconds left of the flight on this screen: hours, dayparts and closures taken out. */
  remainingMs: number
  /** Most of its time the campaign may have, parts per million. */
  capPpm: number
  /** The rate it has now, parts per million; undefined on a screen that is new. */
  currentPpm?: number
  /** False while the screen does not answer; it goes on playing its plan. */
  reachable: boolean
  /** Milliseconds since the last confirmed play, for a screen that does not answer. */
  silentMs?: number
}

export interface PaceInput {
  /** What the flight promises over all screens, milliseconds. */
  goalMs: number
  /** Confirmed by play records, milliseconds. */
  confirmedMs: number
  /** Length of a play, milliseconds. */
  durationMs: number
  screens: readonly PacedScreen[]
}

export interface Pace {
  /** Parts per million by screen id. */
  ppm: Record<string, number>
  /** True if the error is too small to make new plans for. */
  unchanged: boolean
  /** What screens that do not answer are expected to have played and not yet told, milliseconds. */
  expectedMs: number
  /** What cannot be had any more within the flight, milliseconds; wants a make-good. */
  missingMs: number
}

/** Under one play or half a per cent nothing is changed. */
const ENOUGH_PART = 0.005

/**
 * The rates that still reach the goal: what is left over the open, unblocked time that is left, the same on every screen
 * as far as the caps allow. Supply is known, so one division is exact; there is nothing to regulate.
 * @throws RangeError naming a number that is negative or none
 */
export function pace(input: PaceInput): Pace {
  refuseNonsense(input)
  const { goalMs, confirmedMs, screens, durationMs } = input
  const expectedMs = screens.reduce((sum, screen) => sum + expectedOf(screen), 0)
  const wantedMs = Math.max(0, goalMs - confirmedMs - expectedMs)
  const onTrackMs = screens.reduce(
    (sum, { remainingMs, currentPpm }) => sum + (remainingMs * (currentPpm ?? 0)) / WHOLE,
    0,
  )
  const error = Math.abs(wantedMs - onTrackMs)
  const known = screens.every(({ currentPpm }) => currentPpm !== undefined)
  if (known && error < Math.max(durationMs, goalMs * ENOUGH_PART)) {
    const ppm = Object.fromEntries(screens.map(({ id, currentPpm }) => [id, currentPpm ?? 0]))
    return { ppm, unchanged: true, expectedMs, missingMs: 0 }
  }
  const { ppm, missingMs } = fillEvenly(wantedMs, screens)
  return { ppm, unchanged: false, expectedMs, missingMs: missingMs < durationMs ? 0 : missingMs }
}

function refuseNonsense({ goalMs, confirmedMs, durationMs, screens }: PaceInput): void {
  const numbers = { goalMs, confirmedMs, durationMs }
  const perScreen = screens.flatMap(({ id, remainingMs, capPpm }) => [
    [`${id}.remainingMs`, remainingMs] as const,
    [`${id}.capPpm`, capPpm] as const,
  ])
  for (const [name, value] of [...Object.entries(numbers), ...perScreen]) {
    if (!Number.isFinite(value) || value < 0) throw new RangeError(`${name} cannot be ${value}`)
  }
}

function expectedOf({ reachable, silentMs = 0, currentPpm = 0 }: PacedScreen): number {
  return reachable ? 0 : Math.floor((silentMs * currentPpm) / WHOLE)
}

/** One level for all screens; those at their cap stay there and the level rises for the others. */
function fillEvenly(
  wantedMs: number,
  screens: readonly PacedScreen[],
): { ppm: Record<string, number>; missingMs: number } {
  const ppm: Record<string, number> = {}
  let left = wantedMs
  let open = [...screens].sort((a, b) => a.capPpm - b.capPpm || (a.id < b.id ? -1 : 1))
  while (open.length > 0) {
    const time = open.reduce((sum, { remainingMs }) => sum + remainingMs, 0)
    const level = time === 0 ? 0 : Math.ceil((left * WHOLE) / time)
    const capped = open.filter(({ capPpm }) => capPpm < level)
    if (capped.length === 0) {
      for (const { id } of open) ppm[id] = level
      return { ppm, missingMs: time === 0 ? left : 0 }
    }
    for (const { id, capPpm, remainingMs } of capped) {
      ppm[id] = capPpm
      left -= Math.floor((remainingMs * capPpm) / WHOLE)
    }
    open = open.filter((screen) => !capped.includes(screen))
  }
  return { ppm, missingMs: Math.max(0, left) }
}

/**
 * A promise as a line that never falls: promised nanoseconds over epoch milliseconds, straight between corners.
 * A rate in parts per million times milliseconds is nanoseconds, so everything is a whole number below 2^53 and every
 * division is exact after rounding: bit for bit the same on every platform.
 */
export interface Fluid {
  from: number[]
  until: number[]
  ppm: number[]
  /** Promised nanoseconds at `from[k]`, since the plan began. */
  base: number[]
  /**
   * Milliseconds added to moments past the last corner. A promise that ends for good leaves a part of a play over, which
   * nobody is owed: it waits behind everything that is due.
   */
  late: number
}

export function emptyFluid(): Fluid {
  return { from: [], until: [], ppm: [], base: [], late: 0 }
}

/** Adds a stretch after all others. */
export function extend(fluid: Fluid, from: number, until: number, ppm: number): void {
  if (until <= from) return
  const last = fluid.from.length - 1
  if (last >= 0 && fluid.until[last] === from && fluid.ppm[last] === ppm) {
    fluid.until[last] = until
    return
  }
  const base = last < 0 ? 0 : endOf(fluid, last)
  fluid.from.push(from)
  fluid.until.push(until)
  fluid.ppm.push(ppm)
  fluid.base.push(base)
}

function endOf(fluid: Fluid, k: number): number {
  return fluid.base[k]! + (fluid.until[k]! - fluid.from[k]!) * fluid.ppm[k]!
}

/** Nanoseconds promised until `at`. */
export function promisedAt(fluid: Fluid, at: number): number {
  const k = lastAtOrBefore(fluid.from, at)
  if (k < 0) return 0
  return fluid.base[k]! + (Math.min(at, fluid.until[k]!) - fluid.from[k]!) * fluid.ppm[k]!
}

/** The rate in force at `at`, parts per million; 0 between stretches. */
export function rateAt(fluid: Fluid, at: number): number {
  const k = lastAtOrBefore(fluid.from, at)
  return k >= 0 && at < fluid.until[k]! ? fluid.ppm[k]! : 0
}

/**
 * The first millisecond at which `target` nanoseconds have been promised. Past the last corner the last rate goes on for
 * ever, before the first corner the first rate goes back for ever: a stream with something left to play must not lose its
 * deadline at closing time, and one that was owed most is due first. Infinity if nothing is ever promised.
 */
export function whenPromised(fluid: Fluid, target: number): number {
  const { from, ppm, base } = fluid
  if (target <= 0) return whenPromisedBefore(fluid, target)
  let low = 0
  let high = base.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (base[middle]! < target) low = middle + 1
    else high = middle
  }
  // The stretch before the first base that reaches the target, and before that the last one with a rate.
  for (let k = low - 1; k >= 0; k--) {
    if (ppm[k]! === 0) continue
    const at = from[k]! + Math.floor((target - base[k]! + ppm[k]! - 1) / ppm[k]!)
    return at > fluid.until[k]! ? at + fluid.late : at
  }
  return Infinity
}

function whenPromisedBefore(fluid: Fluid, target: number): number {
  const k = fluid.ppm.findIndex((ppm) => ppm > 0)
  if (k < 0) return Infinity
  return fluid.from[k]! - Math.floor(-target / fluid.ppm[k]!)
}

/** Index of the last entry at or before `at`; −1 if all are later. */
export function lastAtOrBefore(sorted: ArrayLike<number>, at: number, length = sorted.length): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! <= at) low = middle + 1
    else high = middle
  }
  return low - 1
}

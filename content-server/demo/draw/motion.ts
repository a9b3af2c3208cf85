/** How far between two moments, 0 … 1; all in seconds. */
export function between(seconds: number, from: number, until: number): number {
  return Math.min(1, Math.max(0, (seconds - from) / (until - from)))
}

export function easeOut(part: number): number {
  return 1 - (1 - part) ** 3
}

/** Runs a little past 1 and comes back. */
export function overshoot(part: number): number {
  const pull = 1.4
  return 1 + (pull + 1) * (part - 1) ** 3 + pull * (part - 1) ** 2
}

/** Falls to 1 and bounces there, lower each time. */
export function bounce(part: number): number {
  if (part < 0.6) return (part / 0.6) ** 2
  if (part < 0.86) return 1 - 0.1 * (1 - ((part - 0.73) / 0.13) ** 2)
  return 1 - 0.025 * (1 - ((part - 0.93) / 0.07) ** 2)
}

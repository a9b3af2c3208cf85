import { CLOCK_SMOOTHING, CLOCK_STEP_MS, SLOWEST_CLOCK_ANSWER_MS } from './limits.ts'

/** The two clocks of a device: the one on its wall, which may be set, and the one that only runs. */
export type DeviceClock = { wall: () => number; running: () => number }

/** The time by which the screen plays: the server's, carried on by the running clock. */
export type PlayerClock = {
  now: () => number
  /** What is added to the device's wall clock, ms. */
  offset: () => number
  /** Whether the server has ever told the time. */
  told: () => boolean
  /** The server said `serverTime`; the question took `tookMs`. */
  hear: (serverTime: number, tookMs: number) => void
}

/** What is kept of the clock while the device is off. */
export type KeptClock = { offset: number; now: number }

/**
 * The offset to start with. A device whose battery is empty wakes in 1970: time has not gone back since it was noted.
 */
export function offsetToStartWith(wall: number, kept: KeptClock | null): number {
  if (!kept) return 0
  return Math.max(kept.offset, kept.now - wall)
}

/**
 * Until the server has told the time, the wall clock counts with the offset kept from last time. Afterwards the running
 * clock does: setting the wall clock, by hand or by NTP, does not move what plays. Small differences are smoothed.
 */
export function playerClock(device: DeviceClock, startOffset: number): PlayerClock {
  let anchor: number | null = null
  const fromWall = () => device.wall() + startOffset
  const now = () => (anchor === null ? fromWall() : anchor + device.running())
  return {
    now,
    offset: () => now() - device.wall(),
    told: () => anchor !== null,
    hear(serverTime, tookMs) {
      // A slow answer is still good for an hour's error, not for a quarter of a second's.
      const error = serverTime + tookMs / 2 - now()
      const bold = Math.abs(error) > CLOCK_STEP_MS + tookMs
      if (!bold && tookMs > SLOWEST_CLOCK_ANSWER_MS) return
      const step = bold ? error : error * CLOCK_SMOOTHING
      anchor = now() - device.running() + step
    },
  }
}

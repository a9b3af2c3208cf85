import { MINUTE } from './shell-port.ts'

export type UpdateQuestion = {
  /** Minutes since local midnight. */
  minuteOfDay: number
  /** Somebody is using the device, or it waits for a payment. */
  busy: boolean
  /** The machine is going down. */
  stopping: boolean
  upForMs: number
}

/** Updates and planned restarts happen between 03:30 and 04:30, local time. */
export const WINDOW = { from: 3 * 60 + 30, until: 4 * 60 + 30 } as const
const LEAST_UPTIME_MS = 10 * MINUTE

/**
 * Whether the shell may replace or restart itself now. An installer that is killed half-way leaves nothing
 * that starts, so never while stopping; and a device that has just come up may be in a restart loop.
 */
export function mayUpdate({ minuteOfDay, busy, stopping, upForMs }: UpdateQuestion): boolean {
  if (busy || stopping || upForMs < LEAST_UPTIME_MS) return false
  return minuteOfDay >= WINDOW.from && minuteOfDay < WINDOW.until
}

import type { RefusalCode } from '@linli/contract/refusals.ts'
import { UNKNOWN_BELIEVED_AFTER } from './limits.ts'

/**
 * How the device stands with the server. Unreachable, failing and refusing are three different things: only a server
 * that answers, and says that the device is revoked or unknown, ends a pairing.
 */
export type Standing = {
  hear: (what: 'answer' | 'silence' | RefusalCode) => void
  reachable: () => boolean | null
  /** Player time of the last contact; null before the first. */
  lastContactAt: () => number | null
}

export type StandingParts = {
  now: () => number
  lastContactAt: number | null
  /** The server can be reached again, or no more. */
  changed: (reachable: boolean) => void
  /** The pairing is over. */
  over: (code: RefusalCode) => void
}

export function openStanding(parts: StandingParts): Standing {
  let reachable: boolean | null = null
  let lastContactAt = parts.lastContactAt
  let unknown = 0
  return {
    hear(what) {
      const yes = what !== 'silence' && what !== 'server/stopping'
      if (yes) lastContactAt = parts.now()
      if (yes !== reachable) {
        reachable = yes
        parts.changed(yes)
      }
      if (what === 'answer') unknown = 0
      if (what === 'device/unknown') unknown += 1
      if (what === 'device/revoked') parts.over(what)
      else if (unknown >= UNKNOWN_BELIEVED_AFTER) {
        unknown = 0
        parts.over('device/unknown')
      }
    },
    reachable: () => reachable,
    lastContactAt: () => lastContactAt,
  }
}

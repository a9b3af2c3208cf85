import type { Plan } from '@linli/playlists'
import type { ShownSlot } from '../../loopback.ts'

/** What `ScreenPlayer` is given. A kiosk mounts it idle with what `useAgent()` tells. */
export type PlayerProps = {
  plan: Plan
  /** Takes over at its own `from`. */
  nextPlan?: Plan | null
  /** Player time, ms since 1970. */
  clock: () => number
  /** Where a medium is served. */
  mediaUrl: (sha256: string) => string
  /** Media that are known not to be there; something else stands in for them. */
  missing?: readonly string[]
}

/** What `ScreenPlayer` tells. `at` is player time. */
export type PlayerEvents = {
  /** The first frame of a slot is on the glass. */
  painted: [slot: ShownSlot, at: number]
  /** Nothing that counts is shown any more: closed, or nothing to play. */
  ended: [at: number]
  /** A slot could not be shown as planned. */
  skipped: [itemId: string, why: string]
}

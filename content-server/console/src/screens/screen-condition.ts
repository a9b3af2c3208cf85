import { msOf } from '@linli/contract/instants.ts'
import type { Screen } from '@linli/contract/screens.ts'

export const CONDITIONS = ['on', 'silent', 'stuck', 'waiting', 'never'] as const
export type Condition = (typeof CONDITIONS)[number]

/** After so long without a heartbeat a device counts as silent. */
export const SILENT_AFTER_MS = 90_000

/** How a device is doing, as far as the server can tell. */
export function conditionOf(screen: Pick<Screen, 'paired' | 'health'>, nowMs: number): Condition {
  if (!screen.paired) return 'never'
  if (!screen.health) return 'waiting'
  if (nowMs - msOf(screen.health.seenAt) > SILENT_AFTER_MS) return 'silent'
  return screen.health.framesAdvancing ? 'on' : 'stuck'
}

export const CONDITION_TONES = {
  on: 'on',
  silent: 'alarm',
  stuck: 'alarm',
  waiting: 'soon',
  never: 'quiet',
} as const satisfies Record<Condition, string>

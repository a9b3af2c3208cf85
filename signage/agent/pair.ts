import { either } from './either.ts'
import { msOf } from '@linli/contract/instants.ts'
import { askForCode, pairingState } from '@linli/contract/pairing.ts'
import type { DeviceRole } from '@linli/contract/screens.ts'
import { LEAST_PAIRING_WAIT_MS } from './limits.ts'
import { Membership } from './membership.ts'
import { keepDoing, type Tries } from './retry.ts'
import type { ServerLink } from './server-link.ts'

export type ShownCode = { code: string; expiresAt: string }

export type Pairing = {
  link: ServerLink
  publicKey: string
  role: DeviceRole
  label: string
  now: () => number
  show: (code: ShownCode | null) => void
}

/**
 * Asks for a code, has it shown, and asks until staff have entered it; an expired code is replaced.
 * Answers null when the tries were called off.
 */
export async function pair(pairing: Pairing, tries: Tries): Promise<Membership | null> {
  const { link, publicKey, now, show } = pairing
  const done = new AbortController()
  const ending = either(tries.signal, done.signal)
  let shown: (ShownCode & { askAgainAfterMs: number }) | null = null
  let found: Membership | null = null
  await keepDoing(
    async () => {
      if (!shown || msOf(shown.expiresAt) <= now()) {
        shown = await link.call(askForCode, {
          body: { publicKey, role: pairing.role, label: pairing.label },
        })
        show({ code: shown.code, expiresAt: shown.expiresAt })
        return waitFor(shown.askAgainAfterMs)
      }
      const reply = await link.call(pairingState, { body: { publicKey } })
      if (reply.state === 'waiting') return waitFor(shown.askAgainAfterMs)
      shown = null
      show(null)
      if (reply.state === 'expired') return LEAST_PAIRING_WAIT_MS
      found = Membership.parse(reply)
      done.abort()
      return 0
    },
    { ...tries, signal: ending.signal },
  )
  ending.release()
  return found
}

function waitFor(askAgainAfterMs: number): number {
  return Math.max(LEAST_PAIRING_WAIT_MS, askAgainAfterMs)
}

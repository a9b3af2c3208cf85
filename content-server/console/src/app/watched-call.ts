import type { Call } from '@linli/contract/client.ts'
import { Refusal } from '@linli/contract/refusals.ts'

/** What every page has to know about any call. */
export type CallEvents = {
  reached: () => void
  unreachable: () => void
  sessionLost: () => void
}

/** `call`, telling `events` when the network or the session is gone, and when the server answers again. */
export function watchedCall(call: Call, events: CallEvents): Call {
  return async (route, ...asking) => {
    try {
      const reply = await call(route, ...asking)
      events.reached()
      return reply
    } catch (problem) {
      if (problem instanceof Refusal) tell(problem, events)
      throw problem
    }
  }
}

function tell(refusal: Refusal, events: CallEvents): void {
  if (refusal.code === 'network/unreachable') return events.unreachable()
  events.reached()
  if (refusal.code === 'people/not-signed-in') events.sessionLost()
}

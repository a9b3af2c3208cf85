import { deliverPlays, MOST_PLAYS } from '@linli/contract/plays.ts'
import { Refusal } from '@linli/contract/refusals.ts'
import type { Journal } from './journal.ts'
import { LONGEST_WAIT_MS } from './limits.ts'
import type { Log } from './log.ts'
import type { ServerLink } from './server-link.ts'

/** How a delivery ended: how many plays the server acknowledged and whether more are waiting. */
export type Delivery = { delivered: number; more: boolean }

/** Delivers one batch in order. Plays stay in the journal until the server has acknowledged them. */
export async function deliverSomePlays(
  parts: { link: ServerLink; journal: Journal; now: () => number; log: Log },
  most = MOST_PLAYS,
): Promise<Delivery> {
  const { link, journal, log } = parts
  const plays = await journal.waiting(most)
  const last = plays.at(-1)
  if (!last) return { delivered: 0, more: false }
  try {
    const { through } = await link.call(deliverPlays, { body: { plays } })
    // A server that claims more than it was sent has another history of this device.
    if (through > last.number)
      log.error({ through, sent: last.number }, 'the server has plays of another journal')
    await journal.acknowledge(Math.min(through, last.number), parts.now())
    return { delivered: plays.length, more: plays.length === most }
  } catch (problem) {
    if (!(problem instanceof Refusal) || problem.code !== 'play/out-of-order') throw problem
    const expected = Number(problem.details['expected'])
    if (Number.isSafeInteger(expected) && (await journal.goBackTo(expected))) {
      log.warn({ expected }, 'the server wants plays again')
      return { delivered: 0, more: true }
    }
    log.error({ expected, waitMs: LONGEST_WAIT_MS }, 'the server wants plays that are gone')
    throw problem
  }
}

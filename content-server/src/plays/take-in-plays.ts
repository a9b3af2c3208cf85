import { createHash } from 'node:crypto'
import { msOf } from '@linli/contract/instants.ts'
import { chainText, type PlayRecord } from '@linli/contract/plays.ts'
import { refuse } from '@linli/contract/refusals.ts'
import type { Context } from '../context.ts'
import type { DeviceActor } from '../people/actor.ts'

/** How far ahead of the server a play may lie: clocks differ a little. */
export const MOST_AHEAD_MS = 5 * 60_000

/**
 * Takes in a device's records: in order, each once, chained to the one before. Returns the number through which
 * everything is durable; the device keeps what comes after it.
 */
export async function takeInPlays(
  { store, clock, metrics }: Pick<Context, 'store' | 'clock' | 'metrics'>,
  device: DeviceActor,
  plays: readonly PlayRecord[],
): Promise<number> {
  const now = clock()
  const through = await store.change(async (stores) => {
    const last = await stores.plays.lastOf(device.id)
    const fresh = plays.filter((play) => play.number > (last?.number ?? 0))
    demandChain(fresh, last ?? { number: 0, chain: '' })
    const ahead = fresh.find((play) => msOf(play.at) > msOf(now) + MOST_AHEAD_MS)
    if (ahead) throw refuse('play/from-the-future', { number: ahead.number, serverTime: now })
    if (fresh.length > 0) await stores.plays.add(device, fresh, now)
    metrics.plays.inc(fresh.length)
    return fresh.at(-1)?.number ?? last?.number ?? 0
  })
  return through
}

function demandChain(plays: readonly PlayRecord[], last: { number: number; chain: string }): void {
  let { number, chain } = last
  for (const play of plays) {
    if (play.number !== number + 1) throw refuse('play/out-of-order', { expected: number + 1 })
    const chained = createHash('sha256').update(chainText(chain, play)).digest('hex')
    if (chained !== play.chain) throw refuse('play/chain-broken', { number: play.number })
    number = play.number
    chain = chained
  }
}

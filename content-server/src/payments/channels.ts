import { msOf, type Instant } from '@linli/contract/instants.ts'
import type { PayChannel } from '@linli/contract/payments.ts'
import { refuse } from '@linli/contract/refusals.ts'
import { Breaker } from './breaker.ts'
import { MOST_SKEW_MS } from './durations.ts'
import type { Gateway, Outcome } from './gateways/gateway.ts'

type Way = { gateway: Gateway; breaker: Breaker }

/** Without these, a channel has not answered; a refusal is an answer too. */
const UNANSWERED = new Set(['no-answer', 'unreachable', 'broken'])

/** The channels there are, and which of them can be offered at this moment. */
export class Channels {
  readonly #ways: Map<PayChannel, Way>
  readonly #clock: () => Instant
  #skewMs = 0

  constructor(gateways: readonly Gateway[], clock: () => Instant) {
    this.#ways = new Map(
      gateways.map((gateway) => [gateway.identity.channel, { gateway, breaker: new Breaker() }]),
    )
    this.#clock = clock
  }

  find(channel: PayChannel): Gateway | undefined {
    return this.#ways.get(channel)?.gateway
  }

  /** What a payer may choose from: wallets that answer, while our own clock is right. */
  offered(): PayChannel[] {
    if (this.clockIsOff()) return []
    const now = this.#clock()
    return [...this.#ways]
      .filter(([channel, { breaker }]) => !isDesk(channel) && breaker.isOpen(now))
      .map(([channel]) => channel)
  }

  scansCodes(): boolean {
    return this.offered().some((channel) => this.find(channel)?.codes !== undefined)
  }

  /** Beyond a few minutes every signature of ours would be refused, and every callback would look replayed. */
  clockIsOff(): boolean {
    return Math.abs(this.#skewMs) > MOST_SKEW_MS
  }

  /** Refuses a channel that a payer may not choose now. */
  demand(channel: PayChannel): Gateway {
    if (this.clockIsOff()) throw refuse('payment/clock-off')
    const gateway = this.find(channel)
    if (!gateway || !this.offered().includes(channel)) throw refuse('payment/channel-away', { channel })
    return gateway
  }

  /** Calls a channel, and remembers whether it answered and what its clock said. */
  async ask<T>(gateway: Gateway, call: (gateway: Gateway) => Promise<Outcome<T>>): Promise<Outcome<T>> {
    const outcome = await call(gateway).catch((error: unknown): Outcome<T> => ({
      ...{ result: 'unknown', reason: 'broken', raw: null },
      channelCode: error instanceof Error ? error.message.slice(0, 200) : null,
    }))
    const unanswered = outcome.result === 'unknown' && UNANSWERED.has(outcome.reason)
    this.#ways.get(gateway.identity.channel)?.breaker.note(!unanswered, this.#clock())
    const date = Date.parse(outcome.raw?.headers['date'] ?? '')
    if (!Number.isNaN(date)) this.#skewMs = msOf(this.#clock()) - date
    return outcome
  }
}

/** Cash and credit terms are for staff. */
export function isDesk(channel: PayChannel): boolean {
  return channel === 'cash' || channel === 'terms'
}

import type { Channel } from './trade.ts'

/** What can be made to go wrong with a request and its answer. */
export type AnswerFault =
  | 'http500'
  | 'timeoutBeforeCommit'
  | 'timeoutAfterCommit'
  | 'delayAnswer'
  | 'limited'
  | 'tamperBody'
  | 'wrongKey'
  | 'oldTimestamp'
  | 'probeSignature'
  | 'unsigned'
  | 'alter'
  | 'unavailable'
  | 'refundOutcome'

/** What can be made to go wrong with a callback. */
export type CallbackFault =
  | 'dropCallback'
  | 'delayCallback'
  | 'duplicate'
  | 'reorder'
  | 'tamperBody'
  | 'wrongKey'
  | 'oldTimestamp'
  | 'probeSignature'
  | 'unsigned'
  | 'alter'

export type FaultKind = AnswerFault | CallbackFault

export type Fault = {
  kind: FaultKind
  on: 'answer' | 'callback'
  channel: Channel | null
  /** An API's short name, as in README.md; null means any. */
  operation: string | null
  outTradeNo: string | null
  /** How often it still strikes. */
  times: number
  /** Milliseconds, a count, or fields to put in the place of true ones: what the kind needs. */
  milliseconds: number
  count: number
  fields: Record<string, unknown>
}

export type Occasion = {
  on: Fault['on']
  channel: Channel
  operation: string
  outTradeNo: string | null
}

/** A time in which a channel answers nothing, or every so manieth request nothing. */
export type Outage = {
  channel: Channel | null
  operation: string | null
  until: number
  every: number
  seen: number
}

/** The faults that are armed, the oldest first; each is used up as it strikes. */
export class Faults {
  #armed: Fault[] = []
  #outages: Outage[] = []

  arm(fault: Fault): void {
    this.#armed.push(fault)
  }

  clear(): void {
    this.#armed = []
    this.#outages = []
  }

  breakDown(outage: Outage): void {
    this.#outages.push(outage)
  }

  /** Whether this request falls into an outage. */
  isOut(occasion: Pick<Occasion, 'channel' | 'operation'>, now: number): boolean {
    this.#outages = this.#outages.filter(({ until }) => until > now)
    const outage = this.#outages.find(
      ({ channel, operation }) =>
        (channel === null || channel === occasion.channel) &&
        (operation === null || operation === occasion.operation),
    )
    if (!outage) return false
    outage.seen += 1
    return outage.seen % outage.every === 0
  }

  list(): readonly Fault[] {
    return this.#armed
  }

  /** The first armed fault of these kinds that fits, used up once. */
  take(kinds: readonly FaultKind[], occasion: Occasion): Fault | null {
    const fault = this.#armed.find((armed) => kinds.includes(armed.kind) && fits(armed, occasion))
    if (!fault) return null
    fault.times -= 1
    if (fault.times <= 0) this.#armed = this.#armed.filter((armed) => armed !== fault)
    return fault
  }
}

function fits(fault: Fault, occasion: Occasion): boolean {
  return (
    fault.on === occasion.on &&
    (fault.channel === null || fault.channel === occasion.channel) &&
    (fault.operation === null || fault.operation === occasion.operation) &&
    (fault.outTradeNo === null || fault.outTradeNo === occasion.outTradeNo)
  )
}

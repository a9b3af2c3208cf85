import type { Fault, Faults } from './faults.ts'
import type { Channel } from './trade.ts'
import type { Moment, VirtualClock } from './virtual-clock.ts'
import type { Settings } from './world.ts'

export type Envelope = { headers: Record<string, string>; body: string }

/** Something a channel tells a merchant, until the merchant has acknowledged it. */
export type Letter = {
  channel: Channel
  operation: 'payment' | 'refund' | 'closed'
  outTradeNo: string
  url: string
  /** Signed afresh for each attempt; spoilt as the fault says. */
  seal(now: Moment, fault: Fault | null): Envelope
  acknowledged(status: number, body: string): boolean
  /** Milliseconds from one attempt to the next. */
  gaps: readonly number[]
}

export type Delivery = {
  at: Moment
  channel: Channel
  operation: Letter['operation']
  outTradeNo: string
  attempt: number
  /** HTTP status, or why there is none. */
  outcome: number | 'dropped' | 'unreachable' | 'forbidden'
  acknowledged: boolean
  spoilt: string | null
  /** Real milliseconds the merchant took to answer. */
  tookMs: number
}

const SPOILING = ['tamperBody', 'wrongKey', 'oldTimestamp', 'unsigned', 'alter'] as const
const HERE = new Set(['127.0.0.1', 'localhost', '[::1]', '::1'])

/** Carries letters on the channels' retry schedules, through whatever faults are armed. */
export class Couriers {
  readonly log: Delivery[] = []
  #clock: VirtualClock
  #faults: Faults
  #allowed: ReadonlySet<string>
  #patienceMs: number
  #held: (() => Promise<void>)[] = []
  #stopped = new AbortController()

  constructor(clock: VirtualClock, faults: Faults, settings: Pick<Settings, 'notifyHosts' | 'patienceMs'>) {
    this.#clock = clock
    this.#faults = faults
    this.#allowed = new Set([...HERE, ...settings.notifyHosts])
    this.#patienceMs = settings.patienceMs
  }

  /** Sends as soon as the present request has been answered. */
  send(letter: Letter): void {
    const delay = this.#take(letter, ['delayCallback'])
    this.#clock.at(this.#clock.now() + (delay?.milliseconds ?? 0), () => this.#attempt(letter, 0))
    setImmediate(() => void this.#clock.run())
  }

  stop(): void {
    this.#stopped.abort()
    this.#clock.clear()
  }

  async #attempt(letter: Letter, attempt: number): Promise<void> {
    const reorder = this.#take(letter, ['reorder'])
    if (!reorder) return this.#carry(letter, attempt)
    this.#held.push(() => this.#carry(letter, attempt))
    if (reorder.times > 0) return
    const held = this.#held.splice(0).reverse()
    for (const carry of held) await carry()
  }

  async #carry(letter: Letter, attempt: number): Promise<void> {
    const probe = this.#take(letter, ['probeSignature'])
    if (probe) await this.#post(letter, attempt, probe)
    const twins = this.#take(letter, ['duplicate'])?.count ?? 0
    let acknowledged = false
    for (let copy = 0; copy <= twins; copy += 1)
      acknowledged = (await this.#post(letter, attempt, this.#take(letter, SPOILING))) || acknowledged
    const gap = letter.gaps[attempt]
    if (acknowledged || gap === undefined || this.#stopped.signal.aborted) return
    this.#clock.at(this.#clock.now() + gap, () => this.#attempt(letter, attempt + 1))
  }

  async #post(letter: Letter, attempt: number, fault: Fault | null): Promise<boolean> {
    const { channel, operation, outTradeNo } = letter
    const at = this.#clock.now()
    const since = performance.now()
    const note = (outcome: Delivery['outcome'], acknowledged: boolean) => {
      const spoilt = fault?.kind ?? null
      const tookMs = performance.now() - since
      this.log.push({ at, channel, operation, outTradeNo, attempt, outcome, acknowledged, spoilt, tookMs })
      return acknowledged && fault?.kind !== 'probeSignature'
    }
    if (!this.#allowed.has(new URL(letter.url).hostname)) return note('forbidden', false)
    if (this.#take(letter, ['dropCallback'])) return note('dropped', false)
    try {
      const answer = await fetch(letter.url, {
        method: 'POST',
        ...letter.seal(at, fault),
        redirect: 'manual',
        signal: AbortSignal.any([AbortSignal.timeout(this.#patienceMs), this.#stopped.signal]),
      })
      return note(answer.status, letter.acknowledged(answer.status, await answer.text()))
    } catch {
      return note('unreachable', false)
    }
  }

  #take(letter: Letter, kinds: readonly Fault['kind'][]): Fault | null {
    const { channel, operation, outTradeNo } = letter
    return this.#faults.take(kinds, { on: 'callback', channel, operation, outTradeNo })
  }
}

import type { Random } from './keys.ts'
import type { Channel } from './trade.ts'
import { digits, letters } from './world.ts'
import type { VirtualClock } from './virtual-clock.ts'

/** A payment code as a wallet shows it: good for one payment within a minute. */
export type PaymentCode = { code: string; channel: Channel; diesAt: number; used: boolean }

const CODE_LIVES_MS = 60_000
/** How the channels' payment codes begin, and how long they are. */
const SHAPE = { wechat: { prefix: '13', digits: 16 }, alipay: { prefix: '28', digits: 16 } } as const

/** The wallets that pay here: who they are at each channel, and the payment codes they show. */
export class Purses {
  readonly payers: Record<Channel, string>
  #clock: VirtualClock
  #random: Random
  #codes = new Map<string, PaymentCode>()

  constructor(clock: VirtualClock, random: Random) {
    this.#clock = clock
    this.#random = random
    this.payers = {
      wechat: `oUpF8u${letters(random, 22)}`,
      alipay: `2088${digits(random, 12)}`,
    }
  }

  /** A fresh payment code. */
  show(channel: Channel): PaymentCode {
    const { prefix, digits: count } = SHAPE[channel]
    const code = `${prefix}${digits(this.#random, count)}`
    const shown = { code, channel, diesAt: this.#clock.now() + CODE_LIVES_MS, used: false }
    this.#codes.set(code, shown)
    return shown
  }

  /** Uses a payment code up; says why it cannot be. */
  use(channel: Channel, code: string): 'used now' | 'unknown' | 'expired' | 'used before' {
    const shown = this.#codes.get(code)
    if (!shown || shown.channel !== channel) return 'unknown'
    if (shown.used) return 'used before'
    if (shown.diesAt <= this.#clock.now()) return 'expired'
    shown.used = true
    return 'used now'
  }
}

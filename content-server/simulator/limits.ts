import type { VirtualClock } from './virtual-clock.ts'

/** Calls per second that the channels allow; what is not named here has no limit worth reaching in a test. */
const PER_SECOND: Record<string, number> = {
  'wechat native': 600,
  'wechat refund': 150,
  'wechat split': 300,
  'wechat split-query': 500,
  'wechat split-return': 100,
  'wechat split-receiver': 100,
  'alipay settle': 30,
}

/** Counts calls in each second of virtual time. */
export class Limits {
  #clock: VirtualClock
  #allowed = new Map(Object.entries(PER_SECOND))
  #windows = new Map<string, { second: number; count: number }>()

  constructor(clock: VirtualClock) {
    this.#clock = clock
  }

  set(name: string, perSecond: number): void {
    this.#allowed.set(name, perSecond)
  }

  /** Counts one call; whether it is one too many. */
  exceeds(name: string): boolean {
    const second = Math.floor(this.#clock.now() / 1000)
    const open = this.#windows.get(name)
    const window = open?.second === second ? open : { second, count: 0 }
    window.count += 1
    this.#windows.set(name, window)
    return window.count > (this.#allowed.get(name) ?? Infinity)
  }
}

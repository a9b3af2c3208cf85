/** Milliseconds since the epoch, as the simulator counts them. */
export type Moment = number

type Due = { at: Moment; work: () => Promise<void> | void }

/**
 * The simulator's own time: the base clock plus what was added by hand. Retries, expiries and bills go by it, so that
 * a day of callbacks passes in milliseconds. What is due runs at its own moment even when time jumps over it.
 */
export class VirtualClock {
  #base: () => Moment
  #added = 0
  #pinned: Moment | null = null
  #due: Due[] = []
  #running = new Set<Promise<void>>()

  constructor(base: () => Moment) {
    this.#base = base
  }

  now(): Moment {
    return this.#pinned ?? this.#base() + this.#added
  }

  /** Does the work at that moment, or with the next `run` when it is already past. */
  at(moment: Moment, work: Due['work']): void {
    const later = this.#due.findIndex((due) => due.at > moment)
    this.#due.splice(later === -1 ? this.#due.length : later, 0, { at: moment, work })
  }

  /** Starts whatever is due by now; resolves when that is done. */
  async run(): Promise<void> {
    await this.#start(this.now())
  }

  /** Lets so much time pass; everything due in between happens in order, each at its own moment. */
  async advance(milliseconds: number): Promise<void> {
    if (!Number.isSafeInteger(milliseconds) || milliseconds < 0)
      throw new RangeError('time moves forward by whole milliseconds')
    await this.run()
    const target = this.now() + milliseconds
    try {
      for (let next = this.#due[0]; next && next.at <= target; next = this.#due[0]) {
        this.#pinned = Math.max(next.at, this.now())
        await this.#start(this.#pinned)
      }
    } finally {
      this.#pinned = null
      this.#added += Math.max(0, target - this.now())
    }
    await this.run()
  }

  /** Resolves when nothing runs and nothing more is due by now. */
  async settled(): Promise<void> {
    await this.run()
    while (this.#running.size > 0) {
      await Promise.all(this.#running)
      await this.run()
    }
  }

  /** Forgets what was still to come. */
  clear(): void {
    this.#due = []
  }

  async #start(until: Moment): Promise<void> {
    const ready = this.#due.filter((due) => due.at <= until)
    this.#due = this.#due.filter((due) => due.at > until)
    await Promise.all(ready.map((due) => this.#track(due.work)))
  }

  #track(work: Due['work']): Promise<void> {
    const running = Promise.resolve()
      .then(work)
      .finally(() => this.#running.delete(running))
    this.#running.add(running)
    return running
  }
}

import { msOf, type Instant } from '@linli/contract/instants.ts'

/** After so many calls in a row without an answer, a channel is left alone for a while. */
const MOST_FAILURES = 5
const REST_MS = 30_000

/**
 * Whether a channel can be offered. While it rests nobody is offered it; afterwards one success opens it again,
 * and one failure lets it rest once more.
 */
export class Breaker {
  #failures = 0
  #restsUntilMs = 0

  isOpen(now: Instant): boolean {
    return this.#failures < MOST_FAILURES || msOf(now) >= this.#restsUntilMs
  }

  note(answered: boolean, now: Instant): void {
    this.#failures = answered ? 0 : this.#failures + 1
    if (this.#failures >= MOST_FAILURES) this.#restsUntilMs = msOf(now) + REST_MS
  }
}

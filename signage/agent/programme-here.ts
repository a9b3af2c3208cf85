import type { Medium, Plan } from '@linli/playlists'
import { msOf } from '@linli/contract/instants.ts'
import { Refusal } from '@linli/contract/refusals.ts'
import { MEDIA_DUE_WITHIN_MS, MEDIA_ORDER_AHEAD_MS } from './limits.ts'
import type { Log } from './log.ts'
import type { MediaKeeper } from './media-keeper.ts'
import type { MediaStore } from './media-store.ts'
import type { Membership } from './membership.ts'
import { canShowSomething, mediaDue, mediaInOrder } from './plan-media.ts'
import { planInForce, type PlanShelf } from './plan-shelf.ts'
import { pullPlan, type Pulled } from './pull-plan.ts'
import type { ServerLink } from './server-link.ts'

export type ProgrammeParts = {
  link: ServerLink
  member: Membership
  shelf: PlanShelf
  store: MediaStore
  keeper: MediaKeeper
  /** Player time. */
  now: () => number
  log: Log
  changed: () => void
}

/** The plans of this device on their way from the server to the screen. */
export class ProgrammeHere {
  readonly #parts: ProgrammeParts
  #pending: Exclude<Pulled, 'unchanged'> | null = null
  #etag: string | null = null
  #refused: Refusal | null = null
  #looking: Promise<void> = Promise.resolve()

  constructor(parts: ProgrammeParts) {
    this.#parts = parts
    if (this.#plans().length > 0) this.#wantMedia()
  }

  /** Asks the server for a newer plan. A refused letter changes nothing but `refused`. */
  async pull(): Promise<void> {
    const { link, member, shelf, log, changed } = this.#parts
    const was = this.#refused
    try {
      const pulled = await pullPlan(link, member, { etag: this.#etag, floor: shelf.floor() })
      this.#refused = null
      if (pulled !== 'unchanged') await this.#takeIn(pulled)
    } catch (problem) {
      if (!isOfPlan(problem)) throw problem
      // The same refusal again is no news to the pages.
      if (this.#refused?.code !== problem.code) this.#refused = problem
      log.warn(
        { code: problem.code, details: problem.details },
        'the plan was refused; the last good one plays on',
      )
    } finally {
      if (was !== this.#refused) changed()
    }
    await this.look()
  }

  /** Does what is due: a plan whose media have come, a plan whose time has come. */
  look(): Promise<void> {
    const look = async () => {
      await this.#putPending()
      if (!(await this.#parts.shelf.turn(this.#parts.now()))) return
      this.#wantMedia()
      this.#parts.changed()
    }
    this.#looking = this.#looking.then(look, look)
    return this.#looking
  }

  /** The newest plan that has been taken in, in force or not. */
  newest(): Plan | null {
    return this.#plans().at(-1) ?? null
  }

  inForce(): Plan | null {
    return planInForce(this.#parts.shelf, this.#parts.now())
  }

  /** The plan that takes over at its own `from`. */
  next(): Plan | null {
    const next = this.#parts.shelf.next()?.plan ?? null
    return next === this.inForce() ? null : next
  }

  /** Why the last plan was not taken; null when it was. */
  refused(): Refusal | null {
    return this.#refused
  }

  media(): { wanted: string[]; ready: number; absent: string[] } {
    const { store } = this.#parts
    const wanted = [...new Set(this.#plans().flatMap((plan) => Object.keys(plan.media)))]
    return {
      wanted,
      ready: wanted.filter((sha256) => store.has(sha256)).length,
      absent: wanted.filter((sha256) => !store.mayHave(sha256)),
    }
  }

  mediumType(sha256: string): string | undefined {
    return this.#plans().flatMap((plan) => plan.media[sha256]?.type ?? [])[0]
  }

  #plans(): Plan[] {
    const { shelf } = this.#parts
    const plans = [shelf.current()?.plan, shelf.next()?.plan, this.#pending?.letter.plan]
    return plans.filter((plan) => plan !== undefined)
  }

  async #takeIn(pulled: Exclude<Pulled, 'unchanged'>): Promise<void> {
    const { shelf } = this.#parts
    const { number } = pulled.letter
    this.#etag = pulled.etag
    if ([shelf.current(), shelf.next()].some((letter) => letter?.number === number)) return
    await shelf.raiseFloor(number)
    this.#pending = pulled
    this.#wantMedia()
  }

  #wantMedia(): void {
    const { keeper, now } = this.#parts
    const plans = this.#plans()
    // The newest plan's media come first: it is the one that waits for them.
    const order = [...plans].reverse().flatMap((plan) => mediaInOrder(plan, now(), MEDIA_ORDER_AHEAD_MS))
    const media = new Map<string, Medium>(plans.flatMap((plan) => Object.entries(plan.media)))
    keeper.want({ order: [...new Set(order)], media, keep: new Set(media.keys()) })
  }

  async #putPending(): Promise<void> {
    const { shelf, now, log, changed } = this.#parts
    const pending = this.#pending
    if (!pending || !this.#mayGoLive(pending.letter.plan)) return
    const { signed, letter } = pending
    await shelf.put(signed, letter, now())
    if (this.#pending === pending) this.#pending = null
    log.info({ revision: letter.plan.revision, from: letter.plan.from }, 'a plan is taken in')
    this.#wantMedia()
    changed()
  }

  #mayGoLive(plan: Plan): boolean {
    const { store, keeper, now } = this.#parts
    const due = mediaDue(plan, now(), MEDIA_DUE_WITHIN_MS)
    if (due.every((sha256) => store.has(sha256) || keeper.isMissing(sha256))) return true
    // With nothing else to show, a part of the plan is better than none.
    const current = this.inForce()
    const idle = !current || msOf(current.until) <= now()
    return idle && canShowSomething(plan, now(), MEDIA_DUE_WITHIN_MS, (sha256) => store.has(sha256))
  }
}

// What the plan itself was refused for; everything else is a matter of the network or of the device.
function isOfPlan(problem: unknown): problem is Refusal {
  return problem instanceof Refusal && problem.code.startsWith('plan/')
}

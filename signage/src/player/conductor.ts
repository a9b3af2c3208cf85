import type { Creative } from '@linli/playlists'
import type { ShownSlot } from '../../loopback.ts'
import {
  ASK_PLAN_AGAIN_MS,
  FADE_MS,
  LEAST_SHOWN_MS,
  LEAVE_OUT_MS,
  STALL_MS,
  VIDEO_HEAD_START_MS,
} from '../limits.ts'
import type { Layer } from './layer.ts'
import { isSameShow, isShow, mediaOf, showAt, type Plans, type Show, type ToShow } from './show.ts'

export type Side = 0 | 1
export type How = 'cut' | 'fade'
export type IdleReason = 'screen-closed' | 'nothing-to-play' | 'not-in-force'

export type ConductorParts = {
  /** Player time, ms since 1970. */
  clock: () => number
  layers: readonly [Layer, Layer]
  plans: () => Plans
  isMissing: (sha256: string) => boolean
  /** Puts one layer over the other. */
  bringToFront: (side: Side, how: How) => void
  /** Nothing is on (why), or something is again (null). */
  idle: (reason: IdleReason | null) => void
  painted: (slot: ShownSlot, at: number) => void
  ended: (at: number) => void
  skipped: (itemId: string, why: string) => void
}

type Prepared = { show: Show; state: 'loading' | 'ready' | 'failed'; begun: boolean; noted: boolean }

/** How long before the end of an idle time the first slot is prepared. */
const WAKE_BEFORE_MS = 8_000

/**
 * Decides at each frame what the two layers do, by the wall clock alone: prepare the next slot under the one that is
 * on, start a film a little early, change places in the frame it is due. What is not ready does not come to the front.
 */
export class Conductor {
  readonly #parts: ConductorParts
  #front: Side = 0
  #shown: Show | null = null
  #prepared: Prepared | null = null
  #settledAt = -Infinity
  #wanted: { from: number; until: number; what: ToShow; plans: Plans } | null = null
  #next: { after: Show; until: number; what: ToShow } | null = null
  readonly #leftOut = new Map<string, number>()
  #idle: IdleReason | null = null

  constructor(parts: ConductorParts) {
    this.#parts = parts
  }

  /** To be called at each frame. */
  frame(): void {
    const now = this.#parts.clock()
    const wanted = this.#wantedAt(now)
    if (!isShow(wanted)) return this.#beIdle(wanted.reason, wanted.until, now)
    if (isSameShow(wanted, this.#shown)) return this.#stayOn(wanted, now)
    const tooShort = wanted.slot.endsAt - now < LEAST_SHOWN_MS
    if (tooShort && this.#shown) return this.#lookAhead(wanted, now)
    this.#changeTo(wanted, now)
  }

  /** Media or plans have changed: what was worked out counts no more. */
  lookAgain(): void {
    this.#wanted = null
    this.#next = null
  }

  stop(): void {
    if (this.#shown) this.#parts.ended(this.#parts.clock())
    this.#shown = null
    this.#parts.layers.forEach((layer) => layer.rest())
  }

  get #back(): Layer {
    return this.#parts.layers[this.#front === 0 ? 1 : 0]
  }

  #wantedAt(now: number): ToShow {
    const plans = this.#parts.plans()
    const known = this.#wanted
    const same = known?.plans.plan === plans.plan && known.plans.nextPlan === plans.nextPlan
    if (known && same && now >= known.from && now < known.until) return known.what
    const what = this.#showAt(plans, now)
    const until = isShow(what) ? what.slot.endsAt : Math.min(what.until ?? Infinity, now + ASK_PLAN_AGAIN_MS)
    this.#wanted = { from: now, until, what, plans }
    return what
  }

  #showAt(plans: Plans, at: number): ToShow {
    return showAt(plans, at, (creative) => this.#canShow(creative, at))
  }

  #canShow(creative: Creative, at: number): boolean {
    if ((this.#leftOut.get(creative.id + mediaOf(creative).join()) ?? -Infinity) > at) return false
    // A notice is worth showing without its picture.
    return creative.content.type === 'notice' || !mediaOf(creative).some(this.#parts.isMissing)
  }

  #beIdle(reason: IdleReason, until: number | null, now: number): void {
    if (this.#shown) {
      this.#parts.ended(now)
      this.#shown = null
    }
    if (this.#idle !== reason) {
      this.#idle = reason
      this.#parts.idle(reason)
    }
    if (until === null || until - now > WAKE_BEFORE_MS) return
    const first = this.#showAt(this.#parts.plans(), until)
    if (isShow(first)) this.#prepare(first, now)
  }

  #stayOn(show: Show, now: number): void {
    const front = this.#parts.layers[this.#front]
    front.tick(now)
    if (front.stalledFor(now) >= STALL_MS) return this.#leaveOut(show, now, 'stalled')
    this.#lookAhead(show, now)
  }

  #lookAhead(show: Show, now: number): void {
    // While one fades over the other, both are seen.
    if (now - this.#settledAt < FADE_MS * 2) return
    const next = this.#nextAfter(show, now)
    if (!isShow(next)) return
    this.#prepare(next, now)
    if (this.#prepared?.state === 'failed') return this.#leaveOut(next, now, 'cannot be loaded')
    const due = next.slot.startsAt - now <= VIDEO_HEAD_START_MS
    if (due && this.#prepared?.state === 'ready') this.#begin(this.#prepared, now)
  }

  #nextAfter(show: Show, now: number): ToShow {
    if (this.#next && this.#next.after === show && now < this.#next.until) return this.#next.what
    const what = this.#showAt(this.#parts.plans(), show.slot.endsAt)
    this.#next = { after: show, until: now + ASK_PLAN_AGAIN_MS, what }
    return what
  }

  #changeTo(wanted: Show, now: number): void {
    if (now - this.#settledAt < FADE_MS && this.#shown) return
    this.#prepare(wanted, now)
    const prepared = this.#prepared
    if (!prepared) return
    if (prepared.state === 'failed') return this.#leaveOut(wanted, now, 'cannot be loaded')
    if (prepared.state === 'loading') return this.#noteLate(prepared, now)
    this.#begin(prepared, now)
    if (this.#back.hasFrame()) this.#swap(prepared.show, now)
  }

  #prepare(show: Show, now: number): void {
    if (isSameShow(this.#prepared?.show ?? null, show)) return
    const prepared: Prepared = { show, state: 'loading', begun: false, noted: false }
    this.#prepared = prepared
    if (show.insteadOf !== undefined) this.#parts.skipped(show.insteadOf, 'media missing')
    this.#back.prepare(show, now).then(
      () => (prepared.state = 'ready'),
      () => (prepared.state = 'failed'),
    )
  }

  #begin(prepared: Prepared, now: number): void {
    if (prepared.begun) return
    prepared.begun = true
    this.#back.begin(now)
  }

  #noteLate(prepared: Prepared, now: number): void {
    // A screen that has just been switched on joins in the middle; nothing is late then.
    if (prepared.noted || !this.#shown || now - prepared.show.slot.startsAt < 500) return
    prepared.noted = true
    this.#parts.skipped(prepared.show.slot.itemId, 'not ready in time')
  }

  #swap(show: Show, now: number): void {
    const isFilm = (one: Show | null) => one?.creative.content.type === 'video'
    const coming = this.#back
    const going = this.#parts.layers[this.#front]
    const how = isFilm(show) || isFilm(this.#shown) || !this.#shown ? 'cut' : 'fade'
    this.#front = this.#front === 0 ? 1 : 0
    this.#shown = show
    this.#prepared = null
    this.#settledAt = now
    this.#parts.bringToFront(this.#front, how)
    if (this.#idle !== null) {
      this.#idle = null
      this.#parts.idle(null)
    }
    coming.nextPaint(() => this.#painted(show))
    if (how === 'cut') coming.nextPaint(() => going.rest())
  }

  #painted(show: Show): void {
    // It may be gone again before its frame came.
    if (this.#shown === show) this.#parts.painted(show.slot, this.#parts.clock())
  }

  #leaveOut(show: Show, now: number, why: string): void {
    this.#leftOut.set(show.creative.id + mediaOf(show.creative).join(), now + LEAVE_OUT_MS)
    this.#parts.skipped(show.slot.itemId, why)
    this.#prepared = null
    this.lookAgain()
  }
}

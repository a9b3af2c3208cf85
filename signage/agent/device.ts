import { join } from 'node:path'
import { instantOf } from '@linli/contract/instants.ts'
import type { RefusalCode } from '@linli/contract/refusals.ts'
import type { AgentState } from '../loopback.ts'
import { keepClockNote, readClockNote, type ClockNote } from './clock-note.ts'
import type { AgentConfig } from './config.ts'
import { either } from './either.ts'
import { forgetIdentity, openIdentity, type Identity } from './identity.ts'
import { forgetJournal } from './journal.ts'
import { CLOCK_NEWS_MS, CLOCK_STEP_MS, LOOK_EVERY_MS, NOTE_CLOCK_MS, STALE_AFTER_MS } from './limits.ts'
import type { Log } from './log.ts'
import { MediaStore } from './media-store.ts'
import { forgetMembership, keepMembership, readMembership, type Membership } from './membership.ts'
import { openPages, type Pages } from './pages.ts'
import { pair, type ShownCode } from './pair.ts'
import { plansIn, playsIn, startLife, type PairedLife } from './paired-life.ts'
import { forgetPlans } from './plan-shelf.ts'
import { offsetToStartWith, playerClock, type DeviceClock, type PlayerClock } from './player-clock.ts'
import { keepDoing, waitByTimer } from './retry.ts'
import { serverLink, type ServerLink } from './server-link.ts'
import { openStanding, type Standing } from './standing.ts'

export type DeviceParts = {
  config: AgentConfig
  fetch: typeof fetch
  clocks: DeviceClock
  random: () => number
  version: string
  log: Log
  /** Pages should ask for the state again. */
  changed: () => void
}

type Opened = { identity: Identity; member: Membership | null; store: MediaStore; note: ClockNote | null }

/** One device: unpaired it shows a code, paired it plays; a pairing that is over begins anew. */
export class Device {
  readonly #parts: DeviceParts
  readonly #clock: PlayerClock
  readonly #standing: Standing
  readonly #pages: Pages
  readonly #stopping = new AbortController()
  readonly #running: Promise<unknown>
  readonly store: MediaStore
  readonly link: ServerLink
  #identity: Identity
  #member: Membership | null
  #life: PairedLife | null = null
  #code: ShownCode | null = null
  #period = new AbortController()

  private constructor(parts: DeviceParts, { identity, member, store, note }: Opened, clock: PlayerClock) {
    const { config, clocks } = parts
    this.#parts = parts
    this.#clock = clock
    this.#pages = openPages(clocks.running)
    this.#identity = identity
    this.#member = member
    this.store = store
    this.#standing = openStanding({
      now: clock.now,
      lastContactAt: note?.contactAt ?? null,
      changed: (reachable) => this.#serverCameOrWent(reachable),
      over: (code) => this.#period.abort(code),
    })
    this.link = serverLink({
      server: config.server,
      identity: () => this.#identity,
      clock,
      running: clocks.running,
      fetch: parts.fetch,
      heard: this.#standing.hear,
    })
    this.#running = Promise.all([this.#live(), this.#watchClock()])
  }

  /** Opens the device's folder and sets it going. */
  static async start(parts: DeviceParts): Promise<Device> {
    const { config, clocks } = parts
    const note = await readClockNote(config.dir)
    const clock = playerClock(clocks, offsetToStartWith(clocks.wall(), note))
    const identity = await openIdentity(config.dir)
    const member = await readMembership(config.dir)
    const store = await MediaStore.open(join(config.dir, 'media'), clock.now)
    return new Device(parts, { identity, member, store, note }, clock)
  }

  life(): PairedLife | null {
    return this.#life
  }

  state(): AgentState {
    const { role, server } = this.#parts.config
    const reachable = this.#standing.reachable()
    const always = { role, server, reachable, clockOffsetMs: this.#clock.offset() }
    if (!this.#member) {
      const { code, expiresAt } = this.#code ?? { code: null, expiresAt: null }
      return { show: 'pairing', ...always, code, expiresAt }
    }
    if (!this.#life) return { show: 'starting', ...always }
    const { screenName, communityName } = this.#member
    const { programme } = this.#life
    const { wanted, ready, absent } = programme.media()
    const why = programme.refused()
    const refused = why && { code: why.code, details: why.details }
    const there = { ...always, screenName, communityName, refused }
    const plan = programme.inForce()
    if (!plan) return { show: 'waiting', ...there, mediaWanted: wanted.length, mediaReady: ready }
    const contactAt = this.#standing.lastContactAt()
    const lastContactAt = contactAt === null ? null : instantOf(contactAt)
    const nextPlan = programme.next()
    return {
      show: 'playing',
      ...there,
      plan,
      nextPlan,
      missing: absent,
      stale: this.#isStale(),
      lastContactAt,
    }
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#running
  }

  async #live(): Promise<void> {
    const { random, log } = this.#parts
    const onePeriod = async () => {
      this.#period = new AbortController()
      const period = this.#period.signal
      const ending = either(this.#stopping.signal, period)
      try {
        if (this.#member) await this.#play(this.#member, ending.signal)
        else this.#member = await this.#pair(ending.signal)
      } finally {
        ending.release()
      }
      if (period.aborted) await this.#forget(period.reason as RefusalCode)
      return 0
    }
    const failed = (problem: unknown) => log.error({ problem }, 'the device could not go on')
    await keepDoing(onePeriod, { wait: waitByTimer, random, signal: this.#stopping.signal, failed })
  }

  async #play(member: Membership, signal: AbortSignal): Promise<void> {
    const { store, link } = this
    const { config, clocks } = this.#parts
    this.#life = await startLife({
      ...this.#parts,
      dir: config.dir,
      member,
      link,
      store,
      clock: this.#clock,
      running: clocks.running,
      pages: this.#pages,
    })
    this.#parts.changed()
    await untilAborted(signal)
    await this.#life.stop()
    this.#life = null
  }

  async #pair(signal: AbortSignal): Promise<Membership | null> {
    const { config, random, log, changed } = this.#parts
    const show = (code: ShownCode | null) => {
      this.#code = code
      changed()
    }
    const failed = (problem: unknown, waitMs: number) => log.warn({ problem, waitMs }, 'pairing failed')
    const found = await pair(
      {
        link: this.link,
        publicKey: this.#identity.publicKey,
        role: config.role,
        label: config.label,
        now: this.#clock.now,
        show,
      },
      { wait: waitByTimer, random, signal, failed },
    )
    this.#code = null
    if (found) await keepMembership(config.dir, found)
    return found
  }

  async #forget(code: RefusalCode): Promise<void> {
    const { log, config, changed } = this.#parts
    const { dir } = config
    log.warn({ code, deviceId: this.#member?.deviceId }, 'the pairing is over: plan, media and plays go')
    this.#member = null
    await Promise.all([forgetMembership(dir), forgetPlans(plansIn(dir)), forgetJournal(playsIn(dir))])
    await this.store.forget()
    // A revoked key is refused for ever; an unknown one may be enrolled.
    if (code === 'device/revoked') {
      await forgetIdentity(dir)
      this.#identity = await openIdentity(dir)
    }
    changed()
  }

  #serverCameOrWent(reachable: boolean): void {
    this.#parts.log.info({ reachable }, reachable ? 'the server answers' : 'the server does not answer')
    if (reachable) this.#life?.serverIsBack()
    this.#parts.changed()
  }

  #isStale(): boolean {
    const at = this.#standing.lastContactAt()
    return at !== null && this.#clock.now() - at > STALE_AFTER_MS
  }

  // Pages hear of an offset that has moved; the disk keeps it for a start without a server.
  async #watchClock(): Promise<void> {
    const { config, clocks, random, log, changed } = this.#parts
    let told = { offset: this.#clock.offset(), stale: false }
    let noted = { at: -Infinity, offset: Number.NaN }
    const look = async () => {
      const now = { offset: this.#clock.offset(), stale: this.#isStale() }
      if (Math.abs(now.offset - told.offset) > CLOCK_NEWS_MS || now.stale !== told.stale) {
        told = now
        changed()
      }
      const due =
        clocks.running() - noted.at > NOTE_CLOCK_MS || Math.abs(now.offset - noted.offset) > CLOCK_STEP_MS
      if (due && this.#clock.told()) {
        noted = { at: clocks.running(), offset: now.offset }
        const contactAt = this.#standing.lastContactAt()
        await keepClockNote(config.dir, { offset: now.offset, now: this.#clock.now(), contactAt })
      }
      return LOOK_EVERY_MS
    }
    const failed = (problem: unknown) => log.warn({ problem }, 'the clock could not be noted')
    await keepDoing(look, { wait: waitByTimer, random, signal: this.#stopping.signal, failed })
  }
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    if (signal.aborted) done()
    else signal.addEventListener('abort', () => done(), { once: true })
  })
}

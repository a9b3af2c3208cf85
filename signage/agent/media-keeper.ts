import type { Medium } from '@linli/playlists'
import { codeOf } from './durable.ts'
import { downloadMedium } from './download-medium.ts'
import { DOWNLOADS_AT_ONCE, MISSING_AGAIN_MS, MOST_MEDIA_BYTES, ROOM_TO_LEAVE_BYTES } from './limits.ts'
import type { Log } from './log.ts'
import type { MediaStore } from './media-store.ts'
import { backOff } from './retry.ts'
import type { ServerLink } from './server-link.ts'

/** Media that are wanted, in the order in which they are due, and those that must not be removed. */
export type Wanted = { order: string[]; media: ReadonlyMap<string, Medium>; keep: ReadonlySet<string> }

export type KeeperParts = {
  link: ServerLink
  store: MediaStore
  running: () => number
  random: () => number
  log: Log
  /** A medium has come, or is known to be missing. */
  changed: () => void
}

type Trouble = { until: number; failures: number; missing: boolean }

/** Brings what is wanted, a few at a time, and keeps the store within its size. */
export class MediaKeeper {
  readonly #parts: KeeperParts
  readonly #stopped = new AbortController()
  readonly #busy = new Map<string, Promise<void>>()
  readonly #trouble = new Map<string, Trouble>()
  #wanted: Wanted = { order: [], media: new Map(), keep: new Set() }
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(parts: KeeperParts) {
    this.#parts = parts
  }

  want(wanted: Wanted): void {
    this.#wanted = wanted
    this.again()
  }

  /** Whether the server was asked for it and does not have it, or has something else under its name. */
  isMissing(sha256: string): boolean {
    return this.#trouble.get(sha256)?.missing ?? false
  }

  /** Looks for what is wanted and not there. */
  again(): void {
    clearTimeout(this.#timer)
    if (this.#stopped.signal.aborted) return
    const { store, running } = this.#parts
    const now = running()
    const open = this.#wanted.order.filter((sha256) => !store.has(sha256) && !this.#busy.has(sha256))
    for (const sha256 of open.filter((one) => this.#waitUntil(one) <= now)) {
      if (this.#busy.size >= DOWNLOADS_AT_ONCE) return
      const medium = this.#wanted.media.get(sha256)
      if (medium) this.#busy.set(sha256, this.#bring(sha256, medium))
    }
    const waits = open.map((sha256) => this.#waitUntil(sha256) - now).filter((wait) => wait > 0)
    if (waits.length > 0) this.#timer = setTimeout(() => this.again(), Math.max(50, Math.min(...waits)))
  }

  async stop(): Promise<void> {
    this.#stopped.abort()
    clearTimeout(this.#timer)
    await Promise.all(this.#busy.values())
  }

  #waitUntil(sha256: string): number {
    return this.#trouble.get(sha256)?.until ?? 0
  }

  async #bring(sha256: string, medium: Medium): Promise<void> {
    const { store, changed } = this.#parts
    try {
      // It may be there from before and only not have been read yet.
      if (!(await store.check(sha256))) await this.#fetch(sha256, medium)
      if (store.has(sha256)) this.#trouble.delete(sha256)
    } catch (problem) {
      if (!this.#stopped.signal.aborted) this.#failed(sha256, problem)
    }
    this.#busy.delete(sha256)
    if (this.#stopped.signal.aborted) return
    changed()
    this.again()
  }

  async #fetch(sha256: string, medium: Medium): Promise<void> {
    const { log, running } = this.#parts
    await this.#makeRoom(medium.bytes)
    const came = await downloadMedium({ ...this.#parts, signal: this.#stopped.signal }, sha256, medium)
    if (came === 'ready') return log.info({ sha256, bytes: medium.bytes }, 'medium ready')
    log.warn({ sha256, came }, 'the server does not have a medium of the plan as the plan says')
    this.#trouble.set(sha256, { until: running() + MISSING_AGAIN_MS, failures: 0, missing: true })
  }

  async #makeRoom(bytes: number): Promise<void> {
    const { store } = this.#parts
    const short = bytes + ROOM_TO_LEAVE_BYTES - (await store.freeBytes())
    const freed = await store.evict(this.#wanted.keep, short > 0 ? 0 : MOST_MEDIA_BYTES - bytes)
    if (short > freed) throw Object.assign(new Error('the disk is full'), { code: 'ENOSPC' })
  }

  #failed(sha256: string, problem: unknown): void {
    const { running, random, log } = this.#parts
    const failures = this.#trouble.get(sha256)?.failures ?? 0
    const waitMs = backOff(failures, random)
    this.#trouble.set(sha256, { until: running() + waitMs, failures: failures + 1, missing: false })
    const full = codeOf(problem) === 'ENOSPC'
    log.warn({ sha256, problem, waitMs }, full ? 'the disk is full' : 'a medium did not come')
  }
}

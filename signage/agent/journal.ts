import { join } from 'node:path'
import { z } from 'zod'
import { msOf } from '@linli/contract/instants.ts'
import type { PlayRecord } from '@linli/contract/plays.ts'
import { readIfThere, removeForGood, writeWhole } from './durable.ts'
import { closePlay, lineOf, type OpenPlay } from './journal-line.ts'
import {
  append,
  playsOf,
  readSegments,
  removeSegment,
  startSegment,
  type Segment,
} from './journal-segments.ts'
import { KEEP_DELIVERED_MS, PLAYS_IN_SEGMENT } from './limits.ts'

export type NewPlay = Omit<OpenPlay, 'number'>
export type End = { at: number; ending: 'whole' | 'cut' }

const Through = z.object({ through: z.int().min(0) })
const MOST_DURATION_MS = 86_400_000

/**
 * The plays of this device, kept in files that are only added to. What a call has answered for survives a kill and a
 * power cut. Numbers count up by one for ever, each record is chained to the one before; at most one play is on.
 */
export class Journal {
  readonly #dir: string
  readonly #segments: Segment[]
  #open: OpenPlay | null
  #closed: PlayRecord | null
  #through: number
  #next: number
  #line: Promise<unknown> = Promise.resolve()

  private constructor(dir: string, read: Awaited<ReturnType<typeof readSegments>>, through: number) {
    this.#dir = dir
    this.#segments = read.segments
    this.#open = read.tail.open
    this.#closed = read.tail.closed
    this.#through = through
    this.#next = Math.max((this.#open ?? this.#closed)?.number ?? 0, through) + 1
  }

  /** Reads the journal; a line torn by a kill or a power cut is cut off. */
  static async open(dir: string): Promise<Journal> {
    const read = await readSegments(dir)
    return new Journal(dir, read, await readThrough(join(dir, 'through.json')))
  }

  playing(): OpenPlay | null {
    return this.#open
  }

  lastClosed(): PlayRecord | null {
    return this.#closed
  }

  /** Plays that are over and not acknowledged. */
  waitingCount(): number {
    return Math.max(0, this.#lastDone() - this.#through)
  }

  /** Ends the play that is on, if any, and opens the next, if any, in one write. */
  turn(end: End | null, play: NewPlay | null): Promise<OpenPlay | null> {
    return this.#inLine(async () => {
      if (end) await this.#end(end, play)
      return play ? this.#begin(play) : null
    })
  }

  /** The oldest plays that are over and not acknowledged. */
  waiting(most: number): Promise<PlayRecord[]> {
    return this.#inLine(async () => {
      const from = this.#through + 1
      const plays: PlayRecord[] = []
      for (const segment of this.#segments) {
        if (segment.first + segment.plays <= from) continue
        plays.push(...(await playsOf(segment)).filter((play) => play.number >= from))
        if (plays.length >= most) break
      }
      return plays.slice(0, most)
    })
  }

  /** The server has these and all before them for good. */
  acknowledge(through: number, now: number): Promise<void> {
    return this.#inLine(async () => {
      if (through <= this.#through) return
      await this.#moveThrough(Math.min(through, this.#lastDone()))
      await this.#dropDelivered(now)
    })
  }

  /** The server expects this number next; says whether the journal can go on from there. */
  goBackTo(expected: number): Promise<boolean> {
    return this.#inLine(async () => {
      const oldest = this.#segments[0]?.first ?? this.#next
      if (expected > this.#lastDone() + 1 || expected < oldest) return false
      await this.#moveThrough(expected - 1)
      return true
    })
  }

  // A play's two lines stand in one file; where the next play stays in it, one write does for both.
  async #end(end: End, next: NewPlay | null): Promise<void> {
    const segment = this.#segments.at(-1)
    if (!this.#open || !segment) return
    const durationMs = Math.min(MOST_DURATION_MS, Math.max(0, Math.round(end.at - msOf(this.#open.at))))
    const closed = closePlay(this.#open, durationMs, end.ending, this.#closed?.chain ?? '')
    const { number, ending, chain } = closed
    const line = lineOf({ close: { number, durationMs, ending, chain } })
    const together = next !== null && segment.plays < PLAYS_IN_SEGMENT
    if (together) {
      const opened: OpenPlay = { ...next, number: this.#next }
      await append(segment, line + lineOf({ open: opened }))
      this.#began(segment, opened)
    } else {
      await append(segment, line)
      this.#open = null
    }
    this.#closed = closed
  }

  async #begin(play: NewPlay): Promise<OpenPlay> {
    if (this.#open) return this.#open
    const opened: OpenPlay = { ...play, number: this.#next }
    const segment = await this.#segmentFor(opened.number)
    await append(segment, lineOf({ open: opened }))
    this.#began(segment, opened)
    return opened
  }

  #began(segment: Segment, opened: OpenPlay): void {
    this.#open = opened
    this.#next += 1
    segment.plays += 1
  }

  async #segmentFor(number: number): Promise<Segment> {
    const last = this.#segments.at(-1)
    if (last && last.plays < PLAYS_IN_SEGMENT) return last
    const fresh = await startSegment(this.#dir, number)
    this.#segments.push(fresh)
    return fresh
  }

  async #dropDelivered(now: number): Promise<void> {
    for (;;) {
      const [oldest, second] = this.#segments
      if (!oldest || !second || second.first > this.#through + 1) return
      const last = (await playsOf(oldest)).at(-1)
      if (last && now - msOf(last.at) < KEEP_DELIVERED_MS) return
      await removeSegment(oldest)
      this.#segments.shift()
    }
  }

  async #moveThrough(through: number): Promise<void> {
    await writeWhole(join(this.#dir, 'through.json'), JSON.stringify({ through }))
    this.#through = through
  }

  #lastDone(): number {
    return this.#open ? this.#open.number - 1 : this.#next - 1
  }

  #inLine<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#line.then(work, work)
    this.#line = mine.catch(() => undefined)
    return mine
  }
}

/** Forgets all plays of a device that is no more. */
export async function forgetJournal(dir: string): Promise<void> {
  await removeForGood(dir)
}

async function readThrough(path: string): Promise<number> {
  try {
    return Through.parse(JSON.parse((await readIfThere(path)) ?? '{"through":0}')).through
  } catch {
    return 0
  }
}

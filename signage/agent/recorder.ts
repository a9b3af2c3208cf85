import { join } from 'node:path'
import { open, readFile } from 'node:fs/promises'
import { instantOf, msOf } from '@linli/contract/instants.ts'
import type { Alive, Busy, Ended, Painted } from '../loopback.ts'
import type { End, Journal, NewPlay } from './journal.ts'
import { NOTE_ALIVE_MS, PAGE_SILENT_MS, PAINT_TIME_OFF_MS, WHOLE_WITHIN_MS } from './limits.ts'
import type { Log } from './log.ts'
import type { Pages } from './pages.ts'

/** Turns what pages report into plays. */
export type Recorder = {
  /** The number under which the play is kept; null when this page is not the one that is recorded. */
  painted: (painted: Painted) => Promise<number | null>
  ended: (ended: Ended) => Promise<void>
  alive: (alive: Alive) => Promise<void>
  busy: (busy: Busy) => Promise<void>
  /** Ends the play of a page that has fallen silent; call it every second or so. */
  look: () => Promise<void>
  /** The agent stops: the play that is on is cut. */
  stop: () => Promise<void>
}

export type RecorderParts = {
  journal: Journal
  pages: Pages
  /** Player time. */
  now: () => number
  dir: string
  log: Log
  recorded: () => void
}

/**
 * Opens the recorder and ends a play that a kill or a power cut left open at the last moment it was certainly on.
 */
export async function openRecorder(parts: RecorderParts): Promise<Recorder> {
  const { journal, pages, now } = parts
  const note = aliveNote(join(parts.dir, 'alive'))
  await endAfterCrash(journal, await note.read())
  let lastAlive = now()

  async function close(at: number): Promise<void> {
    const playing = journal.playing()
    if (!playing) return
    await journal.turn(endAt(playing, at), null)
    parts.recorded()
  }
  return {
    async painted({ page, slot, at }) {
      pages.heard(page)
      if (pages.anyBusy() || pages.recorder() !== page) return null
      const { startsAt: _, endsAt, ...shown } = slot
      const paintedAt = isLikely(at, now(), journal) ? at : now()
      const play: NewPlay = { ...shown, at: instantOf(paintedAt), slotEndsAt: endsAt }
      const known = sameAs(play, at, journal)
      if (known !== null) return known
      lastAlive = now()
      const playing = journal.playing()
      const opened = await journal.turn(playing ? endAt(playing, paintedAt) : null, play)
      await note.write(now())
      parts.recorded()
      return opened?.number ?? null
    },
    async ended({ page, at }) {
      pages.heard(page)
      if (pages.recorder() === page) await close(Math.min(at, now()))
    },
    async alive(alive) {
      pages.heard(alive.page, alive)
      for (const { itemId, why } of alive.skipped) parts.log.warn({ itemId, why }, 'a slot was not shown')
      if (pages.recorder() !== alive.page) return
      if (now() - lastAlive >= NOTE_ALIVE_MS) await note.write(now())
      lastAlive = now()
    },
    async busy({ page, busy }) {
      pages.busy(page, busy)
      if (busy) await close(now())
    },
    async look() {
      if (journal.playing() && now() - lastAlive > PAGE_SILENT_MS) await close(lastAlive)
    },
    stop: () => close(now()),
  }
}

// A page that takes over in the middle of a slot, or sends again, goes on with the play there is.
function sameAs(play: NewPlay, saidAt: number, journal: Journal): number | null {
  const playing = journal.playing()
  const isSame = (other: { planRevision: string; itemId: string; creativeId: string }) =>
    other.planRevision === play.planRevision &&
    other.itemId === play.itemId &&
    other.creativeId === play.creativeId
  if (playing && isSame(playing) && playing.slotEndsAt === play.slotEndsAt) return playing.number
  const last = journal.lastClosed()
  return last && isSame(last) && last.at === instantOf(saidAt) ? last.number : null
}

// A report may come late, but neither from the future nor from before the play it follows.
function isLikely(at: number, now: number, journal: Journal): boolean {
  const before = journal.playing() ?? journal.lastClosed()
  return at <= now + PAINT_TIME_OFF_MS && (before === null || at >= msOf(before.at))
}

function endAt(playing: { slotEndsAt: number }, at: number): End {
  return { at, ending: at >= playing.slotEndsAt - WHOLE_WITHIN_MS ? 'whole' : 'cut' }
}

async function endAfterCrash(journal: Journal, aliveAt: number): Promise<void> {
  const playing = journal.playing()
  if (!playing) return
  const at = Math.max(msOf(playing.at), Math.min(aliveAt, playing.slotEndsAt))
  await journal.turn({ at, ending: 'cut' }, null)
}

// Thirteen digits over the old ones: a torn write is a wrong moment of the same day at worst, and it is bounded by the slot.
function aliveNote(path: string) {
  return {
    async read(): Promise<number> {
      const digits = await readFile(path, 'utf8').catch(() => '')
      return /^\d{13}$/.test(digits) ? Number(digits) : 0
    },
    async write(at: number): Promise<void> {
      const handle = await open(path, 'a+').then(async (created) => {
        await created.close()
        return open(path, 'r+')
      })
      await handle.write(String(Math.round(at)).padStart(13, '0'), 0)
      await handle.close()
    },
  }
}

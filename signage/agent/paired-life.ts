import { join } from 'node:path'
import { heartbeat } from '@linli/contract/device.ts'
import { msOf } from '@linli/contract/instants.ts'
import { bell, type Bell } from './bell.ts'
import { deliverSomePlays } from './deliver-plays.ts'
import { hearHints } from './hear-hints.ts'
import { Journal } from './journal.ts'
import {
  DELIVER_AFTER_MS,
  HEARTBEAT_MS,
  HINT_SPREAD_MS,
  LONGEST_WAIT_MS,
  LOOK_EVERY_MS,
  POLL_PLAN_MS,
  RECONNECT_SPREAD_MS,
  SCRUB_EVERY_MS,
} from './limits.ts'
import type { Log } from './log.ts'
import { MediaKeeper } from './media-keeper.ts'
import type { MediaStore } from './media-store.ts'
import type { Membership } from './membership.ts'
import type { Pages } from './pages.ts'
import { openPlanShelf } from './plan-shelf.ts'
import type { PlayerClock } from './player-clock.ts'
import { ProgrammeHere } from './programme-here.ts'
import { openRecorder, type Recorder } from './recorder.ts'
import { keepDoing, waitByTimer, type Tries } from './retry.ts'
import type { ServerLink } from './server-link.ts'

export type LifeParts = {
  dir: string
  member: Membership
  link: ServerLink
  store: MediaStore
  clock: PlayerClock
  running: () => number
  random: () => number
  pages: Pages
  version: string
  log: Log
  changed: () => void
}

/** What a paired device does until it stops or its pairing is over. */
export type PairedLife = {
  programme: ProgrammeHere
  recorder: Recorder
  /** The server can be reached again: nobody waits out a back-off. */
  serverIsBack: () => void
  stop: () => Promise<void>
}

export const plansIn = (dir: string) => join(dir, 'plan')
export const playsIn = (dir: string) => join(dir, 'plays')

/** Opens what is on the disk and sets everything going. */
export async function startLife(parts: LifeParts): Promise<PairedLife> {
  const { dir, member, store, clock, log } = parts
  const shelf = await openPlanShelf(plansIn(dir), member, clock.now())
  const journal = await Journal.open(join(playsIn(dir), member.deviceId))
  const played = bell(waitByTimer)
  const recorder = await openRecorder({
    journal,
    pages: parts.pages,
    now: clock.now,
    dir: join(playsIn(dir), member.deviceId),
    log,
    recorded: played.ring,
  })
  let programme: ProgrammeHere | null = null
  const keeper = new MediaKeeper({
    ...parts,
    changed: () => {
      programme?.look().catch((problem: unknown) => log.error({ problem }, 'a plan could not be taken in'))
      parts.changed()
    },
  })
  programme = new ProgrammeHere({ ...parts, shelf, keeper, now: clock.now })
  const ending = new AbortController()
  const back = bell(waitByTimer)
  const loops = startLoops(
    { ...parts, programme, recorder, journal, keeper, store },
    { ending, back, played },
  )
  return {
    programme,
    recorder,
    serverIsBack: back.ring,
    async stop() {
      ending.abort()
      await recorder.stop()
      await Promise.all([...loops, keeper.stop()])
    },
  }
}

type Running = LifeParts & {
  programme: ProgrammeHere
  recorder: Recorder
  journal: Journal
  keeper: MediaKeeper
}
type Signals = { ending: AbortController; back: Bell; played: Bell }

function startLoops(parts: Running, { ending, back, played }: Signals): Promise<void>[] {
  const { programme, recorder, journal, keeper, store, link, log, random } = parts
  const { signal } = ending
  const news = bell(back.wait)
  const tries = (doing: string, wait = back.wait): Tries => ({
    wait,
    random,
    signal,
    failed: (problem, waitMs) => log.warn({ problem, waitMs }, `${doing} failed`),
  })
  const hint = (event: string) => {
    if (event === 'plan') void waitByTimer(random() * HINT_SPREAD_MS, signal).then(news.ring)
  }
  return [
    keepDoing(() => programme.pull().then(() => POLL_PLAN_MS), tries('asking for the plan', news.wait)),
    keepDoing(
      () => hearHints(link, signal, hint).then(() => random() * RECONNECT_SPREAD_MS),
      tries('listening', waitByTimer),
    ),
    keepDoing(() => beat(parts, news).then(() => HEARTBEAT_MS), tries('the heartbeat', waitByTimer)),
    keepDoing(async () => {
      if (journal.waitingCount() === 0) await played.wait(LONGEST_WAIT_MS, signal)
      const { more } = await deliverSomePlays({ link, journal, now: parts.clock.now, log })
      return more ? 0 : DELIVER_AFTER_MS
    }, tries('delivering plays')),
    keepDoing(
      async () => {
        await programme.look()
        await recorder.look()
        return LOOK_EVERY_MS
      },
      tries('looking', waitByTimer),
    ),
    keepDoing(
      async () => {
        const wrong = await store.scrub()
        if (wrong.length > 0) log.error({ wrong }, 'media on the disk were not what they should be; dropped')
        keeper.again()
        parts.changed()
        return SCRUB_EVERY_MS
      },
      tries('looking through the media', waitByTimer),
    ),
  ]
}

/** Says how the device is, and hears the time. */
async function beat(parts: Running, news: Bell): Promise<void> {
  const { programme, journal, pages, clock, running, link } = parts
  const { wanted, ready } = programme.media()
  const askedAt = running()
  const reply = await link.call(heartbeat, {
    body: {
      planRevision: programme.inForce()?.revision ?? null,
      clockOffsetMs: Math.round(clock.offset()),
      mediaWanted: wanted.length,
      mediaReady: ready,
      playsWaiting: journal.waitingCount(),
      framesAdvancing: pages.recorder() !== null,
      agentVersion: parts.version,
    },
  })
  clock.hear(msOf(reply.serverTime), running() - askedAt)
  parts.changed()
  const known = programme.newest()?.revision ?? null
  if (reply.planRevision !== null && reply.planRevision !== known && !programme.refused()) news.ring()
}

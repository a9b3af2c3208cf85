import { expect, it } from 'vitest'
import { pino } from 'pino'
import type { ShownSlot } from '../loopback.ts'
import { Journal } from './journal.ts'
import { PAGE_SILENT_MS } from './limits.ts'
import { openPages } from './pages.ts'
import { openRecorder } from './recorder.ts'
import { newFolder } from './testing/run-agent.ts'

const START = Date.parse('2026-11-21T08:00:00.000Z')
const page = 'page-0001'

async function recorderIn(dir: string, time: { now: number }) {
  const journal = await Journal.open(dir)
  const pages = openPages(() => time.now)
  const log = pino({ level: 'silent' })
  const recorder = await openRecorder({
    journal,
    pages,
    now: () => time.now,
    dir,
    log,
    recorded: () => undefined,
  })
  const alive = () => recorder.alive({ page, visible: true, frames: 1, skipped: [] })
  const paint = (name: string, startsAt: number, at = time.now) =>
    recorder.painted({ page, slot: slot(name, startsAt), at })
  return { journal, recorder, alive, paint }
}

function slot(name: string, startsAt: number): ShownSlot {
  const names = { planRevision: 'p', itemId: name, creativeId: 'c', sha256: null }
  return { ...names, kind: 'ad', startsAt, endsAt: startsAt + 10_000 }
}

const told = async (journal: Journal) =>
  (await journal.waiting(99)).map((play) => [play.itemId, play.durationMs, play.ending])

it('a play lasts until the next is painted, and is whole when its slot was over by then', async () => {
  const time = { now: START }
  const { journal, paint, recorder } = await recorderIn(await newFolder(), time)
  await paint('a', START)
  time.now += 9_950
  await paint('b', START + 10_000)
  time.now += 4_000
  await paint('c', START + 13_950)
  time.now += 1_000
  await recorder.ended({ page, at: time.now })
  expect(await told(journal)).toEqual([
    ['a', 9_950, 'whole'],
    ['b', 4_000, 'cut'],
    ['c', 1_000, 'cut'],
  ])
})

it('after a kill the play that was on is as long as it was certainly on', async () => {
  const dir = await newFolder()
  const time = { now: START }
  const { paint, alive } = await recorderIn(dir, time)
  await paint('a', START)
  for (let seconds = 2; seconds <= 6; seconds += 2) {
    time.now = START + seconds * 1_000
    await alive()
  }
  time.now += 3_600_000
  const { journal } = await recorderIn(dir, time)
  expect(await told(journal)).toEqual([['a', 6_000, 'cut']])
})

it('a page whose frames stand still plays no longer', async () => {
  const time = { now: START }
  const { journal, paint, recorder, alive } = await recorderIn(await newFolder(), time)
  await paint('a', START)
  time.now += 3_000
  await alive()
  time.now += PAGE_SILENT_MS + 1
  await recorder.look()
  expect(await told(journal)).toEqual([['a', 3_000, 'cut']])
})

it('the same report sent again is one play, and a report from the future has the agent’s own time', async () => {
  const time = { now: START }
  const { journal, paint, recorder } = await recorderIn(await newFolder(), time)
  expect(await paint('a', START, START)).toBe(1)
  await recorder.ended({ page, at: START + 500 })
  expect(await paint('a', START, START)).toBe(1)
  time.now += 1_000
  expect(await paint('b', START, START + 3_600_000)).toBe(2)
  expect(journal.playing()?.at).toBe('2026-11-21T08:00:01.000Z')
})

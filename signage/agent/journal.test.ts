import { createHash } from 'node:crypto'
import { appendFile, readFile, readdir, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { instantOf } from '@linli/contract/instants.ts'
import { chainText, PlayRecord } from '@linli/contract/plays.ts'
import { Journal, type NewPlay } from './journal.ts'
import { KEEP_DELIVERED_MS, PLAYS_IN_SEGMENT } from './limits.ts'
import { newFolder } from './testing/run-agent.ts'

const START = Date.parse('2026-11-21T08:00:00.000Z')
const TEN = 10_000

function playAt(index: number): NewPlay {
  const at = START + index * TEN
  return {
    planRevision: 'p1',
    itemId: `notice.${index % 7}`,
    creativeId: 'c1',
    kind: 'notice',
    sha256: null,
    at: instantOf(at),
    slotEndsAt: at + TEN,
  }
}

async function record(journal: Journal, from: number, count: number): Promise<void> {
  for (let index = from; index < from + count; index++) {
    const end = journal.playing() ? ({ at: START + index * TEN, ending: 'whole' } as const) : null
    await journal.turn(end, playAt(index))
  }
}

function expectChain(plays: PlayRecord[], previous = ''): void {
  for (const play of plays) {
    const { chain, ...rest } = PlayRecord.parse(play)
    previous = createHash('sha256').update(chainText(previous, rest)).digest('hex')
    expect(chain).toBe(previous)
  }
}

async function onlyFile(dir: string): Promise<string> {
  const names = (await readdir(dir)).filter((name) => name.endsWith('.plays')).sort()
  return join(dir, names.at(-1)!)
}

it('plays are numbered from one, closed by the next with their true length, and chained', async () => {
  const journal = await Journal.open(await newFolder())
  await record(journal, 0, 4)
  await journal.turn({ at: START + 3 * TEN + 1_234, ending: 'cut' }, null)
  const plays = await journal.waiting(500)
  expect(plays.map((play) => [play.number, play.durationMs, play.ending])).toEqual([
    [1, TEN, 'whole'],
    [2, TEN, 'whole'],
    [3, TEN, 'whole'],
    [4, 1_234, 'cut'],
  ])
  expectChain(plays)
})

it('the play that is on is not delivered, and survives a restart as what is on', async () => {
  const dir = await newFolder()
  await record(await Journal.open(dir), 0, 3)
  const again = await Journal.open(dir)
  expect(again.waitingCount()).toBe(2)
  expect(again.playing()?.number).toBe(3)
  await again.turn({ at: START + 3 * TEN, ending: 'cut' }, playAt(3))
  expectChain(await again.waiting(10))
})

it('cut at any byte, the journal opens with every whole line and goes on without a gap', async () => {
  const dir = await newFolder()
  await record(await Journal.open(dir), 0, 5)
  const path = await onlyFile(dir)
  const whole = await readFile(path)
  for (let bytes = whole.length; bytes >= 0; bytes -= 3) {
    await writeFile(path, whole)
    await truncate(path, bytes)
    const journal = await Journal.open(dir)
    const before = journal.playing()?.number ?? journal.lastClosed()?.number ?? 0
    await record(journal, 90, 2)
    await journal.turn({ at: START + 92 * TEN, ending: 'whole' }, null)
    const plays = await journal.waiting(500)
    expect(plays.map((play) => play.number)).toEqual(plays.map((_, index) => index + 1))
    expect(plays.length).toBe(before + 2)
    expectChain(plays)
  }
})

it('rubbish and a damaged line at the end are cut off', async () => {
  const dir = await newFolder()
  await record(await Journal.open(dir), 0, 3)
  const path = await onlyFile(dir)
  await appendFile(path, '0123abcd {"open":{"number":99}}\n\0\0\0\0')
  const journal = await Journal.open(dir)
  expect(journal.playing()?.number).toBe(3)
  await record(journal, 3, 1)
  expect((await Journal.open(dir)).playing()?.number).toBe(4)
})

it('plays are delivered in order, go only when acknowledged, and can be had again', async () => {
  const dir = await newFolder()
  const journal = await Journal.open(dir)
  await record(journal, 0, 6)
  expect((await journal.waiting(2)).map((play) => play.number)).toEqual([1, 2])
  await journal.acknowledge(2, START)
  expect((await (await Journal.open(dir)).waiting(9)).map((play) => play.number)).toEqual([3, 4, 5])
  expect(await journal.goBackTo(1)).toBe(true)
  expect((await journal.waiting(9)).map((play) => play.number)).toEqual([1, 2, 3, 4, 5])
  expect(await journal.goBackTo(7)).toBe(false)
  await journal.acknowledge(99, START)
  expect(journal.waitingCount()).toBe(0)
})

it('thousands of plays wait for a server, and what it has had for two days goes', async () => {
  const dir = await newFolder()
  const journal = await Journal.open(dir)
  const count = PLAYS_IN_SEGMENT * 3
  await record(journal, 0, count + 1)
  expect(journal.waitingCount()).toBe(count)
  expect((await Journal.open(dir)).waitingCount()).toBe(count)
  let previous = ''
  for (;;) {
    const plays = await journal.waiting(500)
    const last = plays.at(-1)
    if (!last) break
    expectChain(plays, previous)
    previous = last.chain
    await journal.acknowledge(last.number, START + count * TEN + KEEP_DELIVERED_MS)
  }
  expect((await readdir(dir)).filter((name) => name.endsWith('.plays')).length).toBe(1)
  expect(await journal.goBackTo(5)).toBe(false)
  await record(journal, count + 1, 1)
  expect((await Journal.open(dir)).playing()?.number).toBe(count + 2)
})

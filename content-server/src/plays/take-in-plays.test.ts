import { createHash } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { instantOf, msOf } from '@linli/contract/instants.ts'
import { chainText, deliverPlays, listPlays, type PlayRecord } from '@linli/contract/plays.ts'
import { startTestApp, TEST_START, type TestApp } from '../test/start-app.ts'
import { MOST_AHEAD_MS } from './take-in-plays.ts'

let app: TestApp
beforeEach(async () => void (app = await startTestApp()))
afterEach(() => app.stop())

/** So many records, chained, ten seconds apart. */
function plays(count: number, startMs = msOf(TEST_START) - 3_600_000): PlayRecord[] {
  let chain = ''
  return Array.from({ length: count }, (_, index) => {
    const play = {
      number: index + 1,
      planRevision: 'p1',
      itemId: 'notice.n1',
      creativeId: 'r1',
      kind: 'notice',
      sha256: null,
      at: instantOf(startMs + index * 10_000),
      durationMs: 10_000,
      ending: 'whole',
    } as const
    chain = createHash('sha256').update(chainText(chain, play)).digest('hex')
    return { ...play, chain }
  })
}
const refused = (code: string, details = {}) =>
  expect.objectContaining({ code, details: expect.objectContaining(details) })
const countOf = async () => (await (await app.staffOf('c1'))(listPlays, { query: {} })).total

it('plays arrive once, however often and in whatever pieces they are sent', async () => {
  const device = await app.deviceAt('c1-screen')
  const all = plays(30)
  expect(await device.call(deliverPlays, { body: { plays: all.slice(0, 10) } })).toEqual({ through: 10 })
  expect(await device.call(deliverPlays, { body: { plays: all.slice(0, 10) } })).toEqual({ through: 10 })
  expect(await device.call(deliverPlays, { body: { plays: all.slice(5, 20) } })).toEqual({ through: 20 })
  const twice = await Promise.all(
    [1, 2].map(() => device.call(deliverPlays, { body: { plays: all.slice(20) } })),
  )
  expect(twice).toEqual([{ through: 30 }, { through: 30 }])
  expect(await countOf()).toBe(30)
})

it('a gap is refused with the number to go on from', async () => {
  const device = await app.deviceAt('c1-screen')
  const all = plays(5)
  await device.call(deliverPlays, { body: { plays: all.slice(0, 2) } })
  await expect(device.call(deliverPlays, { body: { plays: all.slice(3) } })).rejects.toEqual(
    refused('play/out-of-order', { expected: 3 }),
  )
  expect(await countOf()).toBe(2)
})

it('a record that was changed afterwards breaks the chain and is refused with all that follow', async () => {
  const device = await app.deviceAt('c1-screen')
  const changed = plays(5).map((play) => (play.number === 3 ? { ...play, durationMs: 60_000 } : play))
  await expect(device.call(deliverPlays, { body: { plays: changed } })).rejects.toEqual(
    refused('play/chain-broken', { number: 3 }),
  )
  expect(await countOf()).toBe(0)
})

it('a play in the future is refused', async () => {
  const device = await app.deviceAt('c1-screen')
  const ahead = plays(1, msOf(TEST_START) + MOST_AHEAD_MS + 1)
  await expect(device.call(deliverPlays, { body: { plays: ahead } })).rejects.toEqual(
    refused('play/from-the-future'),
  )
})

it("staff see the plays of their own community's screens only", async () => {
  const device = await app.deviceAt('c2-screen')
  await device.call(deliverPlays, { body: { plays: plays(3) } })
  expect(await countOf()).toBe(0)
  const { plays: seen, total } = await (
    await app.operator()
  )(listPlays, { query: { screenId: 'c2-screen', most: 2 } })
  expect(total).toBe(3)
  expect(seen.map((play) => play.number)).toEqual([3, 2])
})

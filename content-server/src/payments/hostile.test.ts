import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { AttemptState } from '@linli/contract/payments.ts'
import { ATTEMPT_STATES } from '@linli/contract/payments.ts'
import { isLive, mayBecome, statesBefore } from './attempt.ts'
import { dispose } from './disposition.ts'
import { HostileWorld } from './hostile-world.ts'
import { nextPoll } from './polling.ts'
import { tradeNumber } from './trade-number.ts'

it('I1–I10, I12, I13: whatever happens in whatever order, with crashes, the books agree to the fen', async () => {
  let crashes = 0
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(1_000_000), { minLength: 60, maxLength: 240 }), async (rolls) => {
      let at = 0
      const roll = (below: number) => (rolls[at++ % rolls.length] ?? 0) % below
      const world = await HostileWorld.start(roll, () => performance.now())
      try {
        for (let step = 0; step < rolls.length / 3; step += 1) await world.step()
        await world.drain()
        expect(await world.complaints()).toEqual([])
        crashes += world.counts.crashes
      } finally {
        await world.stop()
      }
    }),
    { numRuns: 12 },
  )
  expect(crashes).toBeGreaterThan(0)
}, 60_000)

it('I7: everything the inbox has, worked off again in any order, changes no balance', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'linli-inbox-'))
  let seed = 7
  const roll = (below: number) => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % below
  const world = await HostileWorld.start(
    roll,
    () => performance.now(),
    `sqlite:${join(directory, 'linli.db')}`,
  )
  for (let step = 0; step < 100; step += 1) await world.step()
  await world.drain()
  const before = await world.balances()
  const { inbox } = world.app.context.store.read
  const { default: Database } = await import('better-sqlite3')
  for (let again = 0; again < 3; again += 1) {
    const file = new Database(join(directory, 'linli.db'))
    file.exec(`update gateway_events set processed_at = null, due_at = substr(hex(randomblob(8)), 1, 16)`)
    file.exec(`update gateway_events set due_at = '2026-01-01T00:00:00.000Z' where due_at > '2026'`)
    file.close()
    expect((await inbox.unprocessed('3000', 10_000)).length).toBeGreaterThan(10)
    await world.drain()
    expect(await world.balances()).toBe(before)
  }
  await world.stop()
  rmSync(directory, { recursive: true })
}, 60_000)

it('I18: attempts change their states by the table alone', () => {
  const allowed = ATTEMPT_STATES.flatMap((from) =>
    ATTEMPT_STATES.filter((to) => mayBecome(from, to)).map((to) => `${from} > ${to}`),
  )
  expect(allowed.filter((one) => one.startsWith('succeeded') || one.startsWith('quarantined'))).toEqual([])
  expect(allowed.filter((one) => one.startsWith('closed'))).toEqual([
    'closed > succeeded',
    'closed > quarantined',
  ])
  for (const state of ATTEMPT_STATES.filter((one) => one !== 'succeeded' && one !== 'quarantined'))
    expect(statesBefore('succeeded')).toContain(state)
  expect(ATTEMPT_STATES.filter((state: AttemptState) => isLive(state))).toHaveLength(5)
})

it('money that has come always goes somewhere, and pays only what is open and not locked by another', () => {
  for (const standing of ['open', 'paid', 'gone', 'missing'] as const)
    for (const intentPaid of [false, true])
      for (const lockedByOther of [false, true]) {
        const isFree = standing === 'open' && !intentPaid && !lockedByOther
        expect(dispose({ standing, intentPaid, lockedByOther }) === 'apply').toBe(isFree)
      }
})

it('the channel is asked every three seconds while somebody watches, then ever more rarely, for ever', () => {
  const now = '2026-11-21T08:00:00.000Z'
  expect(nextPoll(now, 5, '2026-11-21T08:03:00.000Z')).toEqual({ at: '2026-11-21T08:00:03.000Z', polls: 0 })
  const later = Array.from({ length: 12 }, (_, polls) => nextPoll(now, polls, null).at)
  expect(later).toEqual([...later].sort())
  expect(later.at(-1)).toBe('2026-11-22T08:00:00.000Z')
})

it('numbers are 32 signs that every channel takes, and no two alike', () => {
  const random = (bytes: number) => randomBytes(bytes)
  const numbers = Array.from({ length: 2_000 }, () =>
    tradeNumber({ random }, '2026-11-21T08:00:00.000Z', 'k'),
  )
  for (const number of numbers) expect(number).toMatch(/^[0-9A-Z]{32}$/)
  expect(new Set(numbers).size).toBe(2_000)
})

import { describe, expect, it } from 'vitest'
import {
  backOff,
  CRASH_WINDOW_MS,
  MOST_CRASHES,
  MOST_RELAUNCHES,
  nextCrashAction,
  nextStart,
  NO_CRASHES,
  RELAUNCH_WINDOW_MS,
  relaunchesFrom,
  type CrashHistory,
} from './crash-policy.ts'

function crashes(times: readonly number[], from: CrashHistory = NO_CRASHES) {
  return times.reduce<{ history: CrashHistory; done: string[] }>(
    ({ history, done }, now) => {
      const next = nextCrashAction(history, now)
      const said = next.action.do === 'reload' ? `${next.action.afterMs / 1000} s` : next.action.do
      return { history: next.history, done: [...done, said] }
    },
    { history: from, done: [] },
  )
}

describe('a page that crashes', () => {
  it('is reloaded after 1, 5 and 15 s, then the app starts anew', () => {
    expect(crashes([0, 10_000, 20_000, 40_000]).done).toEqual(['1 s', '5 s', '15 s', 'relaunch'])
  })

  it('is forgiven what lies ten minutes back', () => {
    expect(crashes([0, CRASH_WINDOW_MS, 2 * CRASH_WINDOW_MS]).done).toEqual(['1 s', '1 s', '1 s'])
  })

  it('gives way to the safe page once three new starts within the hour have not helped', () => {
    const burst = (at: number) => [0, 1, 2, 3].map((turn) => at + turn * 1_000)
    const times = [...burst(0), ...burst(60_000), ...burst(120_000), ...burst(180_000)]
    const { done } = crashes(times)
    expect(done.filter((said) => said === 'relaunch')).toHaveLength(MOST_RELAUNCHES)
    expect(done.at(-1)).toBe('safe page')
  })

  it('starts anew again once the hour is over', () => {
    const history = { crashes: [], relaunches: [0, 1, 2] }
    const late = RELAUNCH_WINDOW_MS + 10
    expect(crashes([late, late + 1, late + 2, late + 3], history).done.at(-1)).toBe('relaunch')
  })

  it('always has a next step that is bounded, over 100 000 random crashes and a clock that jumps', () => {
    let seed = 7
    const random = () => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648
    let history: CrashHistory = NO_CRASHES
    let now = 1_700_000_000_000
    const seen = new Set<string>()
    for (let turn = 0; turn < 100_000; turn += 1) {
      now += Math.floor(random() ** 4 * 2_000_000) - (random() < 0.001 ? 90_000_000 : 0)
      const next = nextCrashAction(history, now)
      history = next.history
      seen.add(next.action.do)
      if (next.action.do === 'reload') expect(next.action.afterMs).toBeLessThanOrEqual(60_000)
      expect(history.relaunches.length).toBeLessThanOrEqual(MOST_RELAUNCHES)
      // Once it is quiet for an hour, the page comes back whatever happened before.
      if (turn % 1_000 === 0) {
        const quiet = nextCrashAction(history, now + RELAUNCH_WINDOW_MS)
        expect(quiet.action).toEqual({ do: 'reload', afterMs: 1_000 })
      }
    }
    expect([...seen].sort()).toEqual(['relaunch', 'reload', 'safe page'])
  })

  it('hands its relaunches on as text and reads back only what makes sense', () => {
    expect(relaunchesFrom('1700000000000,1700000600000')).toEqual([1_700_000_000_000, 1_700_000_600_000])
    expect(relaunchesFrom('')).toEqual([])
    expect(relaunchesFrom('x,-1,1.5,1e99,8')).toEqual([8])
    expect(relaunchesFrom('1,2,3,4,5')).toHaveLength(MOST_RELAUNCHES)
  })
})

describe('a child that ends', () => {
  it('starts again after 1, 5, 15 and then every 60 s', () => {
    let deaths: readonly number[] = []
    const waits = [0, 2_000, 8_000, 24_000, 85_000, 146_000].map((now) => {
      const next = nextStart(deaths, now)
      deaths = next.deaths
      return next.afterMs / 1_000
    })
    expect(waits).toEqual([1, 5, 15, 60, 60, 60])
    expect(nextStart(deaths, 146_000 + CRASH_WINDOW_MS).afterMs).toBe(1_000)
  })

  it('never waits for nothing', () => {
    expect(backOff(0)).toBe(1_000)
    expect(backOff(1_000_000)).toBe(60_000)
    expect(MOST_CRASHES).toBe(3)
  })
})

import { describe, expect, it } from 'vitest'
import {
  afterEvent,
  IDLE,
  leftOf,
  QUIET_MS,
  WARNING_MS,
  type Idle,
  type IdleEvent,
  type PageKind,
} from './idle.ts'

function play(events: readonly IdleEvent[], from: Idle = IDLE): Idle {
  return events.reduce(afterEvent, from)
}
const touch = (at: number): IdleEvent => ({ event: 'touch', at })
const tick = (at: number): IdleEvent => ({ event: 'tick', at })
const page = (kind: PageKind, at: number): IdleEvent => ({ event: 'page', page: kind, at })

describe('the kiosk between two people', () => {
  it.each([
    ['browse', false, 60_000, 25_000],
    ['form', false, 90_000, 25_000],
    ['success', false, 15_000, 25_000],
    ['browse', true, 120_000, 50_000],
    ['form', true, 180_000, 50_000],
    ['success', true, 30_000, 50_000],
  ] as const)(
    'asks on a %s page (large type: %s) after %i ms and closes %i ms later',
    (kind, elder, quiet, warned) => {
      const open = play([touch(0), page(kind, 0), { event: 'elder', elder, at: 0 }])
      expect(play([tick(quiet - 1)], open).phase).toBe('active')
      const warning = play([tick(quiet)], open)
      expect(warning.phase).toBe('warning')
      expect(leftOf(warning, quiet)).toBe(warned)
      expect(play([tick(quiet + warned - 1)], warning).phase).toBe('warning')
      expect(play([tick(quiet + warned)], warning)).toEqual(IDLE)
    },
  )

  it('stays open as long as somebody touches it, also in the last moment of the warning', () => {
    const warned = play([touch(0), tick(60_000), tick(84_999)])
    const again = play([touch(84_999)], warned)
    expect(again.phase).toBe('active')
    expect(play([tick(84_999 + 59_999)], again).phase).toBe('active')
  })

  it('forgets what kind of page was open and the large type once it is idle', () => {
    const before = play([
      touch(0),
      page('form', 0),
      { event: 'elder', elder: true, at: 0 },
      { event: 'finish' },
    ])
    expect(before).toEqual(IDLE)
    expect(play([touch(9)], before)).toEqual({ phase: 'active', page: 'browse', elder: false, since: 9 })
  })

  it('closes after a late tick in two steps, so that a machine that slept still asks first', () => {
    const slept = play([touch(0), tick(3_600_000)])
    expect(slept.phase).toBe('warning')
    expect(play([tick(3_600_001)], slept)).toEqual(IDLE)
  })

  it('counts from the jump when the clock goes back', () => {
    const open = play([touch(1_000_000), tick(5)])
    expect(play([tick(5 + 60_000)], open).phase).toBe('warning')
  })

  it('is never stuck: after any 100 000 random events, time alone closes it', () => {
    let seed = 42
    const random = () => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648
    const kinds: PageKind[] = ['browse', 'form', 'success']
    const seen = new Set<string>()
    const longest = 2 * (Math.max(...Object.values(QUIET_MS)) + WARNING_MS)
    let state: Idle = IDLE
    let at = 0
    for (let turn = 0; turn < 100_000; turn += 1) {
      at += Math.floor(random() * 40_000) - (random() < 0.01 ? 200_000 : 0)
      const kind = kinds[Math.floor(random() * 3)] ?? 'browse'
      const choices: IdleEvent[] = [
        touch(at),
        tick(at),
        tick(at),
        page(kind, at),
        { event: 'elder', elder: random() < 0.5, at },
        { event: 'finish' },
      ]
      state = afterEvent(state, choices[Math.floor(random() * choices.length)] ?? tick(at))
      seen.add(state.phase)
      if (turn % 1_000 === 0) {
        const alone = play([tick(at), tick(at + longest), tick(at + 2 * longest)], state)
        expect(alone).toEqual(IDLE)
      }
    }
    expect([...seen].sort()).toEqual(['active', 'idle', 'warning'])
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  explain,
  nowPlaying,
  sequence,
  isSlot,
  type Idle,
  type Item,
  type Plan,
  type Reason,
  type Slot,
} from '../index.ts'
import { anyPlan, DAY, HOUR, house, item, planWith, SHA, T0 } from '../testing/plans.ts'
import { instantOf } from '../plan/primitives.ts'

const only = (plan: Plan, id: string, at: number, circumstances = {}) =>
  explain(plan, id, at, circumstances)[0]!

interface Seen {
  at: number
  own: Item
  playing: Slot | Idle
}

type Truths = { [Code in Reason['code']]?: (reason: Extract<Reason, { code: Code }>, seen: Seen) => boolean }

/** What must be so for a reason to be the truth. */
const TRUTHS: Truths = {
  playing: (reason, { own, playing }) =>
    isSlot(playing) &&
    playing.itemId === own.id &&
    reason.since === playing.startsAt &&
    reason.until === playing.endsAt,
  'not-started': (_, { at, own }) => at < Date.parse(own.validFrom),
  expired: (_, { at, own }) => at >= Date.parse(own.validUntil),
  'screen-closed': (_, { playing }) => !isSlot(playing) && playing.reason === 'screen-closed',
  'outside-daypart': (_, { own }) => own.dayparts !== undefined,
  'share-met': (reason, { playing }) => isSlot(playing) && reason.releasedAt > playing.startsAt,
  'later-in-line': (reason, { playing }) =>
    isSlot(playing) && reason.playing === playing.itemId && reason.dueAt >= reason.playingDueAt,
  'does-not-fit': (reason, { playing }) =>
    isSlot(playing) && playing.startsAt + reason.durationMs > reason.until,
  separated: (reason, { own }) => reason.from === own.id || reason.rule !== 'item',
  'no-time-promised': (_, { own }) => own.rate.ppm === 0,
}

/** Is the decisive reason true of the sequence, and does only what plays say that it plays? */
function isTrue(plan: Plan, itemId: string, at: number, reason: Reason): boolean {
  const playing = nowPlaying(plan, at)
  const own = plan.items.find(({ id }) => id === itemId)!
  const plays = isSlot(playing) && playing.itemId === itemId
  const truth = TRUTHS[reason.code] as ((reason: Reason, seen: Seen) => boolean) | undefined
  return plays === (reason.code === 'playing') && truth?.(reason, { at, own, playing }) === true
}

describe('explain', () => {
  it('agrees with the sequence on every slot and every absence', () => {
    fc.assert(
      fc.property(
        anyPlan(),
        fc.array(fc.integer({ min: 0, max: 2 * DAY - 1 }), { minLength: 5, maxLength: 12 }),
        (plan, moments) => {
          const wrong = moments.flatMap((offset) =>
            plan.items.flatMap(({ id }) => {
              const reason = only(plan, id, T0 + offset)
              return isTrue(plan, id, T0 + offset, reason) ? [] : [{ id, offset, reason }]
            }),
          )
          expect(wrong).toEqual([])
        },
      ),
      { numRuns: 60 },
    )
  })

  it('agrees on every single slot of a day', () => {
    const plan = planWith([item('a', 'ad', 20, 15), item('b', 'ad', 10), item('n', 'notice', 30), house()])
    for (const slot of sequence(plan, T0, T0 + 6 * HOUR)) {
      for (const { id } of plan.items) {
        expect(only(plan, id, slot.startsAt).code === 'playing').toBe(id === slot.itemId)
      }
    }
  })

  it('says when an item is next on, and it is', () => {
    const plan = planWith([item('a', 'ad', 5), item('n', 'notice', 30), house()])
    const next = explain(plan, 'a', T0 + HOUR).find(({ code }) => code === 'next-play')
    expect(next).toBeDefined()
    const at = next?.code === 'next-play' ? next.at : 0
    expect(nowPlaying(plan, at)).toMatchObject({ itemId: 'a', startsAt: at })
  })

  it('names what the plan left out and why', () => {
    const plan = planWith([house()], {
      absent: [
        { itemId: 'new', reason: 'not-approved' },
        { itemId: 'late', reason: 'overbooked', by: ['big'] },
        { itemId: 'there', reason: 'other-screens' },
      ],
    })
    expect(only(plan, 'new', T0)).toEqual({ code: 'not-approved' })
    expect(only(plan, 'late', T0)).toEqual({ code: 'overbooked', by: ['big'] })
    expect(only(plan, 'there', T0)).toEqual({ code: 'other-screens' })
    expect(only(plan, 'who', T0)).toEqual({ code: 'not-in-plan' })
    expect(only(plan, 'new', T0 - 1).code).toBe('plan-not-in-force')
  })

  it('puts a takeover before everything, and missing media before the queue', () => {
    const plan = planWith([item('a', 'ad', 20), house()])
    const takeovers = [{ id: 'fire', from: T0, until: T0 + HOUR }]
    expect(only(plan, 'a', T0 + 5, { takeovers })).toEqual({
      code: 'displaced-by-takeover',
      takeoverId: 'fire',
      until: T0 + HOUR,
    })
    expect(only(plan, 'a', T0 + HOUR, { takeovers }).code).not.toBe('displaced-by-takeover')
    expect(only(plan, 'a', T0 + 5, { hasMedium: () => false })).toEqual({
      code: 'media-missing',
      sha256: [SHA],
    })
  })

  it('tells competitors, ceilings and dayparts apart', () => {
    const food = { categories: ['food'] }
    const plan = planWith(
      [
        item('one', 'ad', 30, 10, food),
        item('two', 'ad', 30, 10, food),
        item('eve', 'ad', 5, 10, { dayparts: [{ from: '18:00', until: '20:00' }] }),
        item('old', 'notice', 5, 10, { validUntil: instantOf(T0 + 1000) }),
        house(10),
      ],
      { rules: { separation: [{ by: 'category', items: 1, hard: true }] } },
    )
    const codes = new Set<string>()
    for (let at = T0 + HOUR; at < T0 + HOUR + 600_000; at += 10_000) codes.add(only(plan, 'one', at).code)
    expect(codes).toContain('separated')
    expect(only(plan, 'eve', T0 + HOUR)).toEqual({ code: 'outside-daypart', until: T0 + 18 * HOUR })
    expect(only(plan, 'old', T0 + HOUR)).toEqual({ code: 'expired', since: T0 + 1000 })
  })
})

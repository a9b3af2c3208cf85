import { describe, expect, it } from 'vitest'
import { isSlot, nowPlaying, parsePlan, sequence, type Plan } from '../index.ts'

const FROM = Date.parse('2026-11-21T08:00:00.000Z')
const always = { validFrom: '2026-11-21T00:00:00.000Z', validUntil: '2026-11-23T00:00:00.000Z' }

function item(id: string, ppm: number, more: object = {}) {
  const content = { type: 'notice', heading: { zh: id }, body: { zh: id } }
  const rate = { ppm, why: { rule: 'example' } }
  return {
    id,
    kind: 'notice',
    title: { zh: id },
    ...always,
    rate,
    creatives: [{ id: 'c', durationMs: 8_000, content }],
    ...more,
  }
}
function plan(opening: string[], items: object[]): Plan {
  const times = {
    issuedAt: '2026-11-21T08:00:00.000Z',
    from: '2026-11-21T08:00:00.000Z',
    until: '2026-11-22T08:00:00.000Z',
  }
  return parsePlan({
    format: 'linli-plan',
    version: 1,
    revision: 'p',
    zone: 'Asia/Shanghai',
    ...times,
    seed: 1,
    hours: { weekly: [] },
    items,
    opening,
    media: {},
  })
}
const firstOf = (one: Plan, count: number) =>
  sequence(one, FROM, FROM + count * 8_000).map((slot) => slot.itemId)

// Owed a whole minute: without an opening it would go first.
const lagging = item('lagging', 200_000, { carryMs: 60_000 })
const house = item('house', 1, { kind: 'house' })

describe('the opening of a plan', () => {
  it('comes first in its order, whatever else is owed, and each item once', () => {
    const one = plan(['new', 'newer'], [lagging, house, item('new', 10_000), item('newer', 10_000)])
    expect(firstOf(one, 3)).toEqual(['new', 'newer', 'lagging'])
    expect(firstOf(one, 30).filter((id) => id === 'new')).toHaveLength(1)
    const first = nowPlaying(one, FROM)
    expect(isSlot(first) && first.why.code).toBe('opening')
  })

  it('waits for an item that is not valid yet, and passes over one that is not in the plan', () => {
    const later = item('later', 10_000, { validFrom: '2026-11-21T08:01:00.000Z' })
    const one = plan(['gone', 'later'], [lagging, house, later])
    expect(firstOf(one, 7)).not.toContain('later')
    expect(isSlot(nowPlaying(one, FROM + 64_000)) && nowPlaying(one, FROM + 64_000)).toMatchObject({
      itemId: 'later',
    })
  })

  it('is the same after a look back as before it', () => {
    const one = plan(['new'], [lagging, house, item('new', 10_000)])
    const before = sequence(one, FROM, FROM + 60_000)
    sequence(one, FROM + 80_000_000, FROM + 80_060_000)
    expect(sequence(one, FROM, FROM + 60_000)).toEqual(before)
  })
})

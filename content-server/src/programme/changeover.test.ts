import { describe, expect, it } from 'vitest'
import { instantOf, msOf } from '@linli/contract/instants.ts'
import { compile, isSlot, nowPlaying, sequence, type Plan, type PromisedItem } from '@linli/playlists'
import { changeover, LEAD_MS, MOST_WAIT_MS } from './changeover.ts'

const START = msOf('2026-11-21T08:00:00.000Z')
const words = (zh: string) => ({ zh })
const always = { validFrom: '2026-11-01T00:00:00.000Z', validUntil: '2027-01-01T00:00:00.000Z' }

function notice(id: string, durationMs = 8_000): PromisedItem {
  const content = { type: 'notice', heading: words(id), body: words(id) } as const
  return {
    id,
    kind: 'notice',
    title: words(id),
    ...always,
    promise: { kind: 'weight', weight: 1 },
    creatives: [{ id: 'r1', durationMs, content }],
  }
}
function ad(id: string, ppm: number, durationMs = 10_000): PromisedItem {
  return { ...notice(id, durationMs), kind: 'ad', promise: { kind: 'share', ppm } }
}
function planOf(items: PromisedItem[], following?: { previous: Plan; nowMs: number }): Plan {
  const { from, ...rest } = following
    ? changeover(following.previous, items, following.nowMs)
    : { from: instantOf(START) }
  const { plan } = compile({
    revision: 'p',
    zone: 'Asia/Shanghai',
    issuedAt: from,
    from,
    until: instantOf(START + 86_400_000),
    seed: 7,
    hours: { weekly: [] },
    items,
    ...rest,
    media: {},
  })
  return plan
}

const items = [notice('a'), notice('b'), ad('shop', 300_000)]
const previous = planOf(items)

describe('a new plan', () => {
  it('never cuts an ad, and anything else only after three seconds', () => {
    for (let nowMs = START + 60_000; nowMs < START + 160_000; nowMs += 333) {
      const playing = nowPlaying(previous, nowMs + LEAD_MS)
      if (!isSlot(playing)) throw new Error('the screen is always open')
      const from = msOf(changeover(previous, items, nowMs).from)
      expect(from).toBeGreaterThanOrEqual(nowMs + LEAD_MS)
      expect(from).toBeLessThanOrEqual(playing.endsAt)
      if (playing.kind === 'ad') expect(from).toBe(playing.endsAt)
      else expect(from).toBeLessThanOrEqual(nowMs + MOST_WAIT_MS)
    }
  })

  it('shows a freshly published notice first, whatever was playing', () => {
    for (let nowMs = START + 60_000; nowMs < START + 120_000; nowMs += 1_000) {
      const next = planOf([...items, notice('fresh')], { previous, nowMs })
      const first = nowPlaying(next, msOf(next.from))
      expect(isSlot(first) && first.itemId).toBe('fresh')
    }
  })

  it('shows each of several notices published one after another as soon as it is there', () => {
    let plan = previous
    let all = items
    for (let change = 1; change <= 8; change += 1) {
      all = [...all, notice(`fresh${change}`)]
      plan = planOf(all, { previous: plan, nowMs: START + 60_000 + change * 7_000 })
      const first = nowPlaying(plan, msOf(plan.from))
      expect(isSlot(first) && first.itemId).toBe(`fresh${change}`)
    }
  })

  it('keeps every ad within one play of its promise over a hundred changes', () => {
    let plan = previous
    let played = 0
    let from = START
    for (let change = 1; change <= 100; change += 1) {
      const nowMs = START + change * 47_000
      const next = planOf(change % 2 ? [...items, notice('c')] : items, { previous: plan, nowMs })
      played += adMs(plan, from, msOf(next.from))
      from = msOf(next.from)
      plan = next
    }
    expect(Math.abs(played - 0.3 * (from - START))).toBeLessThan(10_000 * 1.5)
  })

  it('mixes the classes from its first minute, also where nothing was before it', () => {
    const many = [
      ...Array.from({ length: 12 }, (_, i) => notice(`n${i}`)),
      ...Array.from({ length: 6 }, (_, i) => ad(`ad${i}`, 80_000)),
    ]
    const { from, carry } = changeover(undefined, many, START)
    const { plan } = compile({
      revision: 'p',
      zone: 'Asia/Shanghai',
      issuedAt: from,
      from,
      until: instantOf(START + 86_400_000),
      seed: 7,
      hours: { weekly: [] },
      items: many,
      carry,
      media: {},
    })
    const firstMinute = sequence(plan, msOf(from), msOf(from) + 60_000)
    expect(new Set(firstMinute.map((slot) => slot.kind))).toEqual(new Set(['notice', 'ad']))
    const longestRunOfAds = Math.max(
      ...firstMinute.map((_, i) => firstMinute.slice(i).findIndex((slot) => slot.kind !== 'ad')),
    )
    expect(longestRunOfAds).toBeLessThanOrEqual(4)
  })

  it('comes into force at once where nothing is in force', () => {
    expect(changeover(undefined, items, START)).toMatchObject({
      from: instantOf(START + LEAD_MS),
      before: [],
    })
    const ended = changeover(previous, items, START + 30 * 86_400_000)
    expect(ended.from).toBe(instantOf(START + 30 * 86_400_000 + LEAD_MS))
  })
})

function adMs(plan: Plan, from: number, until: number): number {
  return sequence(plan, from, until)
    .filter((slot) => slot.kind === 'ad')
    .reduce((sum, slot) => sum + Math.min(slot.endsAt, until) - Math.max(slot.startsAt, from), 0)
}

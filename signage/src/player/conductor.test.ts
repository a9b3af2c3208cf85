import { describe, expect, it } from 'vitest'
import { instantOf, sequence, type Creative, type Plan } from '@linli/playlists'
import { FADE_MS } from '../limits.ts'
import { Conductor } from './conductor.ts'
import type { Layer } from './layer.ts'
import { isShow, showAt, type Show } from './show.ts'

const START = Date.parse('2026-11-21T08:00:00.000Z')
const SHA = (letter: string) => letter.repeat(64)
const FRAME = 16

function creative(id: string, type: 'image' | 'video' | 'notice', durationMs = 5_000): Creative {
  if (type === 'notice') {
    return { id, durationMs, content: { type, heading: { zh: id }, body: { zh: id } } }
  }
  return { id, durationMs, content: { type, sha256: SHA(id) } }
}

function plan(revision: string, kinds: Record<string, 'image' | 'video' | 'notice'>, from = START): Plan {
  const names = Object.entries(kinds)
  return {
    format: 'linli-plan',
    version: 1,
    revision,
    zone: 'Asia/Shanghai',
    issuedAt: instantOf(from),
    from: instantOf(from),
    until: instantOf(from + 10 * 86_400_000),
    seed: 3,
    hours: { weekly: [] },
    items: names.map(([id, type]) => ({
      id: `item.${id}`,
      kind: type === 'notice' ? 'notice' : 'ad',
      title: { zh: id },
      validFrom: instantOf(from - 1_000),
      validUntil: instantOf(from + 10 * 86_400_000),
      rate: { ppm: Math.floor(1_000_000 / names.length), why: { rule: 'test' } },
      creatives: [creative(id, type)],
    })),
    media: Object.fromEntries(
      names.map(([id]) => [
        SHA(id),
        { bytes: 9, type: 'image/webp', width: 9, height: 9, durationMs: 5_000 },
      ]),
    ),
  }
}

/** A surface that needs some time to load, and can be told to fail or to stand still. */
class TestLayer implements Layer {
  held: Show | null = null
  loadMs: number
  readonly world: World
  stalled = 0
  begunAt: number | null = null
  constructor(world: World, loadMs: number) {
    this.world = world
    this.loadMs = loadMs
  }
  prepare(show: Show): Promise<void> {
    this.held = show
    this.begunAt = null
    this.stalled = 0
    const fails = this.world.broken.has(show.slot.itemId)
    return new Promise((ready, failed) => this.world.later(this.loadMs, () => (fails ? failed() : ready())))
  }
  begin(now: number): void {
    this.begunAt = now
  }
  hasFrame(): boolean {
    if (this.held?.creative.content.type !== 'video') return true
    return this.begunAt !== null && this.world.now - this.begunAt >= 60
  }
  nextPaint(painted: () => void): void {
    this.world.later(FRAME * 2, painted)
  }
  stalledFor(): number {
    return this.stalled
  }
  tick(): void {}
  rest(): void {
    this.held = null
  }
}

/** Time, frame by frame, with two surfaces and what was told. */
class World {
  now: number
  readonly broken = new Set<string>()
  readonly missing = new Set<string>()
  readonly painted: { itemId: string; revision: string; startsAt: number; at: number }[] = []
  readonly skipped: string[] = []
  readonly swaps: { how: string; at: number; ready: boolean }[] = []
  ended = 0
  idle: string | null = null
  plans: { plan: Plan; nextPlan: Plan | null }
  readonly layers: [TestLayer, TestLayer]
  readonly conductor: Conductor
  #timers: { at: number; act: () => void }[] = []

  constructor(first: Plan, { now = START, loadMs = 200 } = {}) {
    this.now = now
    this.plans = { plan: first, nextPlan: null }
    this.layers = [new TestLayer(this, loadMs), new TestLayer(this, loadMs)]
    this.conductor = new Conductor({
      clock: () => this.now,
      layers: this.layers,
      plans: () => this.plans,
      isMissing: (sha256) => this.missing.has(sha256),
      bringToFront: (side, how) => {
        this.swaps.push({
          how,
          at: this.now,
          ready: this.layers[side].held !== null && this.layers[side].hasFrame(),
        })
      },
      idle: (reason) => (this.idle = reason),
      painted: (slot, at) => {
        this.painted.push({ itemId: slot.itemId, revision: slot.planRevision, startsAt: slot.startsAt, at })
      },
      ended: () => (this.ended += 1),
      skipped: (itemId, why) => this.skipped.push(`${itemId}: ${why}`),
    })
  }

  later(ms: number, act: () => void): void {
    this.#timers.push({ at: this.now + ms, act })
  }

  async run(ms: number, each: () => void = () => undefined): Promise<this> {
    for (const end = this.now + ms; this.now < end; this.now += FRAME) {
      const due = this.#timers.filter((timer) => timer.at <= this.now)
      this.#timers = this.#timers.filter((timer) => timer.at > this.now)
      due.forEach((timer) => timer.act())
      await Promise.resolve()
      await Promise.resolve()
      each()
      this.conductor.frame()
    }
    return this
  }
}

describe('the player, by the wall clock', () => {
  it('shows what the plan says, in the frame it is due, and never what is not ready', async () => {
    const mixed = plan('p1', { a: 'image', b: 'video', c: 'notice', d: 'image' })
    const world = await new World(mixed).run(120_000)
    const due = sequence(mixed, START, START + 120_000)
    const shown = world.painted.slice(1)
    expect(shown.length).toBeGreaterThan(20)
    for (const one of shown) {
      expect(due.some((slot) => slot.itemId === one.itemId && slot.startsAt === one.startsAt)).toBe(true)
      expect(one.at - one.startsAt).toBeLessThanOrEqual(FRAME * 4)
    }
    expect(world.swaps.every((swap) => swap.ready)).toBe(true)
    expect(world.skipped).toEqual([])
  })

  it('joins in the middle, wherever the clock stands', async () => {
    const mixed = plan('p1', { a: 'image', b: 'notice' })
    const world = await new World(mixed, { now: START + 3_601_700 }).run(1_000)
    expect(world.painted).toHaveLength(1)
    expect(world.painted[0]!.startsAt).toBeLessThan(START + 3_601_700)
  })

  it('fades between pictures and cuts to and from films', async () => {
    const world = await new World(plan('p1', { a: 'image', b: 'video', c: 'notice' })).run(60_000)
    expect(new Set(world.swaps.map((swap) => swap.how))).toEqual(new Set(['cut', 'fade']))
  })

  it('keeps showing what is on while the next is slow, and says so', async () => {
    const world = new World(plan('p1', { a: 'image', b: 'notice' }))
    await world.run(3_000)
    world.layers.forEach((layer) => (layer.loadMs = 6_000))
    await world.run(30_000)
    expect(world.skipped.some((line) => line.endsWith('not ready in time'))).toBe(true)
    expect(world.swaps.every((swap) => swap.ready)).toBe(true)
    expect(world.ended).toBe(0)
  })

  it('puts something else in the place of what is missing or broken, and says for what', async () => {
    const world = new World(plan('p1', { a: 'image', b: 'image', c: 'notice' }))
    world.missing.add(SHA('a'))
    world.broken.add('item.b')
    await world.run(40_000)
    expect(new Set(world.painted.map((one) => one.itemId))).toEqual(new Set(['item.c']))
    expect(world.skipped).toContain('item.a: media missing')
    expect(world.skipped).toContain('item.b: cannot be loaded')
    expect(world.ended).toBe(0)
  })

  it('leaves a film that has stood still for three seconds', async () => {
    const world = new World(plan('p1', { b: 'video', c: 'notice' }))
    const stand = () =>
      world.layers.forEach(
        (layer) => (layer.stalled = layer.held?.creative.content.type === 'video' ? 3_001 : 0),
      )
    await world.run(30_000, stand)
    expect(world.skipped).toContain('item.b: stalled')
    expect(world.painted.at(-1)?.itemId).toBe('item.c')
  })

  it('lets the next plan take over at its own time, in the frame it says', async () => {
    const world = new World(plan('p1', { a: 'image', c: 'notice' }))
    await world.run(10_000)
    const takesOverAt = START + 17_300
    world.plans = { ...world.plans, nextPlan: plan('p2', { d: 'image' }, takesOverAt) }
    await world.run(20_000)
    const first = world.painted.find((one) => one.revision === 'p2')!
    expect(first.at - takesOverAt).toBeLessThanOrEqual(FRAME * 4)
    expect(
      world.painted.filter((one) => one.revision === 'p1').every((one) => one.at < takesOverAt + FRAME),
    ).toBe(true)
    expect(world.ended).toBe(0)
  })

  it('switches at once, without a gap, when the new plan is already in force', async () => {
    const world = new World(plan('p1', { a: 'image', c: 'notice' }))
    await world.run(11_000)
    world.plans = { plan: plan('p2', { d: 'image' }, START + 9_000), nextPlan: null }
    await world.run(1_000)
    expect(world.painted.at(-1)).toMatchObject({ revision: 'p2', itemId: 'item.d' })
    expect(world.painted.at(-1)!.at - (START + 11_000)).toBeLessThan(200 + FADE_MS)
    expect(world.ended).toBe(0)
  })

  it('ends the play when the screen closes, and is ready when it opens', async () => {
    const hours = { weekly: [{ from: '15:00', until: '16:00' }] }
    const open = { ...plan('p1', { a: 'image' }, START - 3_600_000), hours }
    const world = await new World(open, { now: START - 20_000 }).run(25_000)
    expect(world.ended).toBe(1)
    expect(world.idle).toBe('screen-closed')
    world.now = START + 23 * 3_600_000 - 4_000
    await world.run(8_000)
    expect(world.idle).toBe(null)
    expect(world.painted.at(-1)!.at - world.painted.at(-1)!.startsAt).toBeLessThanOrEqual(FRAME * 4)
  })
})

it('a stand-in is only what is valid now', () => {
  const both = plan('p1', { a: 'image', b: 'image' })
  both.items[1]!.validUntil = instantOf(START + 1)
  const onlyB = (creative: Creative) => creative.id === 'b'
  expect(isShow(showAt({ plan: both }, START + 20_000, onlyB))).toBe(false)
})

import { describe, expect, it } from 'vitest'
import { parsePlan, PlanProblem } from './parse-plan.ts'
import { house, item, planWith, SHA, T0 } from '../testing/plans.ts'
import { instantOf } from './primitives.ts'

function problemOf(plan: unknown): PlanProblem {
  try {
    parsePlan(plan)
  } catch (problem) {
    if (problem instanceof PlanProblem) return problem
    throw problem
  }
  throw new Error('the plan was accepted')
}

const sound = () => planWith([item('a', 'ad', 20), item('n', 'notice', 30), house()])

/** A sound plan with one thing wrong. */
function broken(change: (plan: ReturnType<typeof sound>) => unknown): unknown {
  const plan = sound()
  return change(plan) ?? plan
}

const first = {
  dayparts: (parts: { from: string; until: string; days?: number[] }[]) =>
    broken((plan) => void (plan.items[0]!.dayparts = parts)),
}

describe('a plan is refused by name and place', () => {
  it.each([
    ['something else', { hello: 1 }, 'plan/not-a-plan', 'format'],
    ['nothing', null, 'plan/not-a-plan', 'format'],
    ['a plan of next year', { ...sound(), version: 2 }, 'plan/too-new', 'version'],
    ['a version that is no number', { ...sound(), version: 'x' }, 'plan/malformed', 'version'],
    ['an unknown zone', { ...sound(), zone: 'Asia/Atlantis' }, 'plan/unknown-zone', 'zone'],
    ['a span backwards', { ...sound(), until: sound().from }, 'plan/empty-window', 'until'],
    ['a year of plan', { ...sound(), until: instantOf(T0 + 366 * 86_400_000) }, 'plan/too-long', 'until'],
    ['a 30th of February', { ...sound(), from: '2026-02-30T00:00:00.000Z' }, 'plan/malformed', 'from'],
    [
      'a negative length',
      broken((plan) => void (plan.items[0]!.creatives[0]!.durationMs = -5)),
      'plan/malformed',
      'items[0].creatives[0].durationMs',
    ],
    [
      'a fraction of a millisecond',
      broken((plan) => void (plan.items[0]!.creatives[0]!.durationMs = 1000.5)),
      'plan/malformed',
      'items[0].creatives[0].durationMs',
    ],
    [
      'a length of weeks',
      broken((plan) => void (plan.items[0]!.creatives[0]!.durationMs = 9999999999999)),
      'plan/malformed',
      'items[0].creatives[0].durationMs',
    ],
    [
      'a share above one',
      broken((plan) => void (plan.items[0]!.rate.ppm = 1_000_001)),
      'plan/malformed',
      'items[0].rate.ppm',
    ],
    [
      'shares above one together',
      broken((plan) => void (plan.items[0]!.rate.ppm = 800_000)),
      'plan/overbooked',
      'items',
    ],
    [
      'no creative',
      broken((plan) => void (plan.items[1]!.creatives = [])),
      'plan/malformed',
      'items[1].creatives',
    ],
    [
      'an empty daypart',
      first.dayparts([{ from: '09:00', until: '09:00' }]),
      'plan/malformed',
      'items[0].dayparts[0]',
    ],
    [
      'dayparts that overlap',
      first.dayparts([
        { from: '09:00', until: '12:00' },
        { from: '11:00', until: '13:00' },
      ]),
      'plan/overlapping-windows',
      'items[0].dayparts',
    ],
    [
      'a night that runs into the morning',
      first.dayparts([
        { from: '20:00', until: '09:00' },
        { from: '08:00', until: '10:00' },
      ]),
      'plan/overlapping-windows',
      'items[0].dayparts',
    ],
    [
      'a wall time that is none',
      first.dayparts([{ from: '25:00', until: '26:00' }]),
      'plan/malformed',
      'items[0].dayparts[0].from',
    ],
    [
      'hours that overlap',
      {
        ...sound(),
        hours: {
          weekly: [
            { from: '08:00', until: '12:00' },
            { from: '10:00', until: '22:00' },
          ],
        },
      },
      'plan/overlapping-windows',
      'hours',
    ],
    [
      'a holiday twice',
      {
        ...sound(),
        hours: {
          weekly: [],
          exceptions: [
            { date: '2026-11-21', open: [] },
            { date: '2026-11-21', open: [] },
          ],
        },
      },
      'plan/duplicate-id',
      'hours.exceptions[1].date',
    ],
    [
      'a validity backwards',
      broken((plan) => void (plan.items[0]!.validUntil = plan.items[0]!.validFrom)),
      'plan/empty-window',
      'items[0].validUntil',
    ],
    [
      'two items with one id',
      broken((plan) => void (plan.items[1]!.id = 'a')),
      'plan/duplicate-id',
      'items[1].id',
    ],
    [
      'a medium nobody describes',
      broken((plan) => void (plan.media = {})),
      'plan/missing-medium',
      'items[0].creatives[0].content',
    ],
    [
      'a gap that cannot be kept',
      broken((plan) => void (plan.items[1]!.maxGapMs = 20_000)),
      'plan/gap-impossible',
      'items[1].maxGapMs',
    ],
    ['a seed that is no uint32', { ...sound(), seed: -1 }, 'plan/malformed', 'seed'],
    [
      'a floor above its ceiling',
      { ...sound(), rules: { limits: [{ kinds: ['ad'], floorPpm: 5, ceilingPpm: 4 }] } },
      'plan/malformed',
      'rules.limits[0]',
    ],
  ])('%s', (_, plan, code, path) => {
    const problem = problemOf(plan)
    expect([problem.code, problem.path]).toEqual([code, path])
  })

  it('names everything that is malformed at once', () => {
    const problem = problemOf(
      broken((plan) => ({ ...plan, seed: 1.5, items: [{ ...plan.items[0], id: '' }] })),
    )
    expect([problem.path, ...problem.others.map(({ path }) => path)]).toEqual(['seed', 'items[0].id'])
  })

  it('refuses steps that overlap or run backwards', () => {
    const at = (hours: number): string => instantOf(T0 + hours * 3_600_000)
    const steps = [
      { from: at(1), until: at(3), ppm: 5 },
      { from: at(2), until: at(4), ppm: 6 },
    ]
    const problem = problemOf(broken((plan) => void (plan.items[0]!.rate.steps = steps)))
    expect([problem.code, problem.path]).toEqual(['plan/bad-steps', 'items[0].rate.steps[1].from'])
  })

  it('refuses a million items at once, without reading them', () => {
    const many = new Array(1_000_000).fill({})
    const started = performance.now()
    expect(problemOf({ ...sound(), items: many }).code).toBe('plan/too-many-items')
    expect(performance.now() - started).toBeLessThan(200)
  })

  it('reads five thousand items in its stride', () => {
    const items = Array.from({ length: 4999 }, (_, k) => item(`i${k}`, 'ad', 0.019, 10))
    expect(parsePlan(planWith([...items, house()])).items).toHaveLength(5000)
  })

  it('names who overbooks which moment', () => {
    const { reason } = problemOf(broken((plan) => void (plan.items[0]!.rate.ppm = 800_000)))
    expect(reason).toContain('110.00 %')
    expect(reason).toMatch(/\ba\b/)
  })

  it('leaves out what it does not know: a plan of a newer release of version 1 still plays', () => {
    const plan = { ...sound(), mood: 'festive', items: [{ ...item('a', 'ad', 10), sparkle: true }, house()] }
    expect(parsePlan(plan).items[0]).not.toHaveProperty('sparkle')
  })

  it('gives a copy equal to what was written', () => {
    expect(parsePlan(JSON.parse(JSON.stringify(sound())))).toEqual(sound())
    expect(Object.keys(sound().media)).toEqual([SHA])
  })
})

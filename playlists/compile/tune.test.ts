import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyPlan } from '../testing/plans.ts'
import { tune, worstDeviation } from './tune.ts'

describe('tuning', () => {
  it('never makes a plan worse and changes nothing but the window', () => {
    fc.assert(
      fc.property(anyPlan(), (plan) => {
        const tuned = tune(plan)
        expect(worstDeviation(tuned)).toBeLessThanOrEqual(worstDeviation(plan) + 1e-9)
        expect({ ...tuned, rules: undefined }).toEqual({ ...plan, rules: undefined })
      }),
      { numRuns: 20 },
    )
  })
})

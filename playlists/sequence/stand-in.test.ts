import { describe, expect, it } from 'vitest'
import { standIn, sequence, type Creative } from '../index.ts'
import { HOUR, house, item, MEDIA, planWith, SHA, T0 } from '../testing/plans.ts'

const other = 'b'.repeat(64)
const film = (id: string, sha256: string): Creative => ({
  id,
  durationMs: 10_000,
  content: { type: 'image', sha256 },
})

describe('a medium that is not there', () => {
  const media = { ...MEDIA, [other]: MEDIA[SHA]! }
  const two = item('two', 'ad', 20, 10, { creatives: [film('one', SHA), film('other', other)] })
  const lone = item('lone', 'ad', 20, 10, { creatives: [film('only', other)] })
  const plan = planWith([two, lone, house()], { media })
  const slots = sequence(plan, T0, T0 + HOUR)
  const slotOf = (itemId: string, creativeId: string) =>
    slots.find((slot) => slot.itemId === itemId && slot.creativeId === creativeId)!
  const has = (sha256: string): boolean => sha256 === SHA

  it('is replaced by another artwork of the same item, else by the house; the timeline stays', () => {
    expect(standIn(plan, slotOf('two', 'other'), has)).toEqual({
      itemId: 'two',
      creativeId: 'one',
      insteadOf: { itemId: 'two', creativeId: 'other' },
    })
    expect(standIn(plan, slotOf('lone', 'only'), has)).toMatchObject({
      itemId: 'house',
      insteadOf: { itemId: 'lone' },
    })
    expect(standIn(plan, slotOf('two', 'one'), has)).toBe('not needed')
    expect(standIn(plan, slotOf('lone', 'only'), () => false)).toBeNull()
  })
})

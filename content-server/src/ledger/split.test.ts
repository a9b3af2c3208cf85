import fc from 'fast-check'
import { expect, it } from 'vitest'
import { split } from './split.ts'

it.each([
  ['a yuan among three', 100, [1, 1, 1], [34, 33, 33]],
  ['10.01 at 85 to 15', 1001, [85, 15], [851, 150]],
  ['what is taken back', -1001, [85, 15], [-851, -150]],
  ['nothing', 0, [1, 2], [0, 0]],
  ['one who gets nothing', 100, [1, 0], [100, 0]],
] as const)('%s: %i at %j is %j', (_, total, weights, parts) => {
  expect(split(total, weights)).toEqual(parts)
})

it('loses and makes no fen, and gives nobody more than a fen beside the exact share (I14)', () => {
  const amounts = fc.integer({ min: -90_000_000_000, max: 90_000_000_000 })
  const weights = fc.array(fc.integer({ min: 0, max: 1_000_000_000 }), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(amounts, weights, (total, given) => {
      fc.pre(given.some((weight) => weight > 0))
      const parts = split(total, given)
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total)
      const all = given.reduce((sum, weight) => sum + BigInt(weight), 0n)
      parts.forEach((part, place) => {
        const off = BigInt(part) * all - BigInt(total) * BigInt(given[place] ?? 0)
        expect((off < 0n ? -off : off) < all).toBe(true)
      })
    }),
    { numRuns: 500 },
  )
})

it.each([
  [1.5, [1]],
  [100, []],
  [100, [0, 0]],
  [100, [2, -1]],
])('refuses %d at %j', (total, weights) => {
  expect(() => split(total, weights)).toThrow(RangeError)
})

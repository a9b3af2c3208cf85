import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fen, LARGEST_AMOUNT, Money, sum, times } from './money.ts'

describe('money', () => {
  it('is a whole number of fen', () => {
    expect(fen(12_50)).toEqual({ minor: 1250, currency: 'CNY' })
    for (const broken of [0.1, 12.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
      expect(() => fen(broken)).toThrow(RangeError)
    }
  })

  it.each([
    [{ minor: 1250, currency: 'CNY' }, true],
    [{ minor: 0, currency: 'CNY' }, true],
    [{ minor: -LARGEST_AMOUNT, currency: 'CNY' }, true],
    [{ minor: LARGEST_AMOUNT + 1, currency: 'CNY' }, false],
    [{ minor: 12.5, currency: 'CNY' }, false],
    [{ minor: '1250', currency: 'CNY' }, false],
    [{ minor: 1250, currency: 'USD' }, false],
    [{ minor: 1250 }, false],
    [{ minor: 1250, currency: 'CNY', major: 12 }, false],
    [12.5, false],
  ])('on the wire, %j is taken: %s', (given, taken) => {
    expect(Money.safeParse(given).success).toBe(taken)
  })

  const amount = fc.integer({ min: -LARGEST_AMOUNT, max: LARGEST_AMOUNT }).map(fen)

  it('adds up exactly, in any order', () => {
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 50 }), (amounts) => {
        const exactly = amounts.reduce((total, { minor }) => total + BigInt(minor), 0n)
        expect(BigInt(sum(amounts).minor)).toBe(exactly)
        expect(sum([...amounts].reverse())).toEqual(sum(amounts))
      }),
    )
  })

  it('so many times is as much as adding it so often', () => {
    fc.assert(
      fc.property(amount, fc.integer({ min: 0, max: 99 }), (price, count) => {
        expect(times(price, count)).toEqual(sum(Array.from({ length: count }, () => price)))
      }),
    )
  })

  it('of nothing is nothing', () => {
    expect(sum([])).toEqual(fen(0))
  })

  it('never becomes a fraction by a count that is none', () => {
    expect(() => times(fen(1), 0.5)).toThrow(RangeError)
  })
})

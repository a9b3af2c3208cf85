import { expect, it } from 'vitest'
import { barsOf, PATTERNS, valuesOf } from './page/code128.ts'

const sum = (pattern: string) => [...pattern].reduce((so, digit) => so + Number(digit), 0)

it('has 107 different patterns of 11 modules, and a stop of 13', () => {
  expect(new Set(PATTERNS).size).toBe(107)
  expect(PATTERNS.slice(0, 106).every((pattern) => pattern.length === 6 && sum(pattern) === 11)).toBe(true)
  expect(sum(PATTERNS[106]!)).toBe(13)
})

it('writes two digits at a time, with the check of the standard', () => {
  // 105 + 1·12 + 2·34 + 3·56 + 4·78 = 665, and 665 mod 103 = 47
  expect(valuesOf('12345678')).toEqual([105, 12, 34, 56, 78, 47, 106])
  expect(() => valuesOf('123')).toThrow(RangeError)
  expect(barsOf('130061098828009406').width).toBe(10 + 11 * 11 + 13 + 10)
})

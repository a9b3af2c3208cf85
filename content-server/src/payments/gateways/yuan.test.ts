import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fenOf, yuanOf } from './yuan.ts'

it.each([
  ['0.01', 1],
  ['0.10', 10],
  ['1.1', 110],
  ['88', 8_800],
  ['1234567890.12', 123_456_789_012],
  ['-0.05', -5],
  ['-0.00', 0],
  // A float would make 1.1 × 100 into 110.00000000000001, and 4.35 × 100 into 434.99999999999994.
  ['4.35', 435],
])('%s yuan are %i fen', (text, fen) => {
  expect(fenOf(text)).toBe(fen)
})

it.each([
  '',
  '1.',
  '.5',
  '1.234',
  '1e3',
  '0x10',
  ' 1',
  '1 ',
  '+1',
  '１.00',
  '1,000.00',
  'NaN',
  '9999999999999',
  1,
  null,
])('%j is no amount of yuan', (text) => {
  expect(fenOf(text)).toBeNull()
})

it('every amount comes back as it went', () => {
  fc.assert(
    fc.property(fc.integer({ min: -9e13, max: 9e13 }), (fen) => fenOf(yuanOf(fen)) === (fen === 0 ? 0 : fen)),
  )
})

it('what is no whole number of fen is not written', () => {
  for (const fen of [0.5, Number.NaN, Infinity, 2 ** 53]) expect(() => yuanOf(fen)).toThrow(RangeError)
})

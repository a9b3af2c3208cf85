import { describe, expect, it } from 'vitest'
import { byteRange } from './byte-range.ts'

describe('a Range header for a file of 1000 bytes', () => {
  it.each([
    ['bytes=0-499', { start: 0, end: 499 }],
    ['bytes=500-', { start: 500, end: 999 }],
    ['bytes=-200', { start: 800, end: 999 }],
    ['bytes=-5000', { start: 0, end: 999 }],
    ['bytes=0-0', { start: 0, end: 0 }],
    ['bytes=999-5000', { start: 999, end: 999 }],
    ['bytes=1000-', 'unsatisfiable'],
    ['bytes=1000-1001', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    [undefined, 'everything'],
    ['bytes=-', 'everything'],
    ['bytes=5-2', 'everything'],
    ['bytes=0-1,5-6', 'everything'],
    ['items=0-1', 'everything'],
    ['bytes=a-b', 'everything'],
    ['bytes=0-99999999999999999999', 'everything'],
  ] as const)('%s asks for %o', (header, range) => {
    expect(byteRange(header, 1000)).toEqual(range)
  })
})

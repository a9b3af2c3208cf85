import { expect, it } from 'vitest'
import { fromRfc3339, fromSpaced, rfc3339, spaced } from './channel-time.ts'

it('a moment is written in China time, as each channel wants it', () => {
  expect(rfc3339('2026-12-31T16:30:00.000Z')).toBe('2027-01-01T00:30:00+08:00')
  expect(spaced('2026-12-31T16:30:00.000Z')).toBe('2027-01-01 00:30:00')
})

it('a moment is read whatever its zone', () => {
  expect(fromRfc3339('2027-01-01T00:30:00+08:00')).toBe('2026-12-31T16:30:00.000Z')
  expect(fromRfc3339('2015-05-20T13:29:35.120+08:00')).toBe('2015-05-20T05:29:35.120Z')
  expect(fromSpaced('2027-01-01 00:30:00')).toBe('2026-12-31T16:30:00.000Z')
})

it.each(['', '2027-01-01', '2027-13-01T00:00:00Z', '2027-01-01 00:30', 'tomorrow', 7, undefined])(
  '%j is no moment',
  (text) => {
    expect([fromRfc3339(text), fromSpaced(text)]).toEqual([null, null])
  },
)

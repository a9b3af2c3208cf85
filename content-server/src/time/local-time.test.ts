import { expect, it } from 'vitest'
import { localDay, wallClock } from './local-time.ts'

it.each([
  ['2026-11-21T08:00:00.000Z', 'Asia/Shanghai', { date: '2026-11-21', weekday: 6, minutes: 16 * 60 }],
  ['2026-11-21T15:59:59.999Z', 'Asia/Shanghai', { date: '2026-11-21', weekday: 6, minutes: 24 * 60 - 1 }],
  ['2026-11-21T16:00:00.000Z', 'Asia/Shanghai', { date: '2026-11-22', weekday: 7, minutes: 0 }],
  ['2026-12-31T16:00:00.000Z', 'Asia/Shanghai', { date: '2027-01-01', weekday: 5, minutes: 0 }],
  ['2028-02-29T12:00:00.000Z', 'UTC', { date: '2028-02-29', weekday: 2, minutes: 12 * 60 }],
  // The clocks of Berlin go from 02:00 to 03:00.
  ['2026-03-29T00:59:00.000Z', 'Europe/Berlin', { date: '2026-03-29', weekday: 7, minutes: 119 }],
  ['2026-03-29T01:00:00.000Z', 'Europe/Berlin', { date: '2026-03-29', weekday: 7, minutes: 180 }],
  ['2026-11-21T10:00:00.000Z', 'Asia/Kathmandu', { date: '2026-11-21', weekday: 6, minutes: 15 * 60 + 45 }],
])('at %s the wall clock of %s says what people there read', (at, zone, reading) => {
  expect(wallClock(at, zone)).toEqual(reading)
})

it('tells the day where people live, not where the server stands', () => {
  expect(localDay('2026-11-21T17:00:00.000Z', 'Asia/Shanghai')).toBe('2026-11-22')
  expect(localDay('2026-11-21T17:00:00.000Z', 'America/New_York')).toBe('2026-11-21')
})

it('refuses a zone that does not exist', () => {
  expect(() => wallClock('2026-11-21T08:00:00.000Z', 'Middle/Earth')).toThrow(RangeError)
})

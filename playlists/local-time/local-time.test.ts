import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PlanProblem } from '../plan/plan-problem.ts'
import { calendarOf, daypartIntervals, openIntervals } from './calendar.ts'
import { intersection, lengthOf, union } from './intervals.ts'
import { zoneOffsets } from './offsets.ts'

const HOUR = 3_600_000
const utc = (ms: number): string => new Date(ms).toISOString().slice(0, 16)

function week(zone: string, from: string) {
  const until = new Date(Date.parse(from) + 7 * 24 * HOUR).toISOString()
  return calendarOf({ zone, from, until })
}

/** Each zone's two nights: a week around, the local date, the length of that day in hours. */
const NIGHTS = [
  ['Europe/Berlin', '2026-03-26T00:00:00.000Z', '2026-03-29', 23],
  ['Europe/Berlin', '2026-10-22T00:00:00.000Z', '2026-10-25', 25],
  ['America/New_York', '2026-03-05T00:00:00.000Z', '2026-03-08', 23],
  ['America/New_York', '2026-10-29T00:00:00.000Z', '2026-11-01', 25],
  ['Australia/Lord_Howe', '2026-04-02T00:00:00.000Z', '2026-04-05', 24.5],
  ['Australia/Lord_Howe', '2026-10-01T00:00:00.000Z', '2026-10-04', 23.5],
  ['Asia/Shanghai', '2026-03-26T00:00:00.000Z', '2026-03-29', 24],
  ['Asia/Shanghai', '2026-10-22T00:00:00.000Z', '2026-10-25', 24],
] as const

describe('local time', () => {
  it.each(NIGHTS)('%s: a whole day around %s is as long as the clock says', (zone, from, date, hours) => {
    const calendar = week(zone, from)
    const day = daypartIntervals(calendar, [{ from: '00:00', until: '24:00', dates: [date] }])
    expect(lengthOf(day) / HOUR).toBe(hours)
  })

  it.each(NIGHTS)(
    '%s: windows that touch on the wall touch in time, every night of the week from %s',
    (zone, from) => {
      const calendar = week(zone, from)
      const parts = ['00:00', '01:45', '02:15', '02:30', '03:00', '03:10', '12:00', '24:00']
      const windows = parts
        .slice(1)
        .map((until, k) => daypartIntervals(calendar, [{ from: parts[k]!, until }]))
      const together = windows.flat()
      expect(union(together)).toEqual([calendar.span])
      expect(lengthOf(together)).toBe(lengthOf([calendar.span]))
    },
  )

  it('opens once in the hour that happens twice and right after the hour that does not happen', () => {
    const autumn = week('Europe/Berlin', '2026-10-22T00:00:00.000Z')
    const twice = daypartIntervals(autumn, [{ from: '02:15', until: '02:45', dates: ['2026-10-25'] }])
    expect(twice.map(({ from, until }) => [utc(from), utc(until)])).toEqual([
      ['2026-10-25T00:15', '2026-10-25T00:45'],
    ])
    const spring = week('Europe/Berlin', '2026-03-26T00:00:00.000Z')
    const skipped = daypartIntervals(spring, [{ from: '02:15', until: '03:15', dates: ['2026-03-29'] }])
    expect(skipped.map(({ from, until }) => [utc(from), utc(until)])).toEqual([
      ['2026-03-29T01:00', '2026-03-29T01:15'],
    ])
    expect(daypartIntervals(spring, [{ from: '02:15', until: '02:45', dates: ['2026-03-29'] }])).toEqual([])
  })

  it('keeps opening hours past midnight with the day they start on, through the night of the change', () => {
    const calendar = week('America/New_York', '2026-10-29T04:00:00.000Z')
    const open = openIntervals(calendar, { weekly: [{ days: [6], from: '20:00', until: '03:00' }] })
    expect(open.map(({ from, until }) => [utc(from), utc(until)])).toEqual([
      ['2026-11-01T00:00', '2026-11-01T08:00'],
    ])
  })

  it('lets a holiday replace a weekday, and an empty holiday close it', () => {
    const calendar = week('Asia/Shanghai', '2026-09-28T16:00:00.000Z')
    const open = openIntervals(calendar, {
      weekly: [{ from: '08:00', until: '20:00' }],
      exceptions: [
        { date: '2026-10-01', open: [] },
        { date: '2026-10-02', open: [{ from: '10:00', until: '12:00' }] },
      ],
    })
    expect(lengthOf(open) / HOUR).toBe(5 * 12 + 2)
    expect(open.some(({ from }) => utc(from).startsWith('2026-10-01'))).toBe(false)
  })

  it('reads the wall clock from the plan when the plan brings it', () => {
    const own = calendarOf({
      zone: 'Nowhere/Yet',
      from: '2026-10-24T00:00:00.000Z',
      until: '2026-10-26T00:00:00.000Z',
      offsets: [
        { from: '1970-01-01T00:00:00.000Z', minutes: 120 },
        { from: '2026-10-25T01:00:00.000Z', minutes: 60 },
      ],
    })
    const berlin = calendarOf({
      zone: 'Europe/Berlin',
      from: '2026-10-24T00:00:00.000Z',
      until: '2026-10-26T00:00:00.000Z',
    })
    const parts = [{ from: '01:00', until: '04:00' }]
    expect(daypartIntervals(own, parts)).toEqual(daypartIntervals(berlin, parts))
  })

  it('refuses a zone that does not exist by name', () => {
    expect(() => zoneOffsets('Asia/Atlantis', 0, HOUR)).toThrow(PlanProblem)
    expect(() => zoneOffsets('Asia/Atlantis', 0, HOUR)).toThrow(/Atlantis/)
  })

  it('intersects and joins intervals as sets do', () => {
    const list = fc
      .array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 10 })), { maxLength: 8 })
      .map((pairs) => union(pairs.map(([from, length]) => ({ from, until: from + length }))))
    const has = (intervals: readonly { from: number; until: number }[], at: number): boolean =>
      intervals.some(({ from, until }) => from <= at && at < until)
    fc.assert(
      fc.property(list, list, (a, b) => {
        for (let at = 0; at < 52; at++) {
          expect(has(intersection(a, b), at)).toBe(has(a, at) && has(b, at))
          expect(has(union([...a, ...b]), at)).toBe(has(a, at) || has(b, at))
        }
      }),
    )
  })
})

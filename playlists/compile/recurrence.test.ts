import { describe, expect, it } from 'vitest'
import { datesOf, daypartsOf } from './recurrence.ts'

const dates = (rrule: string, starts = '2026-01-01', from = '2026-11-21', until = '2026-12-05') =>
  datesOf({ rrule, starts }, from, until)

describe('recurrence by RFC 5545', () => {
  it.each([
    ['FREQ=WEEKLY;BYDAY=MO,WE', ['2026-11-23', '2026-11-25', '2026-11-30', '2026-12-02']],
    ['RRULE:FREQ=MONTHLY;BYDAY=-1FR', ['2026-11-27']],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', ['2026-11-30']],
    ['FREQ=DAILY;INTERVAL=7', ['2026-11-26', '2026-12-03']],
    ['FREQ=DAILY;UNTIL=20261123T000000Z', ['2026-11-21', '2026-11-22', '2026-11-23']],
    ['FREQ=DAILY;BYDAY=SA', ['2026-11-21', '2026-11-28', '2026-12-05']],
    ['FREQ=YEARLY;BYMONTH=11;BYDAY=4TH', ['2026-11-26']],
    ['FREQ=DAILY;COUNT=3', []],
  ])('%s', (rrule, expected) => {
    expect(dates(rrule)).toEqual(expected)
  })

  it.each([
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2',
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=DAILY;INTERVAL=7;BYDAY=MO',
  ])('does not look for ever for a day that never comes: %s', (rrule) => {
    const started = performance.now()
    expect(dates(rrule)).toEqual([])
    expect(performance.now() - started).toBeLessThan(2000)
  })

  it.each([
    'FREQ=HOURLY',
    'FREQ=WEEKLY;INTERVAL=0',
    'FREQ=DAILY;BYHOUR=9',
    'FREQ=NEVER',
    'every monday',
    'DTSTART:20260101T000000Z\nRRULE:FREQ=DAILY',
  ])('refuses by place: %s', (rrule) => {
    expect(() => dates(rrule)).toThrow(/plan\/malformed at rrule/)
  })

  it('takes out exceptions and drops parts without a day', () => {
    const part = { starts: '2026-01-01', from: '09:00', until: '10:00' }
    const parts = daypartsOf(
      [
        { ...part, rrule: 'FREQ=WEEKLY;BYDAY=MO', exceptDates: ['2026-11-23'] },
        { ...part, rrule: 'FREQ=DAILY;UNTIL=20260201T000000Z' },
      ],
      '2026-11-21',
      '2026-12-05',
    )
    expect(parts).toEqual([{ from: '09:00', until: '10:00', dates: ['2026-11-30'] }])
  })
})

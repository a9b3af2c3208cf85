import { describe, expect, it } from 'vitest'
import { Instant, instantOf, LocalDate, msOf } from './instants.ts'
import { Zone } from './zone.ts'

describe('an instant', () => {
  it.each(['2026-11-21T08:00:00.000Z', '1970-01-01T00:00:00.000Z', '2028-02-29T23:59:59.999Z'])(
    'is %s',
    (text) => {
      expect(Instant.parse(text)).toBe(text)
      expect(instantOf(msOf(text))).toBe(text)
    },
  )

  it.each([
    '2026-11-21',
    '2026-11-21T08:00:00Z',
    '2026-11-21T08:00:00.000+08:00',
    '2026-11-21 08:00:00.000Z',
    '2026-13-01T00:00:00.000Z',
    '2026-11-21T25:00:00.000Z',
    '',
  ])('is not "%s"', (text) => {
    expect(Instant.safeParse(text).success).toBe(false)
  })

  it('sorts as text', () => {
    const inOrder = [0, 1, 999, 1_000, 86_400_000, 1_800_000_000_000].map(instantOf)
    expect([...inOrder].sort()).toEqual(inOrder)
  })
})

describe('a day', () => {
  it('is one of the calendar', () => {
    expect(LocalDate.safeParse('2028-02-29').success).toBe(true)
    expect(LocalDate.safeParse('2026-02-29').success).toBe(false)
  })
})

describe('a time zone', () => {
  it.each(['Asia/Shanghai', 'Asia/Urumqi', 'Europe/Berlin', 'UTC'])('is %s', (zone) => {
    expect(Zone.parse(zone)).toBe(zone)
  })

  it.each(['', 'Middle/Earth', 'Asia/', '+08:00', '中国标准时间', 'a'.repeat(65)])('is not "%s"', (zone) => {
    expect(Zone.safeParse(zone).success).toBe(false)
  })
})

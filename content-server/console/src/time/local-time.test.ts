import { describe, expect, it } from 'vitest'
import { instantAt, localDay, startOfDay, wallTime } from './local-time.ts'

describe('local time of a community', () => {
  it('reads the wall clock of the community, wherever the browser stands', () => {
    expect(wallTime('2026-11-21T16:30:00.000Z', 'Asia/Shanghai')).toBe('2026-11-22T00:30')
    expect(localDay('2026-11-21T16:30:00.000Z', 'Asia/Shanghai')).toBe('2026-11-22')
  })

  it.each([
    ['2026-11-22T00:30', 'Asia/Shanghai', '2026-11-21T16:30:00.000Z'],
    ['2026-07-01T09:00', 'Europe/Berlin', '2026-07-01T07:00:00.000Z'],
    ['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T00:30:00.000Z'],
    ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
  ])('finds the moment of %s in %s', (wall, zone, at) => {
    expect(instantAt(wall, zone)).toBe(at)
  })

  it('ends a notice of three days at the third midnight', () => {
    expect(startOfDay('2026-11-21T04:00:00.000Z', 'Asia/Shanghai', 3)).toBe('2026-11-23T16:00:00.000Z')
  })
})

import { describe, expect, it } from 'vitest'
import { noticeOf, NOW } from '../../test/small-district.ts'
import { draftOf, emptyForm, formOf, periodOf, problemsOf } from './notice-form.ts'
import { phaseOf } from './notice-phase.ts'

const ZONE = 'Asia/Shanghai'
const empty = () => emptyForm('wangting', { zh: '望汀苑物业服务中心', en: '' }, NOW, ZONE)
const written = () => ({ ...empty(), headingZh: '停水', bodyZh: '请储水。', screenIds: ['s1'] })

describe('the form of a notice', () => {
  it.each([
    ['today', '2026-11-21T16:00:00.000Z'],
    ['threeDays', '2026-11-23T16:00:00.000Z'],
    ['week', '2026-11-27T16:00:00.000Z'],
    ['month', '2026-12-20T16:00:00.000Z'],
  ] as const)('ends %s at a midnight of the community', (validity, until) => {
    expect(periodOf({ ...written(), validity }, ZONE, NOW)).toEqual({
      from: '2026-11-21T06:00:00.000Z',
      until,
    })
  })

  it('says what is lacking in the order of the form', () => {
    expect(problemsOf({ ...empty(), sourceZh: ' ' })).toEqual([
      'headingMissing',
      'bodyMissing',
      'sourceMissing',
      'noScreens',
    ])
    expect(problemsOf(written())).toEqual([])
  })

  it('wants the end after the start and no text over its limit', () => {
    const backwards = {
      ...written(),
      validity: 'typed',
      from: '2026-11-22T08:00',
      until: '2026-11-22T08:00',
    } as const
    expect(problemsOf(backwards)).toEqual(['periodEmpty'])
    expect(problemsOf({ ...written(), headingEn: 'x'.repeat(61) })).toEqual(['tooLong'])
  })

  it('sends times in UTC and leaves English out where there is none', () => {
    const typed = {
      ...written(),
      validity: 'typed',
      from: '2026-11-22T08:00',
      until: '2026-11-22T18:30',
    } as const
    expect(draftOf(typed, ZONE, NOW)).toMatchObject({
      heading: { zh: '停水' },
      validFrom: '2026-11-22T00:00:00.000Z',
      validUntil: '2026-11-22T10:30:00.000Z',
      durationMs: 8_000,
    })
  })

  it('opens a notice again as it was written', () => {
    const notice = noticeOf('n1', { heading: { zh: '停水', en: 'No water' }, priority: 3 })
    const { id, state, revision, createdAt, createdBy, publishedAt, ...draft } = notice
    expect(draftOf(formOf(notice, ZONE), ZONE, NOW)).toEqual(draft)
    expect([id, state, revision, createdAt, createdBy, publishedAt]).toHaveLength(6)
  })
})

describe('what a notice is at a moment', () => {
  it.each([
    ['draft', NOW, 'draft'],
    ['withdrawn', NOW, 'withdrawn'],
    ['published', Date.parse('2026-11-20T15:59:59.999Z'), 'scheduled'],
    ['published', Date.parse('2026-11-20T16:00:00.000Z'), 'live'],
    ['published', Date.parse('2026-11-25T16:00:00.000Z'), 'ended'],
  ] as const)('a %s notice at %i is %s', (state, at, phase) => {
    expect(phaseOf(noticeOf('n1', { state }), at)).toBe(phase)
  })
})

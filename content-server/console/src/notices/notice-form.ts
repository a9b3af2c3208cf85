import type { Id, Sha256 } from '@linli/contract/ids.ts'
import { instantOf, type Instant } from '@linli/contract/instants.ts'
import type { Notice, NoticeDraft } from '@linli/contract/notices.ts'
import { instantAt, startOfDay, wallTime, type WallTime } from '../time/local-time.ts'

export const MOST_HEADING = 60
export const MOST_BODY = 600
export const MOST_SOURCE = 80

/** For how long a notice is shown: so many days from today on, or as typed. */
export const VALIDITIES = { today: 1, threeDays: 3, week: 7, month: 30 } as const
export type Validity = keyof typeof VALIDITIES | 'typed'

/** A notice as it stands in the form. */
export type NoticeForm = {
  communityId: Id
  headingZh: string
  headingEn: string
  bodyZh: string
  bodyEn: string
  sourceZh: string
  sourceEn: string
  picture: Sha256 | null
  priority: number
  seconds: number
  screenIds: Id[]
  validity: Validity
  from: WallTime
  until: WallTime
}

export type FormProblem =
  'headingMissing' | 'bodyMissing' | 'sourceMissing' | 'tooLong' | 'periodEmpty' | 'noScreens'

/** The period that the form asks for; a quick choice begins at this very moment. */
export function periodOf(form: NoticeForm, zone: string, nowMs: number): { from: Instant; until: Instant } {
  const now = instantOf(nowMs)
  if (form.validity !== 'typed') return { from: now, until: startOfDay(now, zone, VALIDITIES[form.validity]) }
  return { from: instantAt(form.from, zone), until: instantAt(form.until, zone) }
}

/** What is still missing before the notice can be published, in the order of the form. */
export function problemsOf(form: NoticeForm): FormProblem[] {
  const problems: FormProblem[] = []
  if (form.headingZh.trim() === '') problems.push('headingMissing')
  if (form.bodyZh.trim() === '') problems.push('bodyMissing')
  if (form.sourceZh.trim() === '') problems.push('sourceMissing')
  if (isTooLong(form)) problems.push('tooLong')
  if (isPeriodEmpty(form)) problems.push('periodEmpty')
  if (form.screenIds.length === 0) problems.push('noScreens')
  return problems
}

function isTooLong(form: NoticeForm): boolean {
  const over = (text: string, most: number) => text.trim().length > most
  return (
    [form.headingZh, form.headingEn].some((text) => over(text, MOST_HEADING)) ||
    [form.bodyZh, form.bodyEn].some((text) => over(text, MOST_BODY)) ||
    [form.sourceZh, form.sourceEn].some((text) => over(text, MOST_SOURCE))
  )
}

function isPeriodEmpty(form: NoticeForm): boolean {
  if (form.validity !== 'typed') return false
  return form.from === '' || form.until === '' || form.until <= form.from
}

/** What the server is sent. */
export function draftOf(form: NoticeForm, zone: string, nowMs: number): NoticeDraft {
  const period = periodOf(form, zone, nowMs)
  return {
    communityId: form.communityId,
    heading: bothOf(form.headingZh, form.headingEn),
    body: bothOf(form.bodyZh, form.bodyEn),
    source: bothOf(form.sourceZh, form.sourceEn),
    picture: form.picture,
    priority: form.priority,
    durationMs: form.seconds * 1_000,
    screenIds: [...form.screenIds],
    validFrom: period.from,
    validUntil: period.until,
  }
}

function bothOf(zh: string, en: string): { zh: string; en?: string } {
  return en.trim() === '' ? { zh: zh.trim() } : { zh: zh.trim(), en: en.trim() }
}

/** A notice that was written before, to go on with; a draft keeps the period it was given. */
export function formOf(notice: Notice, zone: string): NoticeForm {
  return {
    communityId: notice.communityId,
    headingZh: notice.heading.zh,
    headingEn: notice.heading.en ?? '',
    bodyZh: notice.body.zh,
    bodyEn: notice.body.en ?? '',
    sourceZh: notice.source.zh,
    sourceEn: notice.source.en ?? '',
    picture: notice.picture,
    priority: notice.priority,
    seconds: Math.round(notice.durationMs / 1_000),
    screenIds: [...notice.screenIds],
    validity: 'typed',
    from: wallTime(notice.validFrom, zone),
    until: wallTime(notice.validUntil, zone),
  }
}

/** An empty form: everyday priority, eight seconds, three days. */
export function emptyForm(
  communityId: Id,
  source: { zh: string; en: string },
  nowMs: number,
  zone: string,
): NoticeForm {
  const now = instantOf(nowMs)
  return {
    communityId,
    headingZh: '',
    headingEn: '',
    bodyZh: '',
    bodyEn: '',
    sourceZh: source.zh,
    sourceEn: source.en,
    picture: null,
    priority: 1,
    seconds: 8,
    screenIds: [],
    validity: 'threeDays',
    from: wallTime(now, zone),
    until: wallTime(startOfDay(now, zone, VALIDITIES.threeDays), zone),
  }
}

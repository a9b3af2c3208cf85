import type { Words } from './district-types.ts'

/**
 * Day marks keep dates in the demo's texts fresh: `{day+2}` is a day with its weekday, `{date-1}` without,
 * `{month+0}` a month. Offsets count from `today`, in days or months.
 */
const mark = /\{(day|date|month)([+-]\d+)\}/g

const dayMilliseconds = 86_400_000
const zhWeekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']
const enWeekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const enMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

type Say = { day: (at: Date) => string; date: (at: Date) => string; month: (at: Date) => string }

const zh: Say = {
  date: (at) => `${at.getUTCMonth() + 1}月${at.getUTCDate()}日`,
  day: (at) => `${zh.date(at)}（${zhWeekdays[at.getUTCDay()]}）`,
  month: (at) => `${at.getUTCFullYear()}年${at.getUTCMonth() + 1}月`,
}

const en: Say = {
  date: (at) => `${at.getUTCDate()} ${enMonths[at.getUTCMonth()]}`,
  day: (at) => `${enWeekdays[at.getUTCDay()]} ${en.date(at)}`,
  month: (at) => `${enMonths[at.getUTCMonth()]} ${at.getUTCFullYear()}`,
}

/** `today` is a local date `YYYY-MM-DD`; so is the answer. */
export function dayFrom(today: string, days: number): string {
  return new Date(Date.parse(today) + days * dayMilliseconds).toISOString().slice(0, 10)
}

/** The first day, `YYYY-MM-01`, of the month that lies `months` from the month of `today`. */
export function monthFrom(today: string, months: number): string {
  const at = new Date(today)
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months, 1)).toISOString().slice(0, 10)
}

function fillIn(text: string, today: string, say: Say): string {
  return text.replace(mark, (_, kind: 'day' | 'date' | 'month', offset: string) => {
    const on = kind === 'month' ? monthFrom(today, Number(offset)) : dayFrom(today, Number(offset))
    return say[kind](new Date(on))
  })
}

/** The text with its day marks filled in; `today` is a local date `YYYY-MM-DD`. */
export function fill(words: Words, today: string): Words {
  return { zh: fillIn(words.zh, today, zh), en: fillIn(words.en, today, en) }
}

import type { Language } from '@linli/contract/text.ts'

type Zone = string | undefined

const LOCALES = { zh: 'zh-CN', en: 'en-GB' } as const

/** `14:05`, in the zone of the place; the machine's own where none is known. */
export function timeText(at: number, zone: Zone): string {
  return format('zh', zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)
}

/** `11月21日 星期六` · `Saturday, 21 November` */
export function dayText(at: number, zone: Zone, language: Language): string {
  return format(language, zone, { month: 'long', day: 'numeric', weekday: 'long' }).format(at)
}

/** `11月21日` · `21 November` of an instant. */
export function shortDayText(at: number, zone: Zone, language: Language): string {
  return format(language, zone, { month: 'long', day: 'numeric' }).format(at)
}

/** The same of a calendar day, which has no zone. */
export function dateText(day: string, language: Language): string {
  return shortDayText(Date.parse(`${day}T00:00:00Z`), 'UTC', language)
}

function format(language: Language, zone: Zone, parts: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(LOCALES[language], zone === undefined ? parts : { ...parts, timeZone: zone })
}

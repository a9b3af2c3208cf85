/** The time of day on the wall of a zone, `14:05`. An unknown zone reads as UTC. */
export function wallTime(at: number, zone: string): string {
  return format(at, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, 'zh-CN')
}

/** A day in Chinese: `11月21日 星期六`. */
export function dayInChinese(at: number, zone: string): string {
  return format(at, zone, { month: 'long', day: 'numeric', weekday: 'long' }, 'zh-CN')
}

/** A day in English: `Saturday 21 November`. */
export function dayInEnglish(at: number, zone: string): string {
  return format(at, zone, { weekday: 'long', day: 'numeric', month: 'long' }, 'en-GB')
}

/** A date in numbers, `2026-11-21`. */
export function dateInNumbers(at: number, zone: string): string {
  return format(at, zone, { year: 'numeric', month: '2-digit', day: '2-digit' }, 'sv-SE')
}

/** Minutes and seconds left, `9:05`; nothing is less than none. */
export function timeLeft(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

function format(at: number, zone: string, options: Intl.DateTimeFormatOptions, locale: string): string {
  try {
    return new Intl.DateTimeFormat(locale, { ...options, timeZone: zone }).format(at)
  } catch {
    return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(at)
  }
}

import { msOf, type Instant } from '@linli/contract/instants.ts'
import type { Language } from '@linli/contract/text.ts'
import { computed } from 'vue'
import { useLanguage } from './use-language.ts'

const LOCALES = { zh: 'zh-CN', en: 'en-GB' } as const satisfies Record<Language, string>
const TIME = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
const SHAPES = {
  minute: TIME,
  second: { ...TIME, second: '2-digit' },
  day: { month: 'short', day: 'numeric' },
  weekday: { month: 'long', day: 'numeric', weekday: 'long' },
  dayMinute: { month: 'short', day: 'numeric', ...TIME },
  daySecond: { month: 'short', day: 'numeric', ...TIME, second: '2-digit' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>
export type TimeShape = keyof typeof SHAPES

const formats = new Map<string, Intl.DateTimeFormat>()

// Formats are slow to make and tables ask for thousands of times.
function formatFor(language: Language, shape: TimeShape, zone: string): Intl.DateTimeFormat {
  const key = `${language} ${shape} ${zone}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(LOCALES[language], { ...SHAPES[shape], timeZone: zone })
  formats.set(key, made)
  return made
}

const AGO_STEPS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const

/** Times, lengths and distances in the language of the pages. */
export function useFormats() {
  const { t, language } = useLanguage()
  const distance = computed(
    () => new Intl.RelativeTimeFormat(LOCALES[language.value], { numeric: 'auto', style: 'short' }),
  )

  function time(at: Instant, shape: TimeShape, zone: string): string {
    return formatFor(language.value, shape, zone).format(msOf(at))
  }

  /** How long ago, in the largest whole unit. */
  function ago(at: Instant, nowMs: number): string {
    const ms = Math.max(0, nowMs - msOf(at))
    const [unit, size] = AGO_STEPS.find(([, step]) => ms >= step) ?? AGO_STEPS[3]
    return distance.value.format(-Math.floor(ms / size), unit)
  }

  function seconds(ms: number): string {
    const value = Math.round(ms / 100) / 10
    return t('parts.seconds', { value: Number.isInteger(value) ? String(value) : value.toFixed(1) })
  }

  return { time, ago, seconds }
}

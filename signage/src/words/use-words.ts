import { useI18n } from 'vue-i18n'
import { en, zh, type Words } from './words.ts'

/** Both languages at once: a public screen speaks to everybody, Chinese first. */
export function useWords() {
  const { t } = useI18n({ useScope: 'local', messages: { zh, en } })
  const inLocale =
    (locale: 'zh' | 'en') =>
    (key: keyof Words, named: Record<string, string | number> = {}): string =>
      t(key, named, { locale })
  return { zh: inLocale('zh'), en: inLocale('en') }
}

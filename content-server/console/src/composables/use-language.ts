import { inLanguage, type Language } from '@linli/contract/text.ts'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useServices } from '../app/services.ts'

export const LANGUAGE_KEY = 'linli-language'

type Text = { zh: string; en?: string | undefined }

/** The language of the pages, kept between visits. */
export function useLanguage() {
  const { t, locale } = useI18n({ useScope: 'global' })
  const { memory } = useServices()
  const language = computed<Language>(() => (locale.value === 'en' ? 'en' : 'zh'))

  function choose(chosen: Language): void {
    locale.value = chosen
    memory.setItem(LANGUAGE_KEY, chosen)
  }

  function said(text: Text): string {
    return inLanguage(text, language.value)
  }

  return { t, language, choose, said }
}

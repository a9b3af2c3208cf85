import { defineStore } from 'pinia'
import { ref } from 'vue'
import type { Language } from '@linli/contract/text.ts'

/** How somebody wants the pages. Lives and dies with the session: the next person starts in Chinese. */
export const usePreferences = defineStore('preferences', () => {
  const language = ref<Language>('zh')
  const elder = ref(false)
  return {
    language,
    elder,
    switchLanguage: () => (language.value = language.value === 'zh' ? 'en' : 'zh'),
    switchElder: () => (elder.value = !elder.value),
  }
})

import { computed, type ComputedRef } from 'vue'
import { refusalWords } from '@linli/contract/refusal-words.ts'
import type { Refusal } from '@linli/contract/refusals.ts'
import { inLanguage, type Language } from '@linli/contract/text.ts'
import { usePreferences } from '../session/preferences.ts'
import { en } from './en.ts'
import { zh, type Words } from './zh.ts'

// Plain typed objects: a missing or misspelt text is an error of the compiler, and nothing is compiled in the page.
const WORDS: Record<Language, Words> = { zh, en }

export type Speech = {
  words: ComputedRef<Words>
  /** A text of the district's own, in the language of the page. */
  say: (text: { zh: string; en?: string | undefined }) => string
  sayRefusal: (refusal: Refusal) => string
}

export function useWords(): Speech {
  const preferences = usePreferences()
  return {
    words: computed(() => WORDS[preferences.language]),
    say: (text) => inLanguage(text, preferences.language),
    sayRefusal: (refusal) => refusalWords(refusal, preferences.language),
  }
}

export function wordsIn(language: Language): Words {
  return WORDS[language]
}

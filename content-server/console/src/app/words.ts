import type { Language } from '@linli/contract/text.ts'
import { createI18n } from 'vue-i18n'
import { auditWords } from '../audit/audit-words.ts'
import { campaignWords } from '../campaigns/campaign-words.ts'
import { mediaWords } from '../media/media-words.ts'
import { noticeWords } from '../notices/notice-words.ts'
import { orderWords } from '../orders/order-words.ts'
import { partWords } from '../parts/part-words.ts'
import { peopleWords } from '../people/people-words.ts'
import { pickerWords } from '../screens/picker-words.ts'
import { screenWords } from '../screens/screen-words.ts'
import { playWords } from '../plays/play-words.ts'
import { shopWords } from '../shops/shop-words.ts'
import { appWords } from './app-words.ts'

const CONCEPTS = {
  app: appWords,
  audit: auditWords,
  campaigns: campaignWords,
  media: mediaWords,
  notices: noticeWords,
  orders: orderWords,
  parts: partWords,
  people: peopleWords,
  picker: pickerWords,
  plays: playWords,
  screens: screenWords,
  shops: shopWords,
}

function messagesIn(language: Language) {
  return Object.fromEntries(Object.entries(CONCEPTS).map(([concept, words]) => [concept, words[language]]))
}

/** All words of the console. `missing` hears of a key without words; the page shows the key itself. */
export function createWords(language: Language, missing?: (key: string) => never) {
  return createI18n({
    legacy: false,
    locale: language,
    messages: { zh: messagesIn('zh'), en: messagesIn('en') },
    fallbackWarn: false,
    missing: (_, key) => missing?.(key) ?? key,
  })
}

export type AppWords = ReturnType<typeof createWords>

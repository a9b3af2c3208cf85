/** What the tool speaks: Chinese unless asked otherwise. */
export type Language = 'zh' | 'en'

export function languageOf(text: string | undefined): Language {
  return text === 'en' ? 'en' : 'zh'
}

/** A sentence in both languages. */
export type Sentence = Record<Language, string>

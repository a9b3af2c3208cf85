import { z } from 'zod'

/** A text in Chinese, with English where there is one. Never HTML. */
export function bilingual(most: number) {
  return z.strictObject({
    zh: z.string().trim().min(1).max(most),
    en: z.string().trim().max(most).optional(),
  })
}

export const Name = bilingual(80)
export type Name = z.infer<typeof Name>

export type Language = 'zh' | 'en'

/** The text in the language asked for, else in Chinese. */
export function inLanguage(text: { zh: string; en?: string | undefined }, language: Language): string {
  return language === 'en' && text.en ? text.en : text.zh
}

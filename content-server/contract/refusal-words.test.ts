import { describe, expect, it } from 'vitest'
import { REFUSAL_WORDS, refusalWords } from './refusal-words.ts'
import { Refusal, RefusalReply, REFUSALS, refuse, type RefusalCode } from './refusals.ts'

/** Chinese comma, full stop, colon, semicolon, exclamation and question mark, brackets, quotation marks. */
const FULL_WIDTH = /[\u3001\u3002\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f\u201c\u201d]/

const codes = Object.keys(REFUSALS) as RefusalCode[]

describe.each(codes)('%s', (code) => {
  const { zh, en } = REFUSAL_WORDS[code]
  const detailsIn = (words: string) => [...words.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()

  it('says in Chinese and in English what is the matter, with the same details', () => {
    expect(zh).toMatch(/\p{Script=Han}/u)
    expect(en).not.toMatch(/\p{Script=Han}/u)
    expect(detailsIn(en)).toEqual(detailsIn(zh))
  })

  it('is a sentence in both, with the punctuation of each', () => {
    expect(zh).toMatch(/[\u3002\uff01\uff1f]$|\uff1a\{\w+\}$/)
    expect(zh).not.toMatch(/\p{Script=Han}[,;:?!()]|[,;:?!()]\p{Script=Han}/u)
    expect(en).not.toMatch(FULL_WIDTH)
    expect(en).toMatch(/^["A-Z]/)
  })

  it('is an HTTP error', () => {
    expect(REFUSALS[code]).toBeGreaterThanOrEqual(400)
    expect(REFUSALS[code]).toBeLessThan(600)
    expect(new Refusal(code).status).toBe(REFUSALS[code])
  })
})

describe('the words of a refusal', () => {
  it.each([
    [
      'order/sold-out',
      { product: { zh: '小笼包', en: 'Soup dumplings' } },
      '“小笼包”已售完。',
      '"Soup dumplings" is sold out.',
    ],
    ['order/sold-out', { product: { zh: '小笼包' } }, '“小笼包”已售完。', '"小笼包" is sold out.'],
    [
      'people/password-too-short',
      { least: 10 },
      '密码至少 10 位。',
      'The password needs at least 10 characters.',
    ],
    ['people/password-too-short', {}, '密码至少 ? 位。', 'The password needs at least ? characters.'],
  ] as const)('%s with %j', (code, details, zh, en) => {
    const refusal = refuse(code, details)
    expect(refusalWords(refusal, 'zh')).toBe(zh)
    expect(refusalWords(refusal, 'en')).toBe(en)
  })

  it('list what is wrong one by one', () => {
    const refusal = refuse('request/malformed', { problems: ['body.room: too long', 'body.phoneLast4: no'] })
    expect(refusalWords(refusal, 'en')).toContain('body.room: too long; body.phoneLast4: no')
    expect(refusalWords(refusal, 'zh')).toContain('body.room: too long；body.phoneLast4: no')
  })

  it('take details as text, never as another detail to fill in', () => {
    const refusal = refuse('order/sold-out', { product: { zh: '{least}', en: '$& {least}' }, least: 10 })
    expect(refusalWords(refusal, 'en')).toBe('"$& {least}" is sold out.')
  })

  it('have no code that is not in the list', () => {
    expect(Object.keys(REFUSAL_WORDS).sort()).toEqual([...codes].sort())
  })
})

describe('a refusal on the wire', () => {
  it('is read back as it was thrown, with no details where none were sent', () => {
    const { refusal } = RefusalReply.parse({ refusal: { code: 'order/sold-out' } })
    expect(refusal).toEqual({ code: 'order/sold-out', details: {} })
  })

  it('with an unknown code is not taken for one', () => {
    expect(RefusalReply.safeParse({ refusal: { code: 'order/eaten', details: {} } }).success).toBe(false)
  })
})

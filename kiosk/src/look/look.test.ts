import { describe, expect, it } from 'vitest'
import { fen } from '@linli/contract/money.ts'
import { hoursText } from '../order/hours-text.ts'
import { moneyText } from '../parts/money-text.ts'
import { en } from '../words/en.ts'
import { zh } from '../words/zh.ts'
import { dateText, dayText, timeText } from './moment.ts'
import { contrast, PALETTE, WRITTEN_ON } from './palette.ts'
import { inchesFrom, pxPerMm, USUAL_INCHES } from './scale.ts'

describe('colours', () => {
  it.each(WRITTEN_ON)('%s is readable on %s by weak eyes', (text, ground) => {
    expect(contrast(PALETTE[text], PALETTE[ground])).toBeGreaterThanOrEqual(7)
  })
})

describe('a millimetre', () => {
  const portrait = { width: 1080, height: 1920 }
  // 20 mm on panels that are sold; on large ones everything grows, on small ones it keeps its size.
  it.each([
    [{ ...portrait, inches: 15.6 }, 20, 111],
    [{ ...portrait, inches: 21.5 }, 20, 80],
    [{ ...portrait, inches: 27 }, 20, 80],
    [{ ...portrait, inches: 32 }, 20, 80],
    [{ width: 2160, height: 3840, inches: 32 }, 20, 161],
    [{ width: 1920, height: 1080, inches: 21.5 }, 20, 80],
  ])('of %j: %i mm are %i px', (glass, mm, px) => {
    expect(Math.floor(pxPerMm(glass) * mm)).toBe(px)
  })
  it('never shrinks a target of 20 mm on the panels we know', () => {
    for (const inches of [10, 15.6, 21.5, 23.8, 27, 32, 43, 55]) {
      const glass = { ...portrait, inches }
      const real = Math.hypot(glass.width, glass.height) / (inches * 25.4)
      expect((pxPerMm(glass) * 20) / real).toBeGreaterThanOrEqual(20 - 1e-9)
    }
  })
  it.each([
    ['#inches=27', 27],
    ['', USUAL_INCHES],
    ['#inches=x', USUAL_INCHES],
    ['#inches=2', USUAL_INCHES],
    ['#inches=5000', USUAL_INCHES],
  ])('is told by the address %s: %s inches', (fragment, inches) => expect(inchesFrom(fragment)).toBe(inches))
})

describe('time and money', () => {
  const at = Date.parse('2026-11-21T16:05:00.000Z')
  it('are told as the place tells them', () => {
    expect(timeText(at, 'Asia/Shanghai')).toBe('00:05')
    expect(dayText(at, 'Asia/Shanghai', 'zh')).toBe('11月22日星期日')
    expect(dayText(at, 'Asia/Shanghai', 'en')).toBe('Sunday 22 November')
    expect(dateText('2026-11-30', 'zh')).toBe('11月30日')
    expect(dateText('2026-11-30', 'en')).toBe('30 November')
  })
  it.each([
    [0, '¥0.00'],
    [5, '¥0.05'],
    [1_800, '¥18.00'],
    [123_456_789, '¥1,234,567.89'],
    [-450, '−¥4.50'],
  ])('%i fen are %s', (minor, text) => expect(moneyText(fen(minor))).toBe(text))

  const daily = [1, 2, 3, 4, 5, 6, 7]
  it.each([
    [[], '全天', 'round the clock'],
    [[{ days: daily, from: '06:30', to: '20:00' }], '每天 06:30–20:00', 'daily 06:30–20:00'],
    [[{ days: [1, 2, 3, 4, 5], from: '08:00', to: '17:00' }], '周一–周五 08:00–17:00', 'Mon–Fri 08:00–17:00'],
    [
      [{ days: [7, 1, 6], from: '09:00', to: '12:00' }],
      '周一 周六–周日 09:00–12:00',
      'Mon Sat–Sun 09:00–12:00',
    ],
  ])('opening hours %j', (hours, chinese, english) => {
    expect(hoursText(hours, zh.order)).toBe(chinese)
    expect(hoursText(hours, en.order)).toBe(english)
  })
})

describe('words', () => {
  const texts = (thing: unknown): string[] => {
    if (typeof thing === 'string') return [thing]
    if (typeof thing === 'function') return [String((thing as (given: unknown) => string)(3))]
    return Object.values(thing as object).flatMap(texts)
  }
  it('are said in both languages, with the right marks', () => {
    expect(texts(en)).toHaveLength(texts(zh).length)
    for (const text of texts(zh)) {
      expect(text, 'full-width marks in Chinese').not.toMatch(
        /[\u4e00-\u9fff][,;:!?()]|[,;:!?()][\u4e00-\u9fff]/,
      )
    }
    for (const text of texts(en).filter((text) => text !== '中文')) {
      expect(text, 'no Chinese in English').not.toMatch(/[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/)
    }
  })
})

import { describe, expect, it } from 'vitest'
import { reaches } from './audience.ts'
import { dayFrom, fill } from './days.ts'
import { district } from './district.ts'
import type { DaySpan, Words } from './district-types.ts'
import { demoMedia } from './media-index.ts'

const devices = [...district.screens, ...district.kiosks]

/** Every text in the data, with the path to it. */
function wordsIn(value: unknown, path = 'district'): { path: string; words: Words }[] {
  if (typeof value !== 'object' || value === null) return []
  if ('zh' in value || 'en' in value) return [{ path, words: value as Words }]
  return Object.entries(value).flatMap(([key, inner]) => wordsIn(inner, `${path}.${key}`))
}

function keysOf(list: readonly { key: string }[]): string[] {
  return list.map((one) => one.key)
}

describe('the demo district', () => {
  it('has 3 communities, 12 screens, 2 kiosks, 20 notices, 8 merchants and 5 public-service spots', () => {
    expect(district.communities).toHaveLength(3)
    expect(district.screens).toHaveLength(12)
    expect(district.kiosks).toHaveLength(2)
    expect(district.notices).toHaveLength(20)
    expect(district.merchants).toHaveLength(8)
    expect(district.publicService).toHaveLength(5)
  })

  it('uses each key once', () => {
    const lists = [
      district.communities,
      devices,
      district.notices,
      district.merchants,
      district.campaigns,
      district.publicService,
      district.households,
      district.households.flatMap((household) => household.bills),
      district.catalogue.flatMap((shop) => shop.products),
    ]
    for (const list of lists) expect(new Set(keysOf(list)).size).toBe(list.length)
  })

  it('says everything in both languages, Chinese in Han characters and English without', () => {
    const texts = wordsIn(district)
    expect(texts.length).toBeGreaterThan(150)
    for (const { path, words } of texts) {
      expect(words.zh, path).toMatch(/\p{Script=Han}/u)
      expect(words.en?.trim(), path).toMatch(/[A-Za-z]/)
      expect(words.en, path).not.toMatch(/\p{Script=Han}/u)
      expect(words.zh + words.en, path).not.toMatch(/\p{Extended_Pictographic}/u)
    }
  })

  it('fills every day mark, whatever the day', () => {
    for (const { path, words } of wordsIn(district)) {
      const filled = fill(words, '2028-02-28')
      expect(filled.zh + filled.en, path).not.toMatch(/[{}]/)
    }
    expect(fill({ zh: '{day+2}至{month-2}', en: '{date-1}' }, '2028-02-28')).toEqual({
      zh: '3月1日（周三）至2027年12月',
      en: '27 Feb',
    })
    expect(dayFrom('2028-02-28', 1)).toBe('2028-02-29')
  })
})

describe('screens and kiosks', () => {
  it('stand in buildings that exist, with pixels that suit their orientation', () => {
    for (const device of devices) {
      const community = district.communities.find((one) => one.key === device.community)
      const numbers = community?.buildings.map((building) => building.number) ?? []
      if (device.building === null) expect(device.place).toBe('outdoor')
      else expect(numbers).toContain(device.building)
      const pixels = device.orientation === 'landscape' ? [1920, 1080] : [1080, 1920]
      expect([device.width, device.height]).toEqual(pixels)
    }
  })

  it('keep the landscape lobby and the portrait outdoor screen of the tour open at all hours', () => {
    const main = district.screens.filter((screen) => screen.main)
    expect(main.map((screen) => `${screen.orientation} ${screen.place}`).sort()).toEqual([
      'landscape lobby',
      'portrait outdoor',
    ])
    for (const screen of main) expect(screen.hours).toBe('always')
  })

  it('carry at most 60 percent of ads, and at least three live notices each', () => {
    for (const device of devices) {
      const ads = district.campaigns.filter((campaign) => reaches(campaign.to, device))
      const share = ads.reduce((sum, campaign) => sum + campaign.sharePercent, 0)
      expect(share, device.key).toBeLessThanOrEqual(60)
      expect(share, device.key).toBeGreaterThan(0)
      const live = district.notices.filter(
        (notice) => reaches(notice.to, device) && coversToday(notice.shown),
      )
      expect(live.length, device.key).toBeGreaterThanOrEqual(3)
    }
  })
})

function coversToday(span: DaySpan): boolean {
  return span.fromDay <= 0 && span.untilDay >= 0
}

/**
 * The limit: the Chinese heading and body can be read within one showing at 9 characters a second, the usual
 * ceiling for Chinese subtitles. Digits, Latin letters and punctuation count half. The English, which runs
 * longer, has two showings at 20 characters a second.
 */
const charactersPerSecond = { zh: 9, en: 20 }

function readingLength(text: string): number {
  return [...text].reduce((sum, character) => sum + (/\p{Script=Han}/u.test(character) ? 1 : 0.5), 0)
}

describe('notices', () => {
  it('can be read in the time they are shown', () => {
    for (const notice of district.notices) {
      const seconds = notice.durationMs / 1_000
      const heading = fill(notice.heading, '2028-12-27')
      const body = fill(notice.body, '2028-12-27')
      const zhSeconds = readingLength(heading.zh + body.zh) / charactersPerSecond.zh
      expect(zhSeconds, `${notice.key} in Chinese`).toBeLessThanOrEqual(seconds)
      const enSeconds = (heading.en.length + body.en.length) / charactersPerSecond.en
      expect(enSeconds, `${notice.key} in English`).toBeLessThanOrEqual(seconds * 2)
    }
  })

  it('last 5 to 8 seconds, have 2 to 6 sentences and are live on the day of seeding', () => {
    for (const notice of district.notices) {
      expect(notice.durationMs).toBeGreaterThanOrEqual(5_000)
      expect(notice.durationMs).toBeLessThanOrEqual(8_000)
      const sentences = notice.body.zh.split('。').length - 1
      expect(sentences, notice.key).toBeGreaterThanOrEqual(2)
      expect(sentences, notice.key).toBeLessThanOrEqual(6)
      expect(coversToday(notice.shown), notice.key).toBe(true)
    }
  })
})

describe('campaigns, shops and bills', () => {
  it('give every merchant one campaign with creatives that fit their orientation', () => {
    expect(district.campaigns.map((campaign) => campaign.merchant).sort()).toEqual(
      keysOf(district.merchants).sort(),
    )
    for (const { key, creatives, durationMs } of [...district.campaigns, ...district.publicService]) {
      expect(durationMs, key).toBe(5_000)
      for (const wide of creatives.landscape) expect(demoMedia.get(wide), key).toMatchObject({ width: 1920 })
      for (const tall of creatives.portrait) expect(demoMedia.get(tall), key).toMatchObject({ width: 1080 })
    }
  })

  it('sell 6 to 10 products a shop, at prices that are positive integers', () => {
    expect(district.catalogue.map((shop) => shop.merchant)).toEqual(['canteen', 'bakery', 'fruit'])
    for (const shop of district.catalogue) {
      expect(shop.products.length).toBeGreaterThanOrEqual(6)
      expect(shop.products.length).toBeLessThanOrEqual(10)
      for (const product of shop.products) {
        expect(Number.isSafeInteger(product.priceFen) && product.priceFen > 0, product.key).toBe(true)
      }
    }
  })

  it('reckon every bill line from its quantity, price and readings', () => {
    for (const line of district.households.flatMap(({ bills }) => bills.flatMap(({ lines }) => lines))) {
      expect(Number.isSafeInteger(line.amountFen) && line.amountFen > 0).toBe(true)
      if (line.measure === undefined) continue
      const { quantity, unitPriceLi, reading } = line.measure
      expect(Math.abs(line.amountFen - (quantity * unitPriceLi) / 10)).toBeLessThanOrEqual(0.5)
      if (reading !== undefined) expect(reading.to - reading.from).toBe(quantity)
    }
  })

  it('leave the demo household, 3-2-1201, bills to pay and bills paid', () => {
    const demo = district.households.find((household) => household.key === district.demoHousehold)
    expect(demo?.room).toBe('3-2-1201')
    expect(demo?.bills.filter((bill) => bill.paidDay === null)).toHaveLength(3)
    expect(demo?.bills.filter((bill) => bill.paidDay !== null)).toHaveLength(2)
  })

  it('mask owners and keep passwords out', () => {
    for (const household of district.households) {
      expect(household.owner.zh).toMatch(/^\p{Script=Han}{1,2}\*{1,2}$/u)
      expect(household.phoneLastFour).toMatch(/^\d{4}$/)
    }
    expect(JSON.stringify(district.staff)).not.toMatch(/password|密码/i)
  })
})

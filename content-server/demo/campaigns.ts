import type { Campaign, PublicService } from './district-types.ts'
import type { MediaKey } from './media-index.ts'

function poster<Name extends string>(
  name: Name,
): {
  landscape: readonly [`${Name}-landscape`]
  portrait: readonly [`${Name}-portrait`]
} {
  return { landscape: [`${name}-landscape`], portrait: [`${name}-portrait`] }
}

/** One campaign for each merchant. On no screen do the shares sum to more than 60 percent. */
export const campaigns = [
  {
    key: 'canteen-lunch',
    merchant: 'canteen',
    name: { zh: '渡口食堂 · 今天吃点热的', en: 'Canteen: something warm today' },
    sharePercent: 8,
    to: 'district',
    flight: { fromDay: -7, untilDay: 28 },
    durationMs: 5_000,
    creatives: poster('canteen'),
  },
  {
    key: 'bakery-morning',
    merchant: 'bakery',
    name: { zh: '麦灯烘焙 · 清晨六点半出炉', en: 'Bakery: out of the oven at half past six' },
    sharePercent: 8,
    to: 'district',
    flight: { fromDay: -3, untilDay: 25 },
    durationMs: 5_000,
    creatives: {
      landscape: ['bakery-clip-landscape', 'bakery-landscape'],
      portrait: ['bakery-portrait'],
    },
  },
  {
    key: 'fruit-season',
    merchant: 'fruit',
    name: { zh: '三筐果铺 · 甜不甜，先尝', en: 'Fruit shop: taste before you buy' },
    sharePercent: 8,
    to: 'district',
    flight: { fromDay: -2, untilDay: 12 },
    durationMs: 5_000,
    creatives: {
      landscape: ['fruit-landscape'],
      portrait: ['fruit-clip-portrait', 'fruit-portrait'],
    },
  },
  {
    key: 'laundry-shirts',
    merchant: 'laundry',
    name: { zh: '素鹭净衣 · 白衬衫周', en: 'Laundry: white shirt week' },
    sharePercent: 5,
    to: { communities: ['wangting', 'yanhu'] },
    flight: { fromDay: -1, untilDay: 6 },
    durationMs: 5_000,
    creatives: poster('laundry'),
  },
  {
    key: 'art-trial',
    merchant: 'art',
    name: { zh: '小纸鸢画室 · 周末试听', en: 'Art studio: weekend trial class' },
    sharePercent: 5,
    to: { communities: ['wangting', 'liupu'] },
    flight: { fromDay: 0, untilDay: 20 },
    durationMs: 5_000,
    creatives: poster('art'),
  },
  {
    key: 'bicycle-tune-up',
    merchant: 'bicycle',
    name: { zh: '辐条单车铺 · 全车保养', en: 'Bicycle works: full service' },
    sharePercent: 4,
    to: {
      screens: [
        'outdoor-1',
        'outdoor-2',
        'outdoor-3',
        'outdoor-4',
        'lobby-1',
        'lobby-3',
        'kiosk-1',
        'kiosk-2',
      ],
    },
    flight: { fromDay: -5, untilDay: 16 },
    durationMs: 5_000,
    creatives: poster('bicycle'),
  },
  {
    key: 'flower-friday',
    merchant: 'flower',
    name: { zh: '半亩晴 · 每周一束', en: 'Flowers: a bunch a week' },
    sharePercent: 6,
    to: { communities: ['wangting', 'yanhu'] },
    flight: { fromDay: -4, untilDay: 30 },
    durationMs: 5_000,
    creatives: poster('flower'),
  },
  {
    key: 'homecare-hourly',
    merchant: 'homecare',
    name: { zh: '棉拖家政 · 钟点保洁', en: 'Home care: cleaning by the hour' },
    sharePercent: 4,
    to: 'district',
    flight: { fromDay: 0, untilDay: 14 },
    durationMs: 5_000,
    creatives: poster('homecare'),
  },
] as const satisfies readonly Campaign[]

const civilityOffice = { zh: '鹭汀街道文明实践站', en: 'Luting Civic Practice Station' }
const safetyOffice = { zh: '鹭汀街道平安建设办公室', en: 'Luting Public Safety Office' }

/** Public-service spots; the same five are the house pool. */
export const publicService = [
  {
    key: 'psa-dog',
    name: { zh: '文明养犬：一根绳，一份心', en: 'On the lead, in good hands' },
    source: civilityOffice,
    durationMs: 5_000,
    creatives: poster('psa-dog'),
  },
  {
    key: 'psa-fire-lane',
    name: { zh: '消防通道：请把这条路留空', en: 'Leave this road empty' },
    source: safetyOffice,
    durationMs: 5_000,
    creatives: poster('psa-fire-lane'),
  },
  {
    key: 'psa-elders',
    name: { zh: '关爱老人：陪她慢慢走', en: 'Walk slowly with her' },
    source: civilityOffice,
    durationMs: 5_000,
    creatives: poster('psa-elders'),
  },
  {
    key: 'psa-water',
    name: { zh: '节约用水：每一滴，都走了很远', en: 'Every drop has come a long way' },
    source: civilityOffice,
    durationMs: 5_000,
    creatives: poster('psa-water'),
  },
  {
    key: 'psa-fraud',
    name: { zh: '反诈：验证码，谁问都不给', en: 'Never tell anyone your code' },
    source: safetyOffice,
    durationMs: 5_000,
    creatives: poster('psa-fraud'),
  },
] as const satisfies readonly PublicService[]

/** What fills time that nothing else claims. */
export const housePool: readonly MediaKey[] = publicService.flatMap((spot) => [
  ...spot.creatives.landscape,
  ...spot.creatives.portrait,
])

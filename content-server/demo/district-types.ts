import type { MediaKey } from './media-index.ts'

/**
 * The shapes of the demo district. Nothing here knows a clock: every time is an offset in whole local days
 * (zone of the community) from the day of seeding, which is day 0, so that the demo is always fresh.
 */

/** Both languages of the product. May hold day marks such as `{day+2}`; see `fill()` in `days.ts`. */
export type Words = { zh: string; en: string }

/** Whole local days, both included. `{ fromDay: -1, untilDay: 6 }` runs from yesterday 00:00 to day 6, 24:00. */
export type DaySpan = { fromDay: number; untilDay: number }

/** Local wall-clock hours `HH:MM`; `'always'` is round the clock. */
export type Hours = 'always' | { from: string; until: string }

export type Orientation = 'landscape' | 'portrait'
export type Place = 'lobby' | 'outdoor' | 'lift'

export type CommunityKey = 'wangting' | 'liupu' | 'yanhu'
export type ScreenKey = `lobby-${1 | 2 | 3 | 4}` | `outdoor-${1 | 2 | 3 | 4}` | `lift-${1 | 2 | 3 | 4}`
export type KioskKey = 'kiosk-1' | 'kiosk-2'
export type MerchantKey =
  'canteen' | 'bakery' | 'fruit' | 'laundry' | 'art' | 'bicycle' | 'flower' | 'homecare'

export type DistrictFacts = { key: string; name: Words; zone: 'Asia/Shanghai' }

/** `number` is what stands on the wall and opens a room label: building 3 in `3-2-1201`. */
export type Building = { number: number; name: Words; units: number; floors: number }

export type Community = {
  key: CommunityKey
  name: Words
  address: Words
  zone: 'Asia/Shanghai'
  households: number
  propertyOffice: Words
  buildings: readonly Building[]
}

export type Device = {
  name: Words
  community: CommunityKey
  /** The number of the building, or null for a device that stands between the buildings. */
  building: number | null
  place: Place
  orientation: Orientation
  width: number
  height: number
  hours: Hours
}
export type Screen = Device & {
  key: ScreenKey
  /** One of the two screens a newcomer is shown first; always open. */
  main: boolean
}
export type Kiosk = Device & { key: KioskKey; place: 'lobby'; orientation: 'portrait' }

/** Where something is shown. `'district'` is every screen and kiosk. */
export type Audience =
  'district' | { communities: readonly CommunityKey[] } | { screens: readonly (ScreenKey | KioskKey)[] }

/** 1 everyday, 2 important, 3 urgent. */
export type Priority = 1 | 2 | 3

export type Notice = {
  key: string
  heading: Words
  body: Words
  /** Who signs it. */
  source: Words
  priority: Priority
  to: Audience
  shown: DaySpan
  durationMs: number
  picture?: MediaKey
}

/** `creatives` hold at least one key for each orientation; several take turns. */
export type Creatives = Record<Orientation, readonly MediaKey[]>

/** Merchants of one category compete and are kept apart. */
export type Category = 'dining' | 'grocery' | 'home-service' | 'education' | 'repair' | 'gifts'

export type Merchant = {
  key: MerchantKey
  name: Words
  /** What separation within one merchant's ads goes by. */
  brand: string
  category: Category
  address: Words
  community: CommunityKey
}

export type Campaign = {
  key: string
  merchant: MerchantKey
  name: Words
  /** Of the screen's time, in percent. */
  sharePercent: number
  to: Audience
  flight: DaySpan
  durationMs: number
  creatives: Creatives
}

/** Public-service spot; also what the house pool fills empty time with. */
export type PublicService = {
  key: string
  name: Words
  source: Words
  durationMs: number
  creatives: Creatives
}

export type Product = {
  key: string
  name: Words
  description: Words
  /** In fen, the hundredth of a yuan. */
  priceFen: number
  unit: Words
  picture: MediaKey
}

export type Shop = {
  merchant: MerchantKey
  greeting: Words
  hours: Hours
  pickup: Words
  products: readonly Product[]
}

export type BillKind = 'property' | 'water' | 'electricity' | 'parking'

/** What a line was reckoned from: `amountFen` is `quantity × unitPriceLi / 10`, rounded. 1 li is 0.001 yuan. */
export type Measure = {
  quantity: number
  unit: Words
  unitPriceLi: number
  /** Meter readings; `quantity` is their difference. */
  reading?: { from: number; to: number }
}

export type BillLine = { label: Words; amountFen: number; measure?: Measure }

export type Bill = {
  key: string
  kind: BillKind
  title: Words
  /** Whole months, both included, counted from the current month: -1 is last month. */
  period: { fromMonth: number; untilMonth: number }
  issuedDay: number
  dueDay: number
  lines: readonly BillLine[]
  /** The day it was paid, or null while it is open. */
  paidDay: number | null
}

export type Household = {
  key: string
  community: CommunityKey
  /** Building, unit, room: `3-2-1201`. */
  room: string
  /** As it may be shown in public: the given name is masked. */
  owner: Words
  phoneLastFour: string
  areaSquareMetres: number
  bills: readonly Bill[]
}

/** Passwords are made at seeding and shown once. */
export type StaffAccount =
  | { login: string; displayName: Words; role: 'operator' }
  | { login: string; displayName: Words; role: 'community-staff'; communities: readonly CommunityKey[] }

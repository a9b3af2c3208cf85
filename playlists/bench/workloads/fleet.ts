import { chanceOf, type Chance } from '../chance.ts'
import type { CompileInput, PromisedItem } from '../../compile/promise.ts'
import type { Plan } from '../../plan/plan.ts'
import { instantOf } from '../../plan/primitives.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** Midnight in Shanghai. */
export const FLEET_DAY = Date.parse('2026-11-20T16:00:00.000Z')
export const HORIZON_DAYS = 14

const VENUES = ['lobby', 'outdoor', 'lift']
const DISTRICTS = 20
const PER_COMMUNITY = 20 / 3

/** A screen of the district: where it stands decides what it shows. */
export interface FleetScreen {
  id: string
  community: number
  district: number
  venue: string
  opens: string
}

export interface Fleet {
  screens: FleetScreen[]
  campaigns: { item: PromisedItem; districts: number[]; venues: string[] }[]
  notices: { item: PromisedItem; community: number | null; district: number | null }[]
  media: Plan['media']
}

/** N1: screens in communities of six or seven, 300 campaigns by district and venue, 400 notices, most for one community. */
export function fleetOf(count: number, seed = 1): Fleet {
  const chance = chanceOf(seed)
  const media: Plan['media'] = {}
  const medium = (): string => {
    const sha256 = Array.from({ length: 64 }, () => chance.whole(0, 15).toString(16)).join('')
    media[sha256] = { bytes: chance.whole(50_000, 400_000), type: 'image/webp', width: 1080, height: 1920 }
    return sha256
  }
  const communities = Math.max(1, Math.round(count / PER_COMMUNITY))
  const screens = Array.from({ length: count }, (_, k): FleetScreen => {
    const community = k % communities
    const opens = ['06:00', '06:30', '07:00'][community % 3]!
    return {
      id: `s${k}`,
      community,
      district: community % DISTRICTS,
      venue: VENUES[Math.floor(k / communities) % 3]!,
      opens,
    }
  })
  const campaigns = campaignsOf(chance, medium)
  const notices = noticesOf(chance, communities)
  return { screens, campaigns, notices, media }
}

const FLIGHT = { validFrom: instantOf(FLEET_DAY - 5 * DAY), validUntil: instantOf(FLEET_DAY + 40 * DAY) }

function campaignsOf(chance: Chance, medium: () => string): Fleet['campaigns'] {
  return Array.from({ length: 300 }, (_, k) => {
    const districts = Array.from({ length: chance.whole(1, 2) }, () => chance.whole(0, DISTRICTS - 1))
    const venues = VENUES.filter(() => chance.next() < 0.7)
    const evening = chance.next() < 0.2
    const item: PromisedItem = {
      ...FLIGHT,
      id: `campaign-${k}`,
      kind: 'ad',
      title: { zh: `广告 ${k}` },
      promise: { kind: 'share', ppm: chance.whole(10_000, 40_000), fixed: true },
      brand: `brand-${k}`,
      categories: [`category-${k % 25}`],
      ...(evening ? { dayparts: [{ from: '17:00', until: '21:00' }] } : {}),
      creatives: [still(chance.pick([5, 10, 15]), medium())],
    }
    return { item, districts, venues }
  })
}

function noticesOf(chance: Chance, communities: number): Fleet['notices'] {
  return Array.from({ length: 400 }, (_, k) => {
    const local = k >= 40
    const item: PromisedItem = {
      id: `notice-${k}`,
      kind: 'notice',
      title: { zh: `通知 ${k}` },
      validFrom: FLIGHT.validFrom,
      validUntil: instantOf(FLEET_DAY + chance.whole(1, 20) * DAY + chance.whole(8, 18) * HOUR),
      promise:
        chance.next() < 0.5
          ? { kind: 'every', gapMs: chance.pick([5, 10, 15]) * 60_000 }
          : { kind: 'weight', weight: chance.whole(1, 3) },
      creatives: [
        {
          id: 'c',
          durationMs: chance.pick([10, 12, 15]) * 1000,
          content: { type: 'notice', heading: { zh: `通知 ${k}` }, body: { zh: '请各位居民互相转告。' } },
        },
      ],
    }
    return {
      item,
      community: local ? chance.whole(0, communities - 1) : null,
      district: local ? null : k % DISTRICTS,
    }
  })
}

function still(seconds: number, sha256: string): PromisedItem['creatives'][number] {
  return { id: 'c', durationMs: seconds * 1000, content: { type: 'image', sha256 } }
}

const HOUSE_SHA = 'f'.repeat(64)
const always = { validFrom: instantOf(FLEET_DAY - 100 * DAY), validUntil: instantOf(FLEET_DAY + 300 * DAY) }
const COMMON: PromisedItem[] = [
  {
    ...always,
    id: 'psa',
    kind: 'psa',
    title: { zh: '公益' },
    promise: { kind: 'pool' },
    creatives: [still(15, HOUSE_SHA)],
  },
  {
    ...always,
    id: 'house',
    kind: 'house',
    title: { zh: '垫片' },
    promise: { kind: 'fill' },
    creatives: [still(12, HOUSE_SHA)],
  },
]

/** What the server would compile for a screen. Screens of one community and venue ask for the same. */
export function programmeOf(fleet: Fleet, screen: FleetScreen): CompileInput {
  const ads = fleet.campaigns.filter(
    ({ districts, venues }) => districts.includes(screen.district) && venues.includes(screen.venue),
  )
  const notices = fleet.notices.filter(
    ({ community, district }) => community === screen.community || district === screen.district,
  )
  return {
    revision: `${screen.community}-${screen.venue}`,
    zone: 'Asia/Shanghai',
    issuedAt: instantOf(FLEET_DAY),
    from: instantOf(FLEET_DAY),
    until: instantOf(FLEET_DAY + HORIZON_DAYS * DAY),
    seed: screen.community,
    hours: { weekly: [{ from: screen.opens, until: '22:00' }] },
    items: [...ads.map(({ item }) => item), ...notices.map(({ item }) => item), ...COMMON],
    rules: {
      psa: { of: 'commercial', ppm: 30_000 },
      separation: [{ by: 'category', items: 1 }],
      limits: [
        { kinds: ['notice', 'psa', 'house'], floorPpm: 300_000 },
        { kinds: ['ad', 'remnant'], ceilingPpm: 600_000 },
      ],
    },
    media: { ...fleet.media, [HOUSE_SHA]: { bytes: 90_000, type: 'image/webp', width: 1080, height: 1920 } },
    tune: false,
  }
}

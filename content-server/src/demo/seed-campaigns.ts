import type { Campaign, Creative } from '@linli/contract/campaigns.ts'
import { enterCampaign } from '../campaigns/book-campaign.ts'
import { district } from '../../demo/district.ts'
import type {
  Audience,
  Campaign as DemoCampaign,
  Creatives,
  DaySpan,
  Merchant,
  PublicService,
} from '../../demo/district-types.ts'
import type { Stores } from '../store/stores.ts'
import { morningOf, periodOf, type DemoDay } from './demo-day.ts'
import type { DemoMedia } from './seed-media.ts'
import { placesFor } from './seed-places.ts'

/** Public-service films run from yesterday for a year. */
const A_YEAR: DaySpan = { fromDay: -1, untilDay: 365 }

/** The merchants' ads, the public-service films, and the same films once more to fill empty time. */
export async function seedCampaigns(stores: Stores, day: DemoDay, media: DemoMedia): Promise<number> {
  const merchants = new Map<string, Merchant>(district.merchants.map((merchant) => [merchant.key, merchant]))
  const campaigns = [
    ...district.campaigns.map((ad) => booked(adOf(ad, merchants), ad.to, { day, media })),
    ...district.publicService.flatMap((spot) => [
      booked(spotOf(spot, 'psa'), 'district', { day, media }),
      booked(spotOf(spot, 'house'), 'district', { day, media }),
    ]),
  ]
  for (const { campaign, places } of campaigns) await enterCampaign(stores, campaign, places)
  return campaigns.length
}

type Planned = Pick<
  Campaign,
  'id' | 'kind' | 'name' | 'advertiser' | 'brand' | 'category' | 'sharePercent'
> & {
  flight: DaySpan
  durationMs: number
  artwork: Creatives
}

function adOf(ad: DemoCampaign, merchants: ReadonlyMap<string, Merchant>): Planned {
  const merchant = merchants.get(ad.merchant)
  if (!merchant) throw new Error(`The demo has no merchant ${ad.merchant}.`)
  const { brand, category } = merchant
  const { name, sharePercent, flight, durationMs, creatives: artwork } = ad
  return {
    id: `ad-${ad.key}`,
    kind: 'ad',
    name,
    advertiser: merchant.name,
    brand,
    category,
    sharePercent,
    flight,
    durationMs,
    artwork,
  }
}

/** The spot is its own brand, so that it does not follow itself where it fills. */
function spotOf(spot: PublicService, kind: 'psa' | 'house'): Planned {
  const { key, source, durationMs, creatives: artwork } = spot
  const name = kind === 'psa' ? spot.name : { zh: `${spot.name.zh}(补位)`, en: `${spot.name.en} (filler)` }
  const id = `${kind}-${key.replace(/^psa-/, '')}`
  return {
    id,
    kind,
    name,
    advertiser: source,
    brand: key,
    category: null,
    sharePercent: 0,
    flight: A_YEAR,
    durationMs,
    artwork,
  }
}

function booked(planned: Planned, to: Audience, { day, media }: { day: DemoDay; media: DemoMedia }) {
  const { flight, durationMs, artwork, ...rest } = planned
  const places = placesFor(to)
  const { from, until } = periodOf(flight, day)
  const creatives = (['landscape', 'portrait'] as const).flatMap((shape) =>
    artwork[shape].map((key): Creative => ({ sha256: media(key).sha256, shape, durationMs })),
  )
  const screenIds = places.map((place) => place.id)
  const createdAt = morningOf(from, day)
  const campaign: Campaign = { ...rest, screenIds, from, until, creatives, state: 'booked', createdAt }
  return { campaign, places }
}

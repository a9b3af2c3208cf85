import { z } from 'zod'
import { Id, Sha256 } from './ids.ts'
import { Instant } from './instants.ts'
import { route } from './route.ts'
import { Name } from './text.ts'
import { STAFF } from './who.ts'

export const CAMPAIGN_KINDS = ['ad', 'psa', 'house'] as const
export const CAMPAIGN_STATES = ['booked', 'ended'] as const

/** A picture or film for one shape of screen. */
export const Creative = z.strictObject({
  sha256: Sha256,
  shape: z.enum(['landscape', 'portrait']),
  durationMs: z.int().min(3_000).max(60_000),
})
export type Creative = z.infer<typeof Creative>

/** A booking: creatives on screens during a flight [from, until), at a share of voice in per cent of open time. */
export const CampaignDraft = z.strictObject({
  kind: z.enum(CAMPAIGN_KINDS),
  name: Name,
  advertiser: Name,
  brand: z.string().max(60).nullable(),
  category: z.string().max(60).nullable(),
  sharePercent: z.number().min(0).max(100).multipleOf(0.1),
  screenIds: z.array(Id).min(1).max(500),
  from: Instant,
  until: Instant,
  creatives: z.array(Creative).min(1).max(20),
})
export type CampaignDraft = z.infer<typeof CampaignDraft>

export const Campaign = CampaignDraft.extend({ id: Id, state: z.enum(CAMPAIGN_STATES), createdAt: Instant })
export type Campaign = z.infer<typeof Campaign>

export const listCampaigns = route({
  method: 'GET',
  path: '/api/campaigns',
  who: STAFF,
  summary: 'Ads, public-service films and house fillers on the screens one works for',
  reply: z.strictObject({ campaigns: z.array(Campaign) }),
})

export const bookCampaign = route({
  method: 'POST',
  path: '/api/campaigns',
  who: ['operator'],
  summary: 'Book a campaign; refused when the share is not left on one of its screens',
  body: CampaignDraft,
  reply: Campaign,
})

export const endCampaign = route({
  method: 'POST',
  path: '/api/campaigns/:id/end',
  who: ['operator'],
  summary: 'End a campaign at once; harmless when repeated',
  params: z.strictObject({ id: Id }),
  reply: Campaign,
})

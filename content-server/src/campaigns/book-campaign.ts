import type { Campaign, CampaignDraft } from '@linli/contract/campaigns.ts'
import { refuse } from '@linli/contract/refusals.ts'
import type { Screen } from '@linli/contract/screens.ts'
import { record } from '../audit/record.ts'
import type { Context } from '../context.ts'
import type { StaffActor } from '../people/actor.ts'
import type { Stores } from '../store/stores.ts'
import { demandFlight, leftPermille, permilleOf } from './campaign.ts'

type Place = Pick<Screen, 'id' | 'communityId'>
type Needs = Pick<Context, 'store' | 'clock' | 'newId' | 'hints'>

/** Books a campaign on all of its screens, or on none when one of them has no room. */
export async function bookCampaign(
  context: Needs,
  actor: StaffActor,
  draft: CampaignDraft,
): Promise<Campaign> {
  demandFlight(draft)
  const booked = await context.store.change(async (stores) => {
    // One booking at a time: this row stays locked until the transaction ends, so that two bookings at one
    // moment, on two servers, cannot both find the same room.
    await stores.leases.take('book-campaign', '', 0, 0)
    const screens = await demandScreens(stores, draft.screenIds)
    await demandCreatives(stores, draft)
    if (draft.kind === 'ad') await demandRoom(stores, draft, screens)
    const screenIds = screens.map((screen) => screen.id).sort()
    const campaign: Campaign = {
      ...draft,
      screenIds,
      id: context.newId(),
      state: 'booked',
      createdAt: context.clock(),
    }
    await enterCampaign(stores, campaign, screens)
    const { kind, name, sharePercent } = campaign
    const details = { kind, name, sharePercent, screenIds }
    await record(context, stores, { actor, verb: 'book-campaign', thing: `campaign:${campaign.id}`, details })
    return campaign
  })
  context.hints.planDue()
  return booked
}

/** Writes a campaign, lets its communities use its creatives, and has its screens planned anew. */
export async function enterCampaign(
  stores: Stores,
  campaign: Campaign,
  screens: readonly Place[],
): Promise<void> {
  const communities = [...new Set(screens.map((screen) => screen.communityId))]
  const files = [...new Set(campaign.creatives.map((creative) => creative.sha256))]
  await stores.campaigns.add(campaign)
  await stores.media.allow(files, communities)
  await stores.screens.markPlanDue(campaign.screenIds)
}

async function demandScreens(stores: Stores, screenIds: readonly string[]): Promise<Screen[]> {
  const wanted = [...new Set(screenIds)]
  const found = new Map((await stores.screens.listByIds(wanted)).map((screen) => [screen.id, screen]))
  return wanted.map((screenId) => {
    const screen = found.get(screenId)
    if (!screen) throw refuse('thing/not-found', { screenId })
    return screen
  })
}

async function demandCreatives(stores: Stores, { creatives }: CampaignDraft): Promise<void> {
  const media = await stores.media.describe(creatives.map((creative) => creative.sha256))
  const known = new Set(media.map(({ sha256 }) => sha256))
  const unknown = creatives.find(({ sha256 }) => !known.has(sha256))
  if (unknown) throw refuse('thing/not-found', { sha256: unknown.sha256 })
}

async function demandRoom(stores: Stores, draft: CampaignDraft, screens: readonly Screen[]): Promise<void> {
  const { from, until, sharePercent } = draft
  const ids = screens.map((screen) => screen.id)
  const flights = await stores.campaigns.flights(ids, from, until)
  for (const screen of screens) {
    const left = leftPermille(
      flights.filter((flight) => flight.screenId === screen.id),
      from,
      until,
    )
    if (permilleOf(sharePercent) > left) {
      throw refuse('campaign/no-room', { screenId: screen.id, screen: screen.name, leftPercent: left / 10 })
    }
  }
}

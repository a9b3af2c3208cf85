import * as campaigns from '@linli/contract/campaigns.ts'
import type { Serve } from '../http/serve.ts'
import { scopeOf } from '../people/actor.ts'
import { bookCampaign } from './book-campaign.ts'
import { endCampaign } from './end-campaign.ts'

export function campaignRoutes(serve: Serve): void {
  serve(campaigns.listCampaigns, async ({ store }, actor) => ({
    campaigns: await store.read.campaigns.list(scopeOf(actor)),
  }))
  serve(campaigns.bookCampaign, (context, actor, { body }) => bookCampaign(context, actor, body))
  serve(campaigns.endCampaign, (context, actor, { params }) => endCampaign(context, actor, params.id))
}

import type { Campaign } from '@linli/contract/campaigns.ts'
import { refuse } from '@linli/contract/refusals.ts'
import { record } from '../audit/record.ts'
import type { Context } from '../context.ts'
import type { StaffActor } from '../people/actor.ts'

type Needs = Pick<Context, 'store' | 'clock' | 'newId' | 'hints'>

/** Takes a campaign off its screens at once. One that has ended already stays as it is. */
export async function endCampaign(context: Needs, actor: StaffActor, id: string): Promise<Campaign> {
  const ended = await context.store.change(async (stores) => {
    const campaign = await stores.campaigns.find(id)
    if (!campaign) throw refuse('thing/not-found', { id })
    if (await stores.campaigns.end(id)) {
      await stores.screens.markPlanDue(campaign.screenIds)
      await record(context, stores, { actor, verb: 'end-campaign', thing: `campaign:${id}` })
    }
    return { ...campaign, state: 'ended' as const }
  })
  context.hints.planDue()
  return ended
}

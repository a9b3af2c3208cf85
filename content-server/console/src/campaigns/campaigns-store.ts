import {
  bookCampaign,
  endCampaign,
  listCampaigns,
  type Campaign,
  type CampaignDraft,
} from '@linli/contract/campaigns.ts'
import type { Id } from '@linli/contract/ids.ts'
import { defineStore } from 'pinia'
import { ref } from 'vue'
import { useServices } from '../app/services.ts'

/** Ads, public-service films and house fillers. */
export const useCampaigns = defineStore('campaigns', () => {
  const { call } = useServices()
  const campaigns = ref<Campaign[]>([])
  const loaded = ref(false)

  async function load(): Promise<void> {
    campaigns.value = (await call(listCampaigns)).campaigns
    loaded.value = true
  }

  async function book(draft: CampaignDraft): Promise<Campaign> {
    const booked = await call(bookCampaign, { body: draft })
    campaigns.value = [booked, ...campaigns.value]
    return booked
  }

  async function end(id: Id): Promise<Campaign> {
    const ended = await call(endCampaign, { params: { id } })
    campaigns.value = campaigns.value.map((campaign) => (campaign.id === id ? ended : campaign))
    return ended
  }

  return { campaigns, loaded, load, book, end }
})

import type { Instant } from '@linli/contract/instants.ts'
import { listPlays, type Play } from '@linli/contract/plays.ts'
import { defineStore } from 'pinia'
import { ref } from 'vue'
import { useServices } from '../app/services.ts'

export type PlayFilter = { screenId?: string | undefined; itemId?: string | undefined }

/** Most plays in one answer. */
const PAGE = 100
export const MOST_IN_A_FILE = 500

function given(filter: PlayFilter): { screenId?: string; itemId?: string } {
  return {
    ...(filter.screenId ? { screenId: filter.screenId } : {}),
    ...(filter.itemId ? { itemId: filter.itemId } : {}),
  }
}

/** What screens have shown, newest first. */
export const usePlays = defineStore('plays', () => {
  const { call } = useServices()
  const plays = ref<Play[]>([])
  const total = ref(0)
  const loaded = ref(false)

  async function load(filter: PlayFilter): Promise<void> {
    const reply = await call(listPlays, { query: { ...given(filter), most: PAGE } })
    plays.value = reply.plays
    total.value = reply.total
    loaded.value = true
  }

  /** Up to 500 plays before a moment, for a file; they are not kept. */
  async function page(filter: PlayFilter, before?: Instant): Promise<Play[]> {
    const query = { ...given(filter), ...(before ? { before } : {}), most: MOST_IN_A_FILE }
    return (await call(listPlays, { query })).plays
  }

  return { plays, total, loaded, load, page }
})

import { addCommunity, listCommunities, type Community } from '@linli/contract/people.ts'
import type { Id } from '@linli/contract/ids.ts'
import type { Name } from '@linli/contract/text.ts'
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { useServices } from '../app/services.ts'

/** Where a community without a known zone stands. */
export const DEFAULT_ZONE = 'Asia/Shanghai'

/** The communities one works for. */
export const useCommunities = defineStore('communities', () => {
  const { call } = useServices()
  const communities = ref<Community[]>([])
  const loaded = ref(false)
  const zone = computed(() => communities.value[0]?.zone ?? DEFAULT_ZONE)

  async function load(): Promise<void> {
    communities.value = (await call(listCommunities)).communities
    loaded.value = true
  }

  async function add(name: Name, zoneOfIt: string): Promise<Community> {
    const added = await call(addCommunity, { body: { name, zone: zoneOfIt } })
    communities.value = [...communities.value, added]
    return added
  }

  function byId(id: Id): Community | undefined {
    return communities.value.find((community) => community.id === id)
  }

  function zoneOf(id: Id): string {
    return byId(id)?.zone ?? zone.value
  }

  return { communities, loaded, zone, load, add, byId, zoneOf }
})

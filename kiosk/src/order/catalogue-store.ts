import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { kioskCatalogue, type Shop } from '@linli/contract/catalogue.ts'
import { useAsking } from '../session/ask.ts'
import { useSessionWorld } from '../session/session-world.ts'

/** What the shops of the community sell. */
export const useCatalogue = defineStore('catalogue', () => {
  const { call } = useSessionWorld()
  const { busy, refusal, ask } = useAsking()
  const shops = shallowRef<Shop[] | null>(null)
  return {
    busy,
    refusal,
    shops,
    shop: (id: string) => shops.value?.find((shop) => shop.id === id),
    load: () => ask(async () => void (shops.value = (await call(kioskCatalogue)).shops)),
  }
})

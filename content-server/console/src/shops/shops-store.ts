import { listShops, type Shop } from '@linli/contract/catalogue.ts'
import { defineStore } from 'pinia'
import { ref } from 'vue'
import { useServices } from '../app/services.ts'

/** The shops that sell at the kiosks. */
export const useShops = defineStore('shops', () => {
  const { call } = useServices()
  const shops = ref<Shop[]>([])
  const loaded = ref(false)

  async function load(): Promise<void> {
    shops.value = (await call(listShops)).shops
    loaded.value = true
  }

  return { shops, loaded, load }
})

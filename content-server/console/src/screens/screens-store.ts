import type { Id } from '@linli/contract/ids.ts'
import {
  addScreen,
  listScreens,
  revokeDevice,
  type Screen,
  type ScreenDraft,
} from '@linli/contract/screens.ts'
import { defineStore } from 'pinia'
import { ref } from 'vue'
import { useServices } from '../app/services.ts'

/** The places where screens and kiosks hang and stand. */
export const useScreens = defineStore('screens', () => {
  const { call } = useServices()
  const screens = ref<Screen[]>([])
  const loaded = ref(false)

  async function load(): Promise<void> {
    screens.value = (await call(listScreens)).screens
    loaded.value = true
  }

  async function add(draft: ScreenDraft): Promise<Screen> {
    const added = await call(addScreen, { body: draft })
    screens.value = [...screens.value, added]
    return added
  }

  async function revoke(id: Id): Promise<Screen> {
    const revoked = await call(revokeDevice, { params: { id } })
    screens.value = screens.value.map((screen) => (screen.id === id ? revoked : screen))
    return revoked
  }

  function byId(id: Id): Screen | undefined {
    return screens.value.find((screen) => screen.id === id)
  }

  return { screens, loaded, load, add, revoke, byId }
})

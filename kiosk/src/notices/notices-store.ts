import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { kioskNotices, type ReadableNotice } from '@linli/contract/kiosk-notices.ts'
import { useAsking } from '../session/ask.ts'
import { useSessionWorld } from '../session/session-world.ts'

/** The live notices, the pressing ones first and then the newest. */
export const useNotices = defineStore('notices', () => {
  const { call } = useSessionWorld()
  const { busy, refusal, ask } = useAsking()
  const notices = shallowRef<ReadableNotice[] | null>(null)
  return {
    busy,
    refusal,
    notices,
    ordered: computed(() => byPriority(notices.value ?? [])),
    load: () => ask(async () => void (notices.value = (await call(kioskNotices)).notices)),
  }
})

function byPriority(notices: readonly ReadableNotice[]): ReadableNotice[] {
  return [...notices].sort((one, other) => other.priority - one.priority)
}

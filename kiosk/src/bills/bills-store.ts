import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { lookUpBills } from '@linli/contract/bills.ts'
import type { Replied } from '@linli/contract/route.ts'
import { useAsking } from '../session/ask.ts'
import { useSessionWorld } from '../session/session-world.ts'
import { afterKey, EMPTY_ENTRY, missingIn, type Entry, type Field, type PadKey } from './entry.ts'

export type HomeBills = Replied<typeof lookUpBills>

/** What is typed to find a home, and the home that was found. Personal: gone with the session. */
export const useBills = defineStore('bills', () => {
  const { call } = useSessionWorld()
  const { busy, refusal, ask } = useAsking()
  const entry = shallowRef<Entry>(EMPTY_ENTRY)
  const home = shallowRef<HomeBills | null>(null)
  /** Whether the resident has said that this is their home. */
  const confirmed = ref(false)

  function startOver(): void {
    entry.value = EMPTY_ENTRY
    home.value = null
    confirmed.value = false
    refusal.value = null
  }

  return {
    busy,
    refusal,
    entry,
    home,
    confirmed,
    press: (key: PadKey) => {
      refusal.value = null
      entry.value = afterKey(entry.value, key)
    },
    focus: (field: Field) => (entry.value = { ...entry.value, field }),
    confirm: () => (confirmed.value = true),
    startOver,
    lookUp: () =>
      ask(async () => {
        if (missingIn(entry.value)) return
        const { room, phoneLast4 } = entry.value
        home.value = await call(lookUpBills, { body: { room: room.replace(/-+$/, ''), phoneLast4 } })
        confirmed.value = false
      }),
  }
})

import type { Id } from '@linli/contract/ids.ts'
import { approvePairing, lookAtPairing } from '@linli/contract/pairing.ts'
import type { Replied } from '@linli/contract/route.ts'
import { defineStore } from 'pinia'
import { useServices } from '../app/services.ts'

export type PairingSeen = Replied<typeof lookAtPairing>

/** Bringing a device to its place by the code on its screen. */
export const usePairing = defineStore('pairing', () => {
  const { call } = useServices()

  async function look(code: string): Promise<PairingSeen> {
    return call(lookAtPairing, { body: { code } })
  }

  async function approve(code: string, screenId: Id): Promise<Id> {
    return (await call(approvePairing, { body: { code, screenId } })).deviceId
  }

  return { look, approve }
})

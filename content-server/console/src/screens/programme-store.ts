import type { Id } from '@linli/contract/ids.ts'
import { instantOf } from '@linli/contract/instants.ts'
import { explainItem, screenTurns, type Turn } from '@linli/contract/programme.ts'
import { defineStore } from 'pinia'
import { useServices } from '../app/services.ts'

export type Programme = { turns: Turn[]; planRevision: string | null }
export type Reason = { code: string; [detail: string]: unknown }

/** What screens show, and why. Asked anew each time: the answer is only true for its moment. */
export const useProgramme = defineStore('programme', () => {
  const { call, clock } = useServices()

  /** The turns of the next `ms`, the one that plays now first. */
  async function ahead(screenId: Id, ms: number): Promise<Programme> {
    const now = clock()
    const query = { from: instantOf(now), until: instantOf(now + ms) }
    return call(screenTurns, { params: { id: screenId }, query })
  }

  async function explain(screenId: Id, itemId: string, atMs: number): Promise<Reason[]> {
    const query = { itemId, at: instantOf(atMs) }
    return (await call(explainItem, { params: { id: screenId }, query })).reasons
  }

  return { ahead, explain }
})

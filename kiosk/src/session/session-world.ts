import { inject, type ComputedRef, type InjectionKey, type Ref } from 'vue'
import type { Call } from '@linli/contract/client.ts'
import type { Name } from '@linli/contract/text.ts'
import type { PageKind } from '../idle/idle.ts'

/** All that a session has of the outside. */
export type SessionWorld = {
  call: Call
  /** The time to show, ms since 1970, and the zone to show it in. */
  clock: Readonly<Ref<number>>
  zone: Readonly<Ref<string | undefined>>
  community: Readonly<Ref<Name | null>>
  newKey: () => string
  /** Tells the watch for idleness what is open. */
  page: (kind: PageKind) => void
  elder: (on: boolean) => void
  /** Whole seconds left before the session is closed, or null. */
  warning: ComputedRef<number | null>
  /** Ends the session now. */
  finish: () => void
  version: string
}

export const SESSION_WORLD: InjectionKey<SessionWorld> = Symbol('session world')

/** Throws outside a session: pages and stores live inside one only. */
export function useSessionWorld(): SessionWorld {
  const world = inject(SESSION_WORLD)
  if (!world) throw new Error('used outside a session')
  return world
}

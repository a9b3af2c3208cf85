import type { Id } from '@linli/contract/ids.ts'
import type { Instant } from '@linli/contract/instants.ts'
import { ref } from 'vue'
import { useServices } from '../app/services.ts'
import { useProgramme } from '../screens/programme-store.ts'

/** When an item comes next on a screen: a moment, on at this very time, not soon, or not known yet. */
export type NextTurn = { at: Instant; now: boolean } | 'not soon' | 'unknown'

const AHEAD_MS = 10 * 60_000
/** Most screens asked at one time: beyond that nobody reads the list to its end. */
const MOST_ASKED = 40

/** Asks a few screens for the next turn of one item. */
export function useNextTurns(itemId: Id) {
  const { clock } = useServices()
  const programme = useProgramme()
  const turns = ref<Record<Id, NextTurn>>({})

  async function ask(screenIds: readonly Id[]): Promise<void> {
    const asked = screenIds.slice(0, MOST_ASKED)
    const found = await Promise.all(asked.map(async (id) => [id, await nextOn(id)] as const))
    turns.value = Object.fromEntries(found)
  }

  async function nextOn(screenId: Id): Promise<NextTurn> {
    const { turns: ahead } = await programme.ahead(screenId, AHEAD_MS)
    const turn = ahead.find((one) => one.itemId === itemId)
    if (!turn) return 'not soon'
    return { at: turn.from, now: Date.parse(turn.from) <= clock() }
  }

  function nextTurn(screenId: Id): NextTurn {
    return turns.value[screenId] ?? 'unknown'
  }

  return { nextTurn, ask }
}

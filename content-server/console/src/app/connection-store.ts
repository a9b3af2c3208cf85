import { setupState } from '@linli/contract/people.ts'
import { Refusal } from '@linli/contract/refusals.ts'
import { defineStore } from 'pinia'
import { ref } from 'vue'
import { useServices } from './services.ts'

/** Whether the server answers. While it does not, somebody calls `retry` now and then. */
export const useConnection = defineStore('connection', () => {
  const { call } = useServices()
  const reachable = ref(true)
  /** Counts the times the server has come back, so that pages can load again. */
  const returns = ref(0)

  function reached(): void {
    if (!reachable.value) returns.value += 1
    reachable.value = true
  }

  function unreachable(): void {
    reachable.value = false
  }

  async function retry(): Promise<void> {
    try {
      await call(setupState)
    } catch (problem) {
      // Any refusal is an answer, or is told to `unreachable` already.
      if (!(problem instanceof Refusal)) throw problem
    }
  }

  return { reachable, returns, reached, unreachable, retry }
})

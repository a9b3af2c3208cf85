import { Refusal } from '@linli/contract/refusals.ts'
import { ref, shallowRef } from 'vue'

/** Something a person asks for: busy while it runs; a refusal is kept for the page to say; bugs fly. */
export function useWork() {
  const busy = ref(false)
  const refusal = shallowRef<Refusal>()

  /** True when the work was done, false when it was refused. */
  async function run(work: () => Promise<unknown>): Promise<boolean> {
    busy.value = true
    try {
      await work()
      refusal.value = undefined
      return true
    } catch (problem) {
      if (!(problem instanceof Refusal)) throw problem
      refusal.value = problem
      return false
    } finally {
      busy.value = false
    }
  }

  function clear(): void {
    refusal.value = undefined
  }

  return { busy, refusal, run, clear }
}

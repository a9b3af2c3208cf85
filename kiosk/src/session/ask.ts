import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import { Refusal } from '@linli/contract/refusals.ts'

export type Asking = {
  busy: Readonly<Ref<boolean>>
  refusal: ShallowRef<Refusal | null>
  /** Does the work unless it is being done; keeps a refusal, lets a bug fly. */
  ask: (work: () => Promise<void>) => Promise<void>
}

/** One question to the server at a time, with its refusal kept for the page. */
export function useAsking(): Asking {
  const busy = ref(false)
  const refusal = shallowRef<Refusal | null>(null)
  async function ask(work: () => Promise<void>): Promise<void> {
    if (busy.value) return
    busy.value = true
    refusal.value = null
    try {
      await work()
    } catch (problem) {
      if (!(problem instanceof Refusal)) throw problem
      refusal.value = problem
    } finally {
      busy.value = false
    }
  }
  return { busy, refusal, ask }
}

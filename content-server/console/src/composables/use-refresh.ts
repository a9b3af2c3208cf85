import { computed, onMounted, onUnmounted, watch } from 'vue'
import { useConnection } from '../app/connection-store.ts'
import { useWork } from './use-work.ts'

/**
 * Loads when the page opens, every `everyMs` while it is looked at, and when the server comes back.
 * An unreachable server is left to the bar above the page.
 */
export function useRefresh(load: () => Promise<unknown>, everyMs?: number) {
  const connection = useConnection()
  const work = useWork()
  let timer: ReturnType<typeof setTimeout> | undefined
  let open = true

  const refusal = computed(() =>
    work.refusal.value?.code === 'network/unreachable' ? undefined : work.refusal.value,
  )

  async function refresh(): Promise<void> {
    await work.run(load)
  }

  async function turn(): Promise<void> {
    if (connection.reachable && !document.hidden) await refresh()
    if (open && everyMs) timer = setTimeout(() => void turn(), everyMs)
  }

  onMounted(async () => {
    await refresh()
    if (open && everyMs) timer = setTimeout(() => void turn(), everyMs)
  })
  onUnmounted(() => {
    open = false
    clearTimeout(timer)
  })
  watch(() => connection.returns, refresh)

  return { refusal, refresh }
}

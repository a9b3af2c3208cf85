import { onMounted, onUnmounted, ref, type Ref } from 'vue'
import { useServices } from '../app/services.ts'

/** The time in ms, moving on every `everyMs`. */
export function useNow(everyMs = 1_000): Readonly<Ref<number>> {
  const { clock } = useServices()
  const now = ref(clock())
  let timer: ReturnType<typeof setInterval> | undefined
  onMounted(() => {
    timer = setInterval(() => (now.value = clock()), everyMs)
  })
  onUnmounted(() => clearInterval(timer))
  return now
}

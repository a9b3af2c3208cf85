import { onScopeDispose, ref, type Ref } from 'vue'

/** Player time, read again each second while the component lives. */
export function useSecond(clock: () => number): Readonly<Ref<number>> {
  const now = ref(clock())
  const timer = setInterval(() => (now.value = clock()), 1_000)
  onScopeDispose(() => clearInterval(timer))
  return now
}

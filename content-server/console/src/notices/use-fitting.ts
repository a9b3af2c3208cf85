import { onMounted, onUnmounted, watch, type Ref } from 'vue'

// Sizes of text as parts of the screen's shorter side, as on the screens.
const LARGEST = 0.092
const LEAST = 0.024
const STEPS = 7

/** Sets `--u` on `card` to the largest size of text at which `column` holds all of it; again when `text` changes. */
export function useFitting(
  card: Ref<HTMLElement | null>,
  column: Ref<HTMLElement | null>,
  text: () => unknown,
): void {
  let observer: ResizeObserver | undefined

  function fit(): void {
    if (!card.value || !column.value) return
    const side = Math.min(card.value.clientWidth, card.value.clientHeight)
    let fits = side * LEAST
    let tooLarge = side * LARGEST
    if (isHeldAt(tooLarge)) return
    for (let step = 0; step < STEPS; step++) {
      const middle = (fits + tooLarge) / 2
      if (isHeldAt(middle)) fits = middle
      else tooLarge = middle
    }
    isHeldAt(fits)
  }

  function isHeldAt(size: number): boolean {
    card.value?.style.setProperty('--u', `${size}px`)
    const box = column.value
    return !box || (box.scrollHeight <= box.clientHeight + 1 && box.scrollWidth <= box.clientWidth + 1)
  }

  onMounted(() => {
    observer = new ResizeObserver(fit)
    if (card.value) observer.observe(card.value)
  })
  onUnmounted(() => observer?.disconnect())
  watch(text, fit, { flush: 'post' })
}

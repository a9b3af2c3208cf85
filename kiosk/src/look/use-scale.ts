import { onScopeDispose } from 'vue'
import { pxPerMm } from './scale.ts'

/** Keeps `--mm` of the page at the length of a millimetre, also when the screen is turned. */
export function useScale(page: Window, inches: number): void {
  const root = page.document.documentElement
  const measure = () => {
    const mm = pxPerMm({ width: page.innerWidth, height: page.innerHeight, inches })
    root.style.setProperty('--mm', `${mm.toFixed(3)}px`)
  }
  measure()
  page.addEventListener('resize', measure)
  onScopeDispose(() => page.removeEventListener('resize', measure))
}

import type { Ref } from 'vue'
import { LEAST_PAGE_MS } from '../limits.ts'
import { emptyFilm, loadFilm } from './film.ts'
import type { Show } from './show.ts'

const after = (ms: number, act: () => void) => {
  const timer = setTimeout(act, ms)
  return { cancel: () => clearTimeout(timer) }
}

/** The one `<video>` of a layer, which lives as long as the player and is used for film after film. */
export function useFilm(video: Readonly<Ref<HTMLVideoElement | null>>) {
  let framed = false
  let moved = { at: 0, time: -1 }

  /** Loads the show's film up to where it is due at `now`. */
  async function load(show: Show, url: string, now: number): Promise<void> {
    const { content, durationMs } = show.creative
    if (!video.value || content.type !== 'video') return
    framed = false
    const lasts = show.plan.media[content.sha256]?.durationMs ?? durationMs
    const offsetMs = Math.max(0, now - show.slot.startsAt)
    // A film much shorter than its slot runs again; one that ends a little early holds its last frame.
    const loop = lasts < show.slot.endsAt - show.slot.startsAt - LEAST_PAGE_MS / 10
    await loadFilm(video.value, { url, muted: content.muted ?? true, loop, offsetMs }, after)
  }

  function begin(now: number): void {
    const element = video.value
    if (!element) return
    moved = { at: now, time: -1 }
    element.requestVideoFrameCallback(() => (framed = true))
    element.play().catch(() => {
      // A browser that lets no sound begin by itself still shows the film.
      element.muted = true
      element.play().catch(() => undefined)
    })
  }

  function stalledFor(now: number): number {
    const element = video.value
    if (!element || element.ended) return 0
    if (element.currentTime !== moved.time) moved = { at: now, time: element.currentTime }
    return now - moved.at
  }

  function empty(): void {
    if (video.value) emptyFilm(video.value)
    framed = false
  }

  return { load, begin, stalledFor, empty, framed: () => framed }
}

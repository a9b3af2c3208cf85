import { STALL_MS } from '../limits.ts'

/** A film longer than this to load is not waited for. */
const LOAD_WITHIN_MS = 15_000

/** Loads a film into an element that stays; resolves when it can play through, at `offsetMs` of it. */
export async function loadFilm(
  video: HTMLVideoElement,
  film: { url: string; muted: boolean; loop: boolean; offsetMs: number },
  after: (ms: number, act: () => void) => { cancel(): void },
): Promise<void> {
  video.muted = film.muted
  video.loop = film.loop
  video.preload = 'auto'
  video.src = film.url
  await heard(video, 'canplaythrough', after)
  if (film.offsetMs < STALL_MS / 10) return
  const seconds = film.offsetMs / 1000
  video.currentTime =
    film.loop && video.duration > 0 ? seconds % video.duration : Math.min(seconds, video.duration)
  await heard(video, 'seeked', after)
}

/** Lets go of the film and its memory; the element stays. */
export function emptyFilm(video: HTMLVideoElement): void {
  if (!video.hasAttribute('src')) return
  video.pause()
  video.removeAttribute('src')
  video.load()
}

function heard(
  video: HTMLVideoElement,
  event: 'canplaythrough' | 'seeked',
  after: (ms: number, act: () => void) => { cancel(): void },
): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = (problem?: string) => {
      timer.cancel()
      video.removeEventListener(event, good)
      video.removeEventListener('error', bad)
      if (problem === undefined) resolve()
      else reject(new Error(problem))
    }
    const good = () => done()
    const bad = () => done(video.error?.message ?? 'the film cannot be played')
    const timer = after(LOAD_WITHIN_MS, () => done('the film did not load in time'))
    video.addEventListener(event, good)
    video.addEventListener('error', bad)
  })
}

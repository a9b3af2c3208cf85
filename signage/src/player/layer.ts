import type { Show } from './show.ts'

/** One of the two surfaces of the player. What it holds is ready before it is due and covers the whole stage. */
export type Layer = {
  /** Loads and decodes; resolves when it can be shown without a gap, rejects when it cannot. */
  prepare: (show: Show, now: number) => Promise<void>
  /** Lets a film run; nothing for what stands still. */
  begin: (now: number) => void
  /** Whether a picture is on the surface, so that it may come to the front. */
  hasFrame: () => boolean
  /** Calls back once, at the first frame painted from now on. */
  nextPaint: (painted: () => void) => void
  /** How long a film that should run has stood still, ms. */
  stalledFor: (now: number) => number
  /** Once a frame, while it is in front. */
  tick: (now: number) => void
  /** Stops and lets go of what it holds; it is covered by now. */
  rest: () => void
}

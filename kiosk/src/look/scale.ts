/** The glass: its pixels and its diagonal in inches, as makers give it. */
export type Glass = { width: number; height: number; inches: number }

export const USUAL_INCHES = 21.5
const MM_PER_INCH = 25.4
/** The pages are drawn for a shorter edge of so many millimetres: a 21.5″ panel. */
const DRAWN_FOR_MM = 268

/**
 * How many CSS pixels a millimetre is. On larger panels everything grows with the glass instead of staying
 * small in a large field; on smaller ones a target keeps its size in millimetres under the finger.
 */
export function pxPerMm({ width, height, inches }: Glass): number {
  const measured = Math.hypot(width, height) / (inches * MM_PER_INCH)
  const filling = Math.min(width, height) / DRAWN_FOR_MM
  return Math.max(measured, filling)
}

/** The diagonal a page was opened with (`#inches=27`), between a tablet and a wall; the usual one otherwise. */
export function inchesFrom(fragment: string): number {
  const inches = Number(new URLSearchParams(fragment.replace(/^#/, '')).get('inches'))
  return inches >= 10 && inches <= 100 ? inches : USUAL_INCHES
}

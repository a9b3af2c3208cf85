/** Side of the little picture that is stretched behind one that does not fill the screen. */
const LITTLE = 48

/**
 * Fills a small canvas with a soft copy of a picture or film: stretched over the stage it is a blurred side fill, and
 * costs no filter on each frame.
 */
export function fillBlurred(canvas: HTMLCanvasElement, from: HTMLImageElement | HTMLVideoElement): void {
  canvas.width = LITTLE
  canvas.height = LITTLE
  const brush = canvas.getContext('2d')
  if (!brush) return
  brush.filter = 'blur(5px) brightness(0.72) saturate(1.15)'
  // Beyond the edge, so that the blur does not fade to black there.
  brush.drawImage(from, -8, -8, LITTLE + 16, LITTLE + 16)
}

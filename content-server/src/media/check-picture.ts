import sharp, { type Metadata, type Sharp } from 'sharp'
import { refuse } from '@linli/contract/refusals.ts'

/** Room for 8K less a sliver; one picture of this size takes some 130 MB while it is read. */
export const MOST_PIXELS = 33_000_000
/** No screen shows more along its longer side. */
export const LONGEST_EDGE = 3840
const MOST_SECONDS = 30

// Pictures of strangers are read one after another: nothing to keep, and one thread each is enough.
sharp.cache(false)
sharp.concurrency(1)

/** What comes without loss stays without loss. */
const LOSSLESS = new Set<string>(['png', 'gif'])
const TAKEN = new Set<string>(['jpeg', 'png', 'webp', 'gif', 'heif'])

export type Picture = { type: 'image/webp'; width: number; height: number }

/**
 * Reads a picture to its last row and writes it anew as WebP: upright, the first frame only, at most
 * `LONGEST_EDGE` along a side, and without a byte of what else the file held (EXIF, comments, appended pages).
 */
export async function remadePicture(path: string): Promise<Picture & { bytes: Buffer }> {
  const { format } = await demandPicture(path)
  const remade = reading(path)
    .autoOrient()
    .resize({ width: LONGEST_EDGE, height: LONGEST_EDGE, fit: 'inside', withoutEnlargement: true })
    .webp(
      LOSSLESS.has(format) ? { lossless: true, effort: 2 } : { quality: 88, effort: 3, smartSubsample: true },
    )
  const { data, info } = await remade.toBuffer({ resolveWithObject: true }).catch(refuseDamaged)
  return { type: 'image/webp', width: info.width, height: info.height, bytes: data }
}

/** Reads a WebP picture to its last row and leaves it as it is. */
export async function checkedPicture(path: string): Promise<Picture> {
  const { format, width, height } = await demandPicture(path)
  if (format !== 'webp') throw refuse('media/not-an-image-or-video')
  await reading(path).raw().toBuffer().catch(refuseDamaged)
  return { type: 'image/webp', width, height }
}

function reading(path: string): Sharp {
  return sharp(path, { limitInputPixels: MOST_PIXELS, failOn: 'error', sequentialRead: true }).timeout({
    seconds: MOST_SECONDS,
  })
}

/** Only the header is read here, so that a bomb is refused before it goes off. */
async function demandPicture(path: string): Promise<Metadata> {
  const header = await sharp(path, { limitInputPixels: false }).metadata().catch(refuseDamaged)
  if (!TAKEN.has(header.format)) throw refuse('media/not-an-image-or-video')
  if (header.width * header.height > MOST_PIXELS) throw refuse('media/too-many-pixels')
  return header
}

function refuseDamaged(cause: unknown): never {
  throw Object.assign(refuse('media/truncated'), { cause })
}

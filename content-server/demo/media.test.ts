import { readdir, readFile, stat } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { ALL_FORMATS, BufferSource, Input } from 'mediabunny'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { district } from './district.ts'
import { demoMedia, posterNames, type Clip, type MediaKey, type Picture } from './media-index.ts'

const media = fileURLToPath(new URL('./media/', import.meta.url))
const kilobyte = 1_024
const limits = { picture: 160 * kilobyte, clip: 1_000 * kilobyte, folder: 6_000 * kilobyte }

const pictures: [MediaKey, Picture][] = []
const clips: [MediaKey, Clip][] = []
for (const [key, one] of demoMedia) {
  if ('durationMs' in one) clips.push([key, one])
  else pictures.push([key, one])
}

function referencedMedia(): MediaKey[] {
  const spots = [...district.campaigns, ...district.publicService]
  return [
    ...spots.flatMap(({ creatives }) => [...creatives.landscape, ...creatives.portrait]),
    ...district.housePool,
    ...district.notices.flatMap((notice) => notice.picture ?? []),
    ...district.catalogue.flatMap((shop) => shop.products.map((product) => product.picture)),
  ]
}

describe('the demo media', () => {
  it('are all used, and all that is used is there', async () => {
    expect([...new Set(referencedMedia())].sort()).toEqual([...demoMedia.keys()].sort())
    const files = [...demoMedia.values()].map(({ file }) => file)
    expect((await readdir(media)).sort()).toEqual(files.sort())
  })

  it('stay small: 160 kB a picture, 1 MB a clip, 6 MB together', async () => {
    let total = 0
    for (const { file, type } of demoMedia.values()) {
      const { size } = await stat(media + file)
      expect(size, file).toBeLessThanOrEqual(type === 'image/webp' ? limits.picture : limits.clip)
      total += size
    }
    expect(total).toBeLessThanOrEqual(limits.folder)
  })

  it('hold pictures of the size and type they claim, none of them blank', async () => {
    for (const [key, { file, width, height }] of pictures) {
      const picture = sharp(media + file)
      expect(await picture.metadata(), key).toMatchObject({ format: 'webp', width, height })
      const { channels } = await picture.stats()
      expect(Math.max(...channels.map(({ stdev }) => stdev)), key).toBeGreaterThan(20)
    }
  })

  it('leave the upper right corner calm, where the player puts the mark of an ad', async () => {
    for (const name of posterNames) {
      for (const orientation of ['landscape', 'portrait'] as const) {
        const key: MediaKey = `${name}-${orientation}`
        const { file, width, height } = demoMedia.get(key) ?? expect.fail(`${key} is missing`)
        const corner = { width: Math.round(width * 0.09), height: Math.round(height * 0.05) }
        const pixels = sharp(media + file).extract({ left: width - corner.width, top: 0, ...corner })
        const { channels } = await sharp(await pixels.greyscale().png().toBuffer()).stats()
        expect(channels[0]?.stdev, key).toBeLessThan(calm(key))
      }
    }
  })

  it('hold clips of the codec, size and length they claim, silent', async () => {
    const codecs = { 'video/mp4': 'avc', 'video/webm': 'vp9' } as const
    for (const [key, { file, type, width, height, durationMs }] of clips) {
      const bytes = new Uint8Array(await readFile(media + file))
      const input = new Input({ formats: ALL_FORMATS, source: new BufferSource(bytes) })
      const track = await input.getPrimaryVideoTrack()
      expect(track?.codec, key).toBe(codecs[type])
      expect([track?.displayWidth, track?.displayHeight], key).toEqual([width, height])
      expect(await input.getPrimaryAudioTrack(), key).toBeNull()
      expect(Math.abs((await input.computeDuration()) * 1_000 - durationMs), key).toBeLessThan(40)
    }
  })

  it('start the MP4 at once: its index comes before its pictures', async () => {
    const bytes = await readFile(`${media}bakery-clip-landscape.mp4`)
    expect(bytes.indexOf('moov')).toBeGreaterThan(0)
    expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'))
  })
})

/** In grey levels of 255. The kerb's hatching runs the whole height of one poster. */
function calm(key: MediaKey): number {
  return key === 'psa-fire-lane-portrait' ? 20 : 12
}

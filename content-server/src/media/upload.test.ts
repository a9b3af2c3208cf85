import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Call } from '@linli/contract/client.ts'
import { uploadMedia, type Media } from '@linli/contract/media.ts'
import type { RefusalCode } from '@linli/contract/refusals.ts'
import { startTestApp, type TestApp } from '../test/start-app.ts'
import { endlessTable, gif, onePixelBomb, phonePhoto, picture, polyglot, sample } from './upload-corpus.ts'

let app: TestApp
let staff: Call
beforeAll(async () => {
  app = await startTestApp()
  staff = await app.staffOf('c1')
})
afterAll(() => app.stop())
// Every upload counts; sixty an hour are allowed.
beforeEach(() => app.passMs(60_000))

function upload(body: Uint8Array, name = 'picture.png', communityId = 'c1'): Promise<Media> {
  return staff(uploadMedia, { query: { communityId, name }, body })
}

async function served(media: Media): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of app.context.blobs.open(media.sha256)) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

/** Every file below the blobs' directory, and how many files the table knows and the audit has seen. */
async function left() {
  const { store, config } = app.context
  const files = readdirSync(join(config.dataDirectory, 'media'), { recursive: true, withFileTypes: true })
  const lines = await store.read.audit.latest(undefined, 500)
  return {
    files: files.filter((entry) => entry.isFile()).map(({ name }) => name),
    drafts: files.filter(({ name }) => name.startsWith('draft-')).length,
    uploads: lines.filter(({ verb }) => verb === 'upload-media').length,
  }
}

describe('a picture', () => {
  it('is served as WebP, whatever it came as', async () => {
    for (const format of ['jpeg', 'png', 'webp', 'avif'] as const) {
      const media = await upload(await picture(160, 90).toFormat(format).toBuffer(), `a.${format}`)
      expect(media).toMatchObject({ type: 'image/webp', width: 160, height: 90, name: `a.${format}` })
      const bytes = await served(media)
      expect(bytes.length).toBe(media.bytes)
      expect((await sharp(bytes).metadata()).format).toBe('webp')
    }
  })

  it('loses no pixel of a PNG', async () => {
    const original = picture(120, 80)
    const media = await upload(await original.clone().png().toBuffer())
    expect(
      await sharp(await served(media))
        .raw()
        .toBuffer(),
    ).toEqual(await original.raw().toBuffer())
  })

  it('is told by its content: a JPEG called cat.gif is a picture, a text called cat.png is none', async () => {
    const media = await upload(await picture(20, 20).jpeg().toBuffer(), 'cat.gif')
    expect(media.type).toBe('image/webp')
    await expect(upload(Buffer.from('just a text'), 'cat.png')).rejects.toThrow('media/not-an-image-or-video')
  })

  it('stands upright and says neither where it was taken nor by whom', async () => {
    const media = await upload(await phonePhoto(), 'IMG_0001.jpg')
    expect([media.width, media.height]).toEqual([200, 300])
    const bytes = await served(media)
    const { exif, xmp, icc, orientation } = await sharp(bytes).metadata()
    expect({ exif, xmp, icc, orientation }).toEqual({})
    expect(bytes.includes('SecretPhone') || bytes.includes('GPS')).toBe(false)
  })

  it('keeps the first frame of an animation', async () => {
    const media = await upload(await gif(), 'dance.gif')
    expect(media).toMatchObject({ type: 'image/webp', width: 40, height: 30 })
    expect((await sharp(await served(media)).metadata()).pages ?? 1).toBe(1)
  })

  it('brings no script along, though it was a page as well', async () => {
    const bytes = await served(await upload(await polyglot(), 'photo.jpg.html'))
    expect(bytes.includes('script')).toBe(false)
  })

  it('is made smaller when no screen shows so much', async () => {
    const large = await sharp({ create: { width: 5000, height: 2500, channels: 3, background: '#0E5A4E' } })
      .jpeg()
      .toBuffer()
    expect(await upload(large)).toMatchObject({ width: 3840, height: 1920 })
  })
})

describe('a film', () => {
  it.each([
    ['h264.mp4', 'video/mp4'],
    ['h264-index-last.mp4', 'video/mp4'],
    ['fragmented.mp4', 'video/mp4'],
    ['av1.mp4', 'video/mp4'],
    ['vp8.webm', 'video/webm'],
    ['vp9.webm', 'video/webm'],
    ['vp9-of-unknown-length.webm', 'video/webm'],
  ])('%s is kept as it is', async (file, type) => {
    const media = await upload(sample(file), 'film')
    expect(media).toMatchObject({ type, width: 320, height: 180, bytes: sample(file).length })
    expect(Math.abs((media.durationMs ?? 0) - 2000)).toBeLessThanOrEqual(200)
    expect(await served(media)).toEqual(sample(file))
  })
})

describe('what is refused', () => {
  const html = Buffer.from('<!doctype html><script>alert(1)</script>')
  const svg = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>',
  )
  const half = (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length / 2))
  const heic = Buffer.concat([Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), Buffer.alloc(200)])
  const corpus: [string, RefusalCode, () => Buffer | Promise<Buffer>][] = [
    ['a web page called photo.jpg', 'media/not-an-image-or-video', () => html],
    ['an SVG', 'media/not-an-image-or-video', () => svg],
    ['a PDF', 'media/not-an-image-or-video', () => Buffer.from('%PDF-1.7\n')],
    ['a program', 'media/not-an-image-or-video', () => Buffer.from('\x7fELF\x02\x01\x01', 'latin1')],
    ['nothing at all', 'media/not-an-image-or-video', () => Buffer.alloc(0)],
    ['an HEIC', 'media/not-an-image-or-video', () => heic],
    ['a Matroska film', 'media/not-an-image-or-video', () => sample('vp9.mkv')],
    ['half a PNG', 'media/truncated', async () => half(await picture(400, 300).png().toBuffer())],
    ['half a JPEG', 'media/truncated', async () => half(await picture(400, 300).jpeg().toBuffer())],
    ['half a WebP', 'media/truncated', async () => half(await picture(400, 300).webp().toBuffer())],
    ['half an AVIF', 'media/truncated', async () => half(await picture(400, 300).avif().toBuffer())],
    ['half a GIF', 'media/truncated', async () => half(await picture(400, 300).gif().toBuffer())],
    [
      'the signature of a PNG and no more',
      'media/truncated',
      () => Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    ],
    ['half an MP4', 'media/truncated', () => half(sample('h264.mp4'))],
    ['half an MP4 whose index comes last', 'media/truncated', () => half(sample('h264-index-last.mp4'))],
    ['half a fragmented MP4', 'media/truncated', () => half(sample('fragmented.mp4'))],
    ['half a WebM', 'media/truncated', () => half(sample('vp9.webm'))],
    ['half a WebM of unknown length', 'media/truncated', () => half(sample('vp9-of-unknown-length.webm'))],
    [
      'the head of an MP4 and noise',
      'media/truncated',
      () => Buffer.from('\0\0\0\x10ftypisom\0\0\0\0\xff\xff\xff\xff', 'latin1'),
    ],
    ['an HEVC film', 'media/codec', () => sample('hevc.mp4')],
    ['a film of 125 seconds', 'media/too-long', () => sample('125-seconds.mp4')],
  ]

  it.each(corpus)('%s: %s, and nothing of it stays', async (_, code, make) => {
    const before = await left()
    await expect(upload(await make(), 'photo.jpg')).rejects.toMatchObject({ code })
    expect(await left()).toEqual(before)
  })

  it('a picture of 16 000 by 16 000 pixels in one colour, at once', async () => {
    const bomb = onePixelBomb(16_000)
    expect(bomb.length).toBeLessThan(1024 * 1024)
    const before = await left()
    const since = performance.now()
    await expect(upload(bomb)).rejects.toMatchObject({ code: 'media/too-many-pixels' })
    expect(performance.now() - since).toBeLessThan(500)
    expect(await left()).toEqual(before)
  })

  it('a film whose table of samples would fill all memory; the server lives on', async () => {
    const before = await left()
    await expect(upload(endlessTable())).rejects.toMatchObject({ code: 'media/truncated' })
    expect(await left()).toEqual(before)
    expect((await upload(sample('h264.mp4'), 'film')).type).toBe('video/mp4')
  }, 40_000)

  it('more than 50 MiB, announced or not', async () => {
    const before = await left()
    const much = Buffer.alloc(51 * 1024 * 1024)
    much.set(await picture(20, 20).jpeg().toBuffer())
    await expect(upload(much)).rejects.toMatchObject({ code: 'request/too-large' })
    expect(await left()).toEqual(before)
  })

  it('a community one does not work for, exactly like one that does not exist', async () => {
    const body = await picture(20, 20).png().toBuffer()
    const foreign = await upload(body, 'a', 'c2').catch((error: unknown) => error)
    const unknown = await upload(body, 'a', 'c9').catch((error: unknown) => error)
    expect(foreign).toMatchObject({ code: 'thing/not-found', details: { communityId: 'c2' } })
    expect(unknown).toMatchObject({ code: 'thing/not-found', details: { communityId: 'c9' } })
    const operator = await app.operator()
    const query = { communityId: 'c9', name: 'a' }
    await expect(operator(uploadMedia, { query, body })).rejects.toMatchObject({ code: 'thing/not-found' })
  })
})

it('is one file and one audit line, however often the same picture comes', async () => {
  const body = await picture(77, 55).jpeg().toBuffer()
  const before = await left()
  const first = await upload(body, 'first.jpg')
  const again = await upload(body, 'again.jpg')
  expect(again.sha256).toBe(first.sha256)
  const after = await left()
  expect(after.files.length - before.files.length).toBe(1)
  expect(after.uploads - before.uploads).toBe(1)
})

it('lets nobody upload more than sixty files an hour', async () => {
  const call = await app.signInAs('eager', [{ role: 'community-staff', communityId: 'c1' }])
  const ask = () => call(uploadMedia, { query: { communityId: 'c1', name: 'a' }, body: Buffer.from('x') })
  for (let i = 0; i < 60; i += 1)
    await expect(ask()).rejects.toMatchObject({ code: 'media/not-an-image-or-video' })
  await expect(ask()).rejects.toMatchObject({ code: 'request/too-many' })
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import sharp from 'sharp'

/** A clip made with ffmpeg for these tests: two seconds of a test card. */
export function sample(file: string): Buffer {
  return readFileSync(join(import.meta.dirname, 'samples', file))
}

/** A colourful picture with noise, so that it does not compress to nothing. */
export function picture(width: number, height: number) {
  const pixels = Buffer.alloc(width * height * 3)
  for (let i = 0; i < pixels.length; i += 1) pixels[i] = (i * 7919 + ((i * i) % 251)) % 256
  return sharp(pixels, { raw: { width, height, channels: 3 } })
}

/** A JPEG taken with a phone: where it was taken, by whom, and held on its side. */
export function phonePhoto(): Promise<Buffer> {
  return picture(300, 200)
    .withExif({
      IFD0: { Make: 'SecretPhone', Artist: 'Resident of 1201' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '31/1 14/1 0/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '121/1 28/1 0/1',
      },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
}

/** A JPEG that is a web page to whoever believes its name. */
export async function polyglot(): Promise<Buffer> {
  const photo = await picture(60, 40).jpeg().toBuffer()
  const page = Buffer.from('<html><script>alert(document.domain)</script></html>')
  const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, page.length + 2]), page])
  return Buffer.concat([photo.subarray(0, 2), comment, photo.subarray(2), page])
}

/** A PNG of one colour, so many pixels along each side: a few hundred kilobytes that want a gigabyte of memory. */
export function onePixelBomb(side: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const rows = deflateSync(Buffer.alloc(side * (side * 3 + 1)), { level: 9 })
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, body: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length)
  const crc = Buffer.alloc(4)
  crc.writeUInt32BE(crc32(typed))
  return Buffer.concat([length, typed, crc])
}

function crc32(bytes: Buffer): number {
  let crc = ~0
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return ~crc >>> 0
}

/** The same film, claiming in its table of durations to have four thousand million samples. */
export function endlessTable(): Buffer {
  const film = Buffer.from(sample('h264.mp4'))
  film.writeUInt32BE(0xffff_ffff, film.indexOf('stts') + 12)
  return film
}

export async function gif(): Promise<Buffer> {
  const frames = await Promise.all([
    picture(40, 30).png().toBuffer(),
    picture(40, 30).negate().png().toBuffer(),
  ])
  return sharp(frames, { join: { animated: true } })
    .gif()
    .toBuffer()
}

import { pipeline } from 'node:stream/promises'
import type { Media } from '@linli/contract/media.ts'
import type { Context } from '../context.ts'
import type { Exchange } from '../http/serve.ts'
import { byteRange } from './byte-range.ts'

/** Sends the bytes, or those asked for, or says that the caller has them already. */
export async function sendMedia(
  { blobs }: Pick<Context, 'blobs'>,
  media: Media,
  exchange: Exchange,
): Promise<void> {
  const { request, response } = exchange
  const etag = `"${media.sha256}"`
  response.set({
    etag,
    // Private, because not everyone may see it; immutable, because the address is the hash of the content.
    'cache-control': 'private, max-age=31536000, immutable',
    'accept-ranges': 'bytes',
    'content-type': media.type,
    'content-disposition': 'inline',
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
  })
  if (names(request.get('if-none-match'), etag)) return void response.status(304).end()
  const size = await blobs.size(media.sha256)
  if (size === undefined) throw new Error(`The bytes of ${media.sha256} are missing`)
  const stale = request.get('if-range') !== undefined && request.get('if-range') !== etag
  const range = stale ? 'everything' : byteRange(request.get('range'), size)
  if (range === 'unsatisfiable')
    return void response.status(416).set('content-range', `bytes */${size}`).end()
  const { start, end } = range === 'everything' ? { start: 0, end: size - 1 } : range
  if (range !== 'everything') response.status(206).set('content-range', `bytes ${start}-${end}/${size}`)
  response.set('content-length', String(end - start + 1))
  if (request.method === 'HEAD') return void response.end()
  await pipeline(blobs.open(media.sha256, { start, end }), response).catch(unlessGone)
}

function names(header: string | undefined, etag: string): boolean {
  return (header ?? '').split(',').some((tag) => [etag, `W/${etag}`, '*'].includes(tag.trim()))
}

/** Whoever asked may hang up: players do so at every seek. */
function unlessGone(error: unknown): void {
  if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
}

import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { answerRefusal, refusal } from './loopback-answers.ts'
import { byteRange } from './byte-range.ts'
import type { MediaStore } from './media-store.ts'

/** Sends a verified medium, or the part of it that is asked for. */
export async function serveMedium(
  store: MediaStore,
  sha256: string,
  type: string | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const medium = type === undefined ? null : await store.open(sha256)
  if (!medium || type === undefined) return answerRefusal(response, refusal('thing/not-found'))
  const { handle, bytes } = medium
  const range = byteRange(request.headers.range, bytes)
  const { start, end } = typeof range === 'string' ? { start: 0, end: bytes - 1 } : range
  response.setHeader('accept-ranges', 'bytes')
  response.setHeader('content-type', type)
  if (range === 'none' || request.method === 'HEAD') {
    await handle.close()
    const headers = range === 'none' ? { 'content-range': `bytes */${bytes}` } : { 'content-length': bytes }
    response.writeHead(range === 'none' ? 416 : 200, headers).end()
    return
  }
  response.writeHead(range === 'whole' ? 200 : 206, {
    'content-length': end - start + 1,
    ...(range === 'whole' ? {} : { 'content-range': `bytes ${start}-${end}/${bytes}` }),
  })
  // The stream closes the handle, also when the page goes away in the middle.
  await pipeline(handle.createReadStream({ start, end, highWaterMark: 1024 * 1024 }), response)
}

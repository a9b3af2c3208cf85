import type { Request } from 'express'
import { refuse } from '@linli/contract/refusals.ts'

/** Largest JSON body, in bytes: a full delivery of plays. */
export const MOST_JSON_BYTES = 512 * 1024

/** The raw body, up to the limit; the exact bytes matter, because devices sign them. */
export async function readBody(request: Request): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of limitedUpload(request, MOST_JSON_BYTES)) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

/** The body as it comes; refused as soon as it is larger than allowed. */
export async function* limitedUpload(request: Request, mostBytes: number): AsyncIterable<Uint8Array> {
  const announced = Number(request.headers['content-length'] ?? 0)
  if (announced > mostBytes) throw refuse('request/too-large', { mostBytes })
  let seen = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    seen += part.length
    if (seen > mostBytes) throw refuse('request/too-large', { mostBytes })
    yield part
  }
}

/** The body as JSON; nothing at all is `undefined`. */
export function jsonIn(bytes: Buffer): unknown {
  if (bytes.length === 0) return undefined
  try {
    return JSON.parse(bytes.toString('utf8')) as unknown
  } catch {
    throw refuse('request/malformed', { problems: ['body: not JSON'] })
  }
}

import { open, rm, stat } from 'node:fs/promises'
import type { Medium } from '@linli/playlists'
import { fetchMedia } from '@linli/contract/media.ts'
import { Refusal } from '@linli/contract/refusals.ts'
import { pathOf } from '@linli/contract/route.ts'
import { either } from './either.ts'
import { BYTES_WITHIN_MS } from './limits.ts'
import type { MediaStore } from './media-store.ts'
import type { ServerLink } from './server-link.ts'

/**
 * 'ready': on the disk, hash right. 'missing': the server does not have it. 'wrong': it has other bytes or another
 * size. A cut connection or a portal's page throws; what has come is kept for the next time.
 */
export type Downloaded = 'ready' | 'missing' | 'wrong'

/** Brings one medium, going on where the last time ended. Never takes more bytes than the plan says. */
export async function downloadMedium(
  parts: { link: ServerLink; store: MediaStore; signal: AbortSignal },
  sha256: string,
  medium: Medium,
): Promise<Downloaded> {
  const { link, store } = parts
  const path = store.partPath(sha256)
  const from = await begunBytes(path, medium.bytes)
  if (from === medium.bytes) return (await store.accept(sha256)) ? 'ready' : 'wrong'
  const quiet = quietAfter(BYTES_WITHIN_MS, parts.signal)
  try {
    const answer = await openFrom(link, sha256, from, quiet.signal)
    if (answer === 'missing') return 'missing'
    const startsAt = answer.status === 206 ? from : 0
    if (!isOfType(answer, medium) || !isOfSize(answer, medium, startsAt)) {
      await answer.body?.cancel()
      if (isOfType(answer, medium)) return 'wrong'
      throw new Error(`not a medium: ${answer.headers.get('content-type')}`)
    }
    const whole = await append(path, startsAt, answer, medium.bytes, quiet.heard)
    if (!whole) return 'wrong'
  } finally {
    quiet.stop()
  }
  return (await store.accept(sha256)) ? 'ready' : 'wrong'
}

async function openFrom(
  link: ServerLink,
  sha256: string,
  from: number,
  signal: AbortSignal,
): Promise<Response | 'missing'> {
  const headers = { 'accept-encoding': 'identity', ...(from > 0 ? { range: `bytes=${from}-` } : {}) }
  try {
    return await link.open({ method: 'GET', path: pathOf(fetchMedia, { sha256 }), headers, signal })
  } catch (problem) {
    if (problem instanceof Refusal && problem.code === 'thing/not-found') return 'missing'
    throw problem
  }
}

// Looked at before a byte is written: a portal's page must not overwrite half of a film.
function isOfType(answer: Response, medium: Medium): boolean {
  const type = (answer.headers.get('content-type') ?? '').split(';')[0]?.trim()
  return type === medium.type || type === 'application/octet-stream'
}

function isOfSize(answer: Response, medium: Medium, startsAt: number): boolean {
  if (answer.status === 206) {
    return answer.headers.get('content-range') === `bytes ${startsAt}-${medium.bytes - 1}/${medium.bytes}`
  }
  const length = answer.headers.get('content-length')
  return answer.status === 200 && (length === null || Number(length) === medium.bytes)
}

// Answers false when more came than there may be; throws when less came.
async function append(
  path: string,
  startsAt: number,
  answer: Response,
  bytes: number,
  heard: () => void,
): Promise<boolean> {
  const handle = await open(path, startsAt > 0 ? 'r+' : 'w')
  let at = startsAt
  try {
    for await (const chunk of answer.body ?? []) {
      heard()
      if (at + chunk.byteLength > bytes) {
        await handle.truncate(0)
        return false
      }
      await handle.write(chunk, 0, chunk.byteLength, at)
      at += chunk.byteLength
    }
  } finally {
    await handle.close()
  }
  if (at < bytes) throw new Error(`the connection ended after ${at} of ${bytes} bytes`)
  return true
}

// More than there may be is worth nothing.
async function begunBytes(path: string, bytes: number): Promise<number> {
  const have = (await stat(path).catch(() => null))?.size ?? 0
  if (have <= bytes) return have
  await rm(path, { force: true })
  return 0
}

/** Aborts when nothing has been heard for so long. */
function quietAfter(ms: number, outer: AbortSignal) {
  const quiet = new AbortController()
  const ring = () => quiet.abort(new DOMException('no byte came', 'TimeoutError'))
  let timer = setTimeout(ring, ms)
  const { signal, release } = either(outer, quiet.signal)
  return {
    signal,
    heard() {
      clearTimeout(timer)
      timer = setTimeout(ring, ms)
    },
    stop() {
      clearTimeout(timer)
      release()
    },
  }
}

import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, stat, writeFile } from 'node:fs/promises'
import type { Media } from '@linli/contract/media.ts'
import { refuse } from '@linli/contract/refusals.ts'
import { checkedPicture, remadePicture } from './check-picture.ts'
import { checkedVideo } from './check-video.ts'
import { fileKind, HEAD_BYTES, type FileKind } from './file-kind.ts'

/** A file that may be served: where it lies, and what is told of it. */
export type Checked = { path: string } & Omit<Media, 'name' | 'addedAt'>

/** Checks a stranger's file. Pictures are written anew beside it, films stay as they are. */
export async function checkFile(path: string): Promise<Checked> {
  const kind = await kindOf(path)
  if (kind === 'mp4' || kind === 'webm') return described(path, await checkedVideo(path, kind))
  const { bytes, ...picture } = await remadePicture(path)
  const remade = `${path}.webp`
  await writeFile(remade, bytes)
  return described(remade, picture)
}

/** Checks a file of our own, which is served as it is: WebP, MP4 or WebM. */
export async function checkOwnFile(path: string): Promise<Checked> {
  const kind = await kindOf(path)
  if (kind === 'mp4' || kind === 'webm') return described(path, await checkedVideo(path, kind))
  return described(path, await checkedPicture(path))
}

async function kindOf(path: string): Promise<FileKind> {
  const handle = await open(path)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    const kind = fileKind(buffer.subarray(0, bytesRead))
    if (!kind) throw refuse('media/not-an-image-or-video')
    return kind
  } finally {
    await handle.close()
  }
}

type Seen = Pick<Media, 'type' | 'width' | 'height' | 'durationMs'>

async function described(path: string, seen: Seen): Promise<Checked> {
  const hash = createHash('sha256')
  for await (const part of createReadStream(path)) hash.update(part as Buffer)
  return { path, sha256: hash.digest('hex'), bytes: (await stat(path)).size, ...seen }
}

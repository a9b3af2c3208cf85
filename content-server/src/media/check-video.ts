import { open } from 'node:fs/promises'
import { refuse } from '@linli/contract/refusals.ts'
import { MOST_PIXELS } from './check-picture.ts'
import { probeVideo, type Probe } from './probe-video.ts'
import { allBoxesWhole, allElementsWhole, readerOf } from './whole-file.ts'

export const MOST_SECONDS = 120

/** What every Chromium plays, by container. */
const CODECS: Record<Probe['format'], ReadonlySet<string>> = {
  MP4: new Set(['avc', 'vp9', 'av1']),
  WebM: new Set(['vp8', 'vp9', 'av1']),
}
const TYPES = { MP4: 'video/mp4', WebM: 'video/webm' } as const

export type Video = { type: 'video/mp4' | 'video/webm'; width: number; height: number; durationMs: number }

/** Looks whether a film is whole, not too long, and of a kind that screens play. It stays as it is. */
export async function checkedVideo(path: string, kind: 'mp4' | 'webm'): Promise<Video> {
  if (!(await isWhole(path, kind))) throw refuse('media/truncated')
  const { format, trackCount, video } = await probeVideo(path)
  if (!video) throw refuse(trackCount === 0 ? 'media/truncated' : 'media/not-an-image-or-video')
  if (!CODECS[format].has(video.codec)) throw refuse('media/codec', { codec: video.codec })
  if (video.lastBytes === 0 || video.seconds <= 0) throw refuse('media/truncated')
  if (video.seconds > MOST_SECONDS) throw refuse('media/too-long', { mostSeconds: MOST_SECONDS })
  if (video.width * video.height > MOST_PIXELS) throw refuse('media/too-many-pixels')
  const { width, height } = video
  return { type: TYPES[format], width, height, durationMs: Math.max(1, Math.round(video.seconds * 1000)) }
}

async function isWhole(path: string, kind: 'mp4' | 'webm'): Promise<boolean> {
  const handle = await open(path)
  try {
    const { size } = await handle.stat()
    const read = readerOf(handle)
    return await (kind === 'mp4' ? allBoxesWhole(read, size) : allElementsWhole(read, size))
  } finally {
    await handle.close()
  }
}

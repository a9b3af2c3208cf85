import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Media } from '@linli/contract/media.ts'
import { demoMedia, type MediaKey } from '../../demo/media-index.ts'
import type { Context } from '../context.ts'
import { fileKind } from '../media/file-kind.ts'

/** The file of each key, once it is stored. */
export type DemoMedia = (key: MediaKey) => Media

/**
 * Stores the district's own pictures and clips as they are. What the index says of them is taken as it stands:
 * a test puts every one of them through the checks of an upload.
 */
export async function seedMedia(
  { blobs, clock }: Pick<Context, 'blobs' | 'clock'>,
  assetsDirectory: string,
): Promise<Map<MediaKey, Media>> {
  const draft = await blobs.newDraft()
  try {
    const stored = [...demoMedia].map(async ([key, { file, ...facts }]): Promise<[MediaKey, Media]> => {
      const bytes = await readFile(join(assetsDirectory, file))
      if (fileKind(bytes) !== facts.type.split('/')[1]) throw new Error(`The demo's file ${file} is damaged.`)
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      if ((await blobs.size(sha256)) !== bytes.length) {
        const path = join(draft, file)
        await writeFile(path, bytes)
        await blobs.put(sha256, path)
      }
      return [key, { ...facts, sha256, bytes: bytes.length, name: file, addedAt: clock() }]
    })
    return new Map(await Promise.all(stored))
  } finally {
    await blobs.dropDraft(draft)
  }
}

/** Looks files up by key. Throws when the index has none of that key. */
export function mediaByKey(stored: ReadonlyMap<MediaKey, Media>): DemoMedia {
  return (key) => {
    const media = stored.get(key)
    if (!media) throw new Error(`The demo has no file ${key}.`)
    return media
  }
}

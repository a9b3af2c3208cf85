import { createReadStream } from 'node:fs'
import { mkdir, mkdtemp, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { msOf, type Instant } from '@linli/contract/instants.ts'

/** Bytes `start` to `end`, both included. */
export type ByteRange = { start: number; end: number }

/** Where the bytes of media lie, by the SHA-256 of what they are. A file that is there never changes. */
export type Blobs = {
  /** A new empty folder for files in the making. */
  newDraft(): Promise<string>
  dropDraft(folder: string): Promise<void>
  /** Removes drafts that somebody left behind before this moment; says how many. */
  sweepDrafts(before: Instant): Promise<number>
  /** Takes the finished file at `path` over; when this returns it survives a power cut. */
  put(sha256: string, path: string): Promise<void>
  /** Bytes, or undefined when there is no such file. */
  size(sha256: string): Promise<number | undefined>
  open(sha256: string, range?: ByteRange): Readable
}

const READ_BYTES = 1024 * 1024

/** Files below `directory`: `ab/abcd…`, and `drafts/`. */
export function diskBlobs(directory: string): Blobs {
  const drafts = join(directory, 'drafts')
  const pathOf = (sha256: string) => join(directory, sha256.slice(0, 2), sha256)
  return {
    async newDraft() {
      await mkdir(drafts, { recursive: true })
      return mkdtemp(join(drafts, 'draft-'))
    },
    dropDraft: (folder) => rm(folder, { recursive: true, force: true }),
    sweepDrafts: (before) => sweep(drafts, msOf(before)),

    async put(sha256, path) {
      const home = join(directory, sha256.slice(0, 2))
      const made = await mkdir(home, { recursive: true })
      await sync(path)
      // The same bytes may be there already; replacing them by themselves is harmless to whoever reads.
      await rename(path, pathOf(sha256))
      await syncFolder(home)
      if (made !== undefined) await syncFolder(directory)
    },

    async size(sha256) {
      try {
        return (await stat(pathOf(sha256))).size
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
        throw error
      }
    },

    open: (sha256, range) => createReadStream(pathOf(sha256), { ...range, highWaterMark: READ_BYTES }),
  }
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Makes the names in a folder durable. Windows keeps them so by itself and opens no folders. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function sweep(drafts: string, beforeMs: number): Promise<number> {
  await mkdir(drafts, { recursive: true })
  let swept = 0
  for (const name of await readdir(drafts)) {
    const folder = join(drafts, name)
    const { mtimeMs } = await stat(folder)
    if (mtimeMs >= beforeMs) continue
    await rm(folder, { recursive: true, force: true })
    swept += 1
  }
  return swept
}

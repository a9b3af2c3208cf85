import { createHash } from 'node:crypto'
import { constants, type BigIntStats } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat, statfs, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { Sha256 } from '@linli/contract/ids.ts'
import { codeOf, syncDirectory } from './durable.ts'

/** A verified file, opened: whoever reads it reads the bytes that were checked. The taker closes it. */
export type OpenMedium = { handle: FileHandle; bytes: number }

type Seal = string

/**
 * Media by the SHA-256 of their bytes. A file is only ever handed out after its hash was right in this run and while
 * the disk says that nobody has touched it since.
 */
export class MediaStore {
  readonly #dir: string
  readonly #now: () => number
  readonly #seals = new Map<string, Seal>()
  readonly #usedAt = new Map<string, number>()
  readonly #listed = new Set<string>()

  private constructor(dir: string, now: () => number) {
    this.#dir = dir
    this.#now = now
  }

  /** Opens the store; files are read later. */
  static async open(dir: string, now: () => number): Promise<MediaStore> {
    const store = new MediaStore(dir, now)
    await mkdir(store.#parts, { recursive: true })
    const names = await readdir(dir)
    for (const name of names.filter((one) => Sha256.safeParse(one).success)) store.#listed.add(name)
    return store
  }

  get #parts(): string {
    return join(this.#dir, 'part')
  }

  #path(sha256: string): string {
    return join(this.#dir, Sha256.parse(sha256))
  }

  /** Where a download grows. */
  partPath(sha256: string): string {
    return join(this.#parts, `${Sha256.parse(sha256)}.part`)
  }

  /** Whether a verified file is there, as far as is known without reading it. */
  has(sha256: string): boolean {
    return this.#seals.has(sha256)
  }

  /** Whether a file of this name is there that has not turned out to be wrong. */
  mayHave(sha256: string): boolean {
    return this.#listed.has(sha256)
  }

  /** Opens a file, checking its hash when it is not known; null when it is not there or was wrong (then it is gone). */
  async open(sha256: string): Promise<OpenMedium | null> {
    const handle = await openToRead(this.#path(sha256))
    const facts = await handle?.stat({ bigint: true })
    if (!handle || !facts) {
      this.#forgetOne(sha256)
      return null
    }
    if (this.#seals.get(sha256) !== sealOf(facts)) {
      this.#seals.delete(sha256)
      if ((await hashOf(handle)) !== sha256) {
        await handle.close()
        await this.#drop(sha256)
        return null
      }
      this.#seal(sha256, facts)
    }
    this.#usedAt.set(sha256, this.#now())
    return { handle, bytes: Number(facts.size) }
  }

  /** Whether a file is there whose hash is right; reads it when that is not known. */
  async check(sha256: string): Promise<boolean> {
    const medium = await this.open(sha256)
    await medium?.handle.close()
    return medium !== null
  }

  /** Makes a finished download a medium, if its hash is right; else it is dropped. Says which. */
  async accept(sha256: string): Promise<boolean> {
    const part = this.partPath(sha256)
    const handle = await openToRead(part)
    if (!handle) return false
    const right = (await hashOf(handle)) === sha256
    if (right) await handle.sync()
    await handle.close()
    // A name that is there already holds the same bytes and may be playing.
    if (!right || (await this.check(sha256))) {
      await rm(part, { force: true })
      return right
    }
    await rename(part, this.#path(sha256))
    await syncDirectory(this.#dir)
    this.#seal(sha256, await stat(this.#path(sha256), { bigint: true }))
    return true
  }

  /** Looks at every file again; answers those that were wrong and are gone. */
  async scrub(): Promise<string[]> {
    const wrong: string[] = []
    for (const name of [...this.#listed]) {
      this.#seals.delete(name)
      if (!(await this.check(name))) wrong.push(name)
    }
    return wrong
  }

  /**
   * Removes what was shown longest ago and is not to be kept, until `mostBytes` are left, and begun downloads that
   * nobody wants. Answers the bytes freed.
   */
  async evict(keep: ReadonlySet<string>, mostBytes: number): Promise<number> {
    for (const name of await readdir(this.#parts)) {
      if (!keep.has(name.replace(/\.part$/, ''))) await rm(join(this.#parts, name), { force: true })
    }
    const files = await Promise.all([...this.#listed].map((name) => this.#kept(name)))
    let left = files.reduce((total, file) => total + file.bytes, 0)
    const before = left
    for (const file of files.sort((a, b) => a.usedAt - b.usedAt)) {
      if (left <= mostBytes) break
      if (keep.has(file.name)) continue
      await this.#drop(file.name)
      left -= file.bytes
    }
    return before - left
  }

  async freeBytes(): Promise<number> {
    const disk = await statfs(this.#dir)
    return disk.bavail * disk.bsize
  }

  /** Removes everything. */
  async forget(): Promise<void> {
    this.#seals.clear()
    this.#listed.clear()
    await rm(this.#dir, { recursive: true, force: true })
    await mkdir(this.#parts, { recursive: true })
  }

  async #kept(name: string): Promise<{ name: string; bytes: number; usedAt: number }> {
    const facts = await stat(this.#path(name)).catch(() => null)
    return { name, bytes: facts?.size ?? 0, usedAt: this.#usedAt.get(name) ?? facts?.mtimeMs ?? 0 }
  }

  #seal(sha256: string, facts: BigIntStats): void {
    this.#seals.set(sha256, sealOf(facts))
    this.#listed.add(sha256)
  }

  #forgetOne(sha256: string): void {
    this.#seals.delete(sha256)
    this.#listed.delete(sha256)
  }

  async #drop(sha256: string): Promise<void> {
    await rm(this.#path(sha256), { force: true })
    this.#forgetOne(sha256)
  }
}

// A changed byte, another length or another file under this name all show here; the change time cannot be set back.
function sealOf(facts: BigIntStats): Seal {
  return [facts.dev, facts.ino, facts.size, facts.mtimeNs, facts.ctimeNs].join(' ')
}

async function openToRead(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, constants.O_RDONLY)
  } catch (problem) {
    if (codeOf(problem) === 'ENOENT') return null
    throw problem
  }
}

async function hashOf(handle: FileHandle): Promise<string> {
  const hash = createHash('sha256')
  const chunk = Buffer.allocUnsafe(1024 * 1024)
  for (let at = 0; ;) {
    const { bytesRead } = await handle.read(chunk, 0, chunk.length, at)
    if (bytesRead === 0) return hash.digest('hex')
    hash.update(chunk.subarray(0, bytesRead))
    at += bytesRead
  }
}

import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const FOLDER = join(import.meta.dirname, '../../content-server/demo/media')
const files = new Map<string, string>()

/** The address of one of the demo's pictures by its name; null where there is none. */
export function pictureOf(name: string): string | null {
  const file = join(FOLDER, `${name}.webp`)
  if (name === '' || !existsSync(file)) return null
  const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex')
  files.set(sha256, file)
  return sha256
}

export function pictureBytes(sha256: string): Buffer | null {
  const file = files.get(sha256)
  return file === undefined ? null : readFileSync(file)
}

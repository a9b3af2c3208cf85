import { readFile, readdir } from 'node:fs/promises'
import { extname, join, relative } from 'node:path'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
}

export type PageFile = { type: string; bytes: Buffer }

/**
 * The built page, read whole once: what is not in it does not exist, so no path can lead outside.
 * `/` is its index.html.
 */
export async function readPageFiles(dir: string): Promise<Map<string, PageFile>> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true })
  const files = new Map<string, PageFile>()
  for (const entry of entries) {
    const type = TYPES[extname(entry.name)]
    if (!entry.isFile() || !type) continue
    const path = join(entry.parentPath, entry.name)
    files.set(`/${relative(dir, path).replaceAll('\\', '/')}`, { type, bytes: await readFile(path) })
  }
  const index = files.get('/index.html')
  if (!index) throw new Error(`no index.html in ${dir}: build the page first`)
  return files.set('/', index)
}

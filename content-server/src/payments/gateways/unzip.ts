import { crc32 } from 'node:zlib'
import { fromBuffer, type Entry, type ZipFile } from 'yauzl'

const MOST_FILES = 16
const MOST_BYTES = 512 * 1024 * 1024

/** The files of a ZIP, their names as bytes: who wrote it decides how they read. Rejects when it is damaged. */
export async function unzip(bytes: Uint8Array): Promise<{ name: Buffer; bytes: Buffer }[]> {
  const zip = await opened(bytes)
  const files: { name: Buffer; bytes: Buffer }[] = []
  let total = 0
  for (let entry = await nextEntry(zip); entry; entry = await nextEntry(zip)) {
    total += entry.uncompressedSize
    if (files.length >= MOST_FILES || total > MOST_BYTES) throw new Error('the ZIP holds too much')
    const content = await contentOf(zip, entry)
    if (crc32(content) !== entry.crc32) throw new Error('the ZIP is damaged')
    files.push({ name: entry.fileNameRaw, bytes: content })
  }
  return files
}

function opened(bytes: Uint8Array): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(Buffer.from(bytes), { lazyEntries: true, decodeStrings: false }, (error, zip) =>
      error ? reject(error) : resolve(zip),
    )
  })
}

function nextEntry(zip: ZipFile): Promise<Entry | null> {
  return new Promise((resolve, reject) => {
    zip.removeAllListeners()
    zip
      .once('entry', resolve)
      .once('end', () => resolve(null))
      .once('error', reject)
    zip.readEntry()
  })
}

function contentOf(zip: ZipFile, entry: Entry): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(error)
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => resolve(Buffer.concat(parts))).on('error', reject)
    })
  })
}

import type { FileHandle } from 'node:fs/promises'

/** More parts than any file of two minutes has; a file of nothing but headers is not walked for ever. */
const MOST_PARTS = 200_000

/** Reads `count` bytes at `position`; fewer come at the end of the file. */
type ReadAt = (position: number, count: number) => Promise<Buffer>

export function readerOf(handle: FileHandle): ReadAt {
  return async (position, count) => {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(count), 0, count, position)
    return buffer.subarray(0, bytesRead)
  }
}

/** Whether every top-level box of an MP4 file ends within it (ISO/IEC 14496-12 §4.2). */
export async function allBoxesWhole(read: ReadAt, fileBytes: number): Promise<boolean> {
  let position = 0
  for (let parts = 0; parts < MOST_PARTS; parts += 1) {
    if (position === fileBytes) return parts > 0
    const head = await read(position, 16)
    if (head.length < 8) return false
    const bytes = boxBytes(head, fileBytes - position)
    if (bytes < 8 || position + bytes > fileBytes) return false
    position += bytes
  }
  return false
}

function boxBytes(head: Buffer, left: number): number {
  const short = head.readUInt32BE(0)
  // 0: to the end of the file; 1: the length follows in 64 bits.
  if (short === 0) return left
  if (short !== 1) return short
  return head.length < 16 ? 0 : Number(head.readBigUInt64BE(8))
}

const SEGMENT = 0x18538067
const CLUSTER = 0x1f43b675

/**
 * Whether every element of a WebM file ends within it (RFC 8794 §6). Segments and clusters of unknown length,
 * as recorders write them, are entered and their elements walked one by one.
 */
export async function allElementsWhole(read: ReadAt, fileBytes: number): Promise<boolean> {
  let position = 0
  for (let parts = 0; parts < MOST_PARTS; parts += 1) {
    if (position === fileBytes) return parts > 0
    const element = elementIn(await read(position, 12))
    if (!element) return false
    position += element.headBytes
    if (element.bytes !== 'unknown') position += element.bytes
    else if (element.id !== SEGMENT && element.id !== CLUSTER) return false
    if (position > fileBytes) return false
  }
  return false
}

function elementIn(head: Buffer): { id: number; headBytes: number; bytes: number | 'unknown' } | undefined {
  const idBytes = Math.clz32(head[0] ?? 0) - 23
  const sizeBytes = Math.clz32(head[idBytes] ?? 0) - 23
  if (idBytes > 4 || sizeBytes > 8 || head.length < idBytes + sizeBytes) return undefined
  const id = head.readUIntBE(0, idBytes)
  const mask = (1n << BigInt(7 * sizeBytes)) - 1n
  const size = BigInt(`0x${head.toString('hex', idBytes, idBytes + sizeBytes)}`) & mask
  return { id, headBytes: idBytes + sizeBytes, bytes: size === mask ? 'unknown' : Number(size) }
}

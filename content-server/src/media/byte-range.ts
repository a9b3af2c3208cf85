import type { ByteRange } from './blobs.ts'

/**
 * What a Range header asks of `size` bytes (RFC 9110 §14). Several ranges, other units and what is not
 * well formed are answered with everything, as the standard allows.
 */
export function byteRange(
  header: string | undefined,
  size: number,
): ByteRange | 'everything' | 'unsatisfiable' {
  const asked = /^bytes=(\d{1,15})?-(\d{1,15})?$/.exec(header ?? '')
  const [, first, last] = asked ?? []
  if (first === undefined) return last === undefined ? 'everything' : lastBytes(Number(last), size)
  const start = Number(first)
  const end = Math.min(Number(last ?? Infinity), size - 1)
  if (last !== undefined && Number(last) < start) return 'everything'
  return start >= size ? 'unsatisfiable' : { start, end }
}

function lastBytes(count: number, size: number): ByteRange | 'unsatisfiable' {
  if (count === 0 || size === 0) return 'unsatisfiable'
  return { start: Math.max(0, size - count), end: size - 1 }
}

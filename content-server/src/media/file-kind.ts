/** What a file is, told by how its content begins; its name is not asked. */
export type FileKind = 'jpeg' | 'png' | 'webp' | 'gif' | 'avif' | 'mp4' | 'webm'

/** So many bytes are enough to tell. */
export const HEAD_BYTES = 64

const text = new TextDecoder('latin1')

/**
 * The kind of the file that begins like this, or undefined when it is none that is taken (SVG, HTML, PDF, …).
 * Signatures: WHATWG MIME Sniffing §6.1 and §6.2; brands: ISO/IEC 14496-12 §4.3, AV1 Image File Format §6.
 */
export function fileKind(head: Uint8Array): FileKind | undefined {
  const at = (from: number, count: number) => text.decode(head.subarray(from, from + count))
  if (at(0, 3) === '\xff\xd8\xff') return 'jpeg'
  if (at(0, 8) === '\x89PNG\r\n\x1a\n') return 'png'
  if (at(0, 4) === 'RIFF' && at(8, 4) === 'WEBP') return 'webp'
  if (at(0, 6) === 'GIF87a' || at(0, 6) === 'GIF89a') return 'gif'
  if (at(0, 4) === '\x1a\x45\xdf\xa3') return 'webm'
  if (at(4, 4) === 'ftyp') return kindOfBrands(at(8, 4), at(16, HEAD_BYTES - 16))
  return undefined
}

/** Pictures in HEVC and Apple's QuickTime share the box format with MP4 and are not taken. */
const FOREIGN_BRANDS = /^(hei|hev|mif|msf|qt {2}|crx )/

function kindOfBrands(major: string, compatible: string): FileKind | undefined {
  if (/^avi[fs]$/.test(major)) return 'avif'
  if (/^(mif|msf)/.test(major) && /^(.{4})*avi[fs]/s.test(compatible)) return 'avif'
  return FOREIGN_BRANDS.test(major) ? undefined : 'mp4'
}

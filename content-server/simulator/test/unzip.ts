import { crc32, inflateRawSync } from 'node:zlib'

/** A ZIP of GBK files, read by its central directory (APPNOTE 4.3.12) without any of the simulator's own code. */
export function unzipSync(bytes: Buffer): Map<string, string> {
  const gbk = new TextDecoder('gbk', { fatal: true })
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  const files = new Map<string, string>()
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (bytes.readUInt16LE(at + 8) & 0x800) throw new Error('the names are said to be UTF-8')
    const nameLength = bytes.readUInt16LE(at + 28)
    const name = gbk.decode(bytes.subarray(at + 46, at + 46 + nameLength))
    const local = bytes.readUInt32LE(at + 42)
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const plain = inflateRawSync(bytes.subarray(from, from + bytes.readUInt32LE(at + 20)))
    if (crc32(plain) !== bytes.readUInt32LE(at + 16)) throw new Error('the checksum does not fit')
    files.set(name, gbk.decode(plain))
    at += 46 + nameLength
  }
  return files
}

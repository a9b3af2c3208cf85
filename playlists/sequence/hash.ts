/** FNV-1a over the UTF-16 units of `text`, started from `seed`: uint32. Breaks ties the same way everywhere. */
export function fnv1a(seed: number, text: string): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    hash = Math.imul(hash ^ (unit & 0xff), 0x01000193) >>> 0
    hash = Math.imul(hash ^ (unit >> 8), 0x01000193) >>> 0
  }
  return hash
}

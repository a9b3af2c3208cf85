import type { Sha256 } from '@linli/contract/ids.ts'

/** Where a checked file is served. */
export function mediaUrl(sha256: Sha256): string {
  return `/media/${sha256}`
}

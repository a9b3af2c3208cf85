import type { KeyObject } from 'node:crypto'
import { msOf, type Instant } from '@linli/contract/instants.ts'
import { readCertificates, readPublicKey } from './rsa.ts'

type PlatformKey = { id: string; key: KeyObject; validFromMs: number; validToMs: number }

/** The keys a channel signs with, several at once while it changes them. */
export type PlatformKeys = {
  /** The id we ask to be answered with; null in certificate mode, where the channel chooses. */
  preferredId: string | null
  /** The key of that id, while it is valid. */
  find(id: string, now: Instant): KeyObject | undefined
}

/** From public keys by id, the newest first, and from a bundle of platform certificates, by serial number. */
export function platformKeys(
  publicKeys: readonly { id: string; pem: string }[],
  certificates: string | null,
): PlatformKeys {
  const always = { validFromMs: -Infinity, validToMs: Infinity }
  const keys: PlatformKey[] = publicKeys.map(({ id, pem }) => ({ id, key: readPublicKey(pem), ...always }))
  for (const { serial, ...certificate } of certificates === null ? [] : readCertificates(certificates))
    keys.push({ id: serial, ...certificate })
  if (keys.length === 0) throw new Error('there is no key of the channel to verify its answers with')
  return {
    preferredId: publicKeys[0]?.id ?? null,
    find(id, now) {
      const at = msOf(now)
      return keys.find((key) => key.id === id && key.validFromMs <= at && at <= key.validToMs)?.key
    },
  }
}

import type { Fault } from '../faults.ts'
import type { World } from '../world.ts'
import { rsa2 } from './signing.ts'

/** Alipay's signature on this text, spoilt as asked; null when it is to be left out. */
export function signatureOn(world: World, text: string, fault: Fault | null): string | null {
  const { platform, merchants } = world.keys.alipay
  if (fault?.kind === 'unsigned') return null
  // The merchant's own key: a good one, and not the right one.
  if (fault?.kind === 'wrongKey') return rsa2(merchants[0]?.keys.privatePem ?? '', text)
  const signature = rsa2(platform.privatePem, text)
  return fault?.kind === 'probeSignature' ? [...signature].reverse().join('') : signature
}

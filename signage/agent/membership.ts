import { join } from 'node:path'
import { z } from 'zod'
import { Id, PublicKey } from '@linli/contract/ids.ts'
import { DEVICE_ROLES } from '@linli/contract/screens.ts'
import { Name } from '@linli/contract/text.ts'
import { readIfThere, removeForGood, writeWhole } from './durable.ts'

/** What a device keeps of its pairing. */
export const Membership = z.object({
  deviceId: Id,
  screenId: Id,
  role: z.enum(DEVICE_ROLES),
  screenName: Name,
  communityName: Name,
  planKey: z.object({ keyId: z.string(), publicKey: PublicKey }),
})
export type Membership = z.infer<typeof Membership>

const fileIn = (dir: string) => join(dir, 'pairing.json')

/** The pairing kept on the disk; null when there is none, or none that can be read. */
export async function readMembership(dir: string): Promise<Membership | null> {
  const text = await readIfThere(fileIn(dir))
  if (text === null) return null
  try {
    return Membership.parse(JSON.parse(text))
  } catch {
    return null
  }
}

export async function keepMembership(dir: string, membership: Membership): Promise<void> {
  await writeWhole(fileIn(dir), JSON.stringify(membership, null, 2), 0o600)
}

export async function forgetMembership(dir: string): Promise<void> {
  await removeForGood(fileIn(dir))
}

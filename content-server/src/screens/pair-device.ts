import { createHash } from 'node:crypto'
import { instantOf, msOf } from '@linli/contract/instants.ts'
import { CODE_ALPHABET } from '@linli/contract/pairing.ts'
import { refuse } from '@linli/contract/refusals.ts'
import type { DeviceRole } from '@linli/contract/screens.ts'
import { record } from '../audit/record.ts'
import type { Context } from '../context.ts'
import { scopeOf, type PersonActor } from '../people/actor.ts'
import type { Pairing } from './pairing-store.ts'

/** How long a code can be entered, and how often its device may ask whether it was. */
export const CODE_MS = 10 * 60_000
export const ASK_AGAIN_MS = 2_000

type Needs = Pick<Context, 'store' | 'clock' | 'newId' | 'random'>

/** A device asks for a code. Only the code's hash is kept. */
export async function askForCode(
  { store, clock, random }: Needs,
  device: { publicKey: string; role: DeviceRole; label: string; address: string },
): Promise<{ code: string; expiresAt: string; askAgainAfterMs: number }> {
  const code = newCode(random)
  const createdAt = clock()
  const expiresAt = instantOf(msOf(createdAt) + CODE_MS)
  await store.change((stores) =>
    stores.pairings.open({ ...device, codeHash: codeHash(code), createdAt, expiresAt, deviceId: null }),
  )
  return { code, expiresAt, askAgainAfterMs: ASK_AGAIN_MS }
}

/** Where the pairing of this key stands. */
export async function pairingState(
  { store, clock, planKey }: Pick<Context, 'store' | 'clock' | 'planKey'>,
  publicKey: string,
) {
  const device = await store.read.devices.findByKey(publicKey)
  const pairing = await store.read.pairings.latestOf(publicKey)
  if (device && device.revokedAt === null) {
    const screen = await store.read.screens.find('everywhere', device.screenId)
    const [community] = await store.read.people.communities([device.communityId])
    if (!screen || !community) throw new Error(`device ${device.id} stands nowhere`)
    return {
      state: 'paired' as const,
      deviceId: device.id,
      screenId: screen.id,
      role: device.role,
      screenName: screen.name,
      communityName: community.name,
      planKey: planKey.announce(),
    }
  }
  if (!pairing || pairing.deviceId !== null || pairing.expiresAt <= clock())
    return { state: 'expired' as const }
  return { state: 'waiting' as const, expiresAt: pairing.expiresAt }
}

/** The pairing that shows this code, still open. */
export async function openPairing(
  { store, clock }: Pick<Context, 'store' | 'clock'>,
  code: string,
): Promise<Pairing> {
  const pairing = await store.read.pairings.findByCode(codeHash(code))
  if (!pairing) throw refuse('pairing/no-such-code')
  if (pairing.deviceId !== null) throw refuse('pairing/already-used')
  if (pairing.expiresAt <= clock()) throw refuse('pairing/expired')
  return pairing
}

/** Staff enter the code of the device that stands at a place. Whatever was there before is revoked. */
export async function approvePairing(
  context: Needs,
  actor: PersonActor,
  { code, screenId }: { code: string; screenId: string },
): Promise<string> {
  const { store, clock, newId } = context
  const screen = await store.read.screens.find(scopeOf(actor), screenId)
  if (!screen) throw refuse('thing/not-found', { screenId })
  const pairing = await openPairing(context, code)
  if (pairing.role !== screen.role)
    throw refuse('pairing/role-mismatch', { device: pairing.role, place: screen.role })
  return store.change(async (stores) => {
    const at = clock()
    await stores.devices.revokeAt(screenId, at)
    const deviceId = await stores.devices.enrol({
      id: newId(),
      publicKey: pairing.publicKey,
      screenId,
      role: pairing.role,
      at,
    })
    if (!(await stores.pairings.use(pairing.codeHash, deviceId, at))) throw refuse('pairing/already-used')
    await stores.screens.markPlanDue([screenId])
    await record(context, stores, {
      actor,
      verb: 'pair-device',
      thing: `screen:${screenId}`,
      details: { deviceId, fingerprint: fingerprint(pairing.publicKey) },
    })
    return deviceId
  })
}

/** Sixteen hex digits by which two people can compare a key. */
export function fingerprint(publicKey: string): string {
  const digits = createHash('sha256').update(publicKey).digest('hex').slice(0, 16).toUpperCase()
  return digits.replace(/(.{4})(?=.)/g, '$1 ')
}

function newCode(random: Context['random']): string {
  const letters: string[] = []
  // A byte of 240 or more would make some letters likelier than others.
  while (letters.length < 8)
    letters.push(
      ...[...random(16)].filter((byte) => byte < 240).map((byte) => CODE_ALPHABET[byte % 20] as string),
    )
  return letters.slice(0, 8).join('')
}

function codeHash(code: string): string {
  return createHash('sha256').update(`linli-pairing ${code}`).digest('hex')
}

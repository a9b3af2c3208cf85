import type { Grant } from '@linli/contract/people.ts'
import { district } from '../../demo/district.ts'
import type { StaffAccount } from '../../demo/district-types.ts'
import { record } from '../audit/record.ts'
import type { Context } from '../context.ts'
import { hashPassword } from '../people/password.ts'
import type { NewPerson } from '../people/people-store.ts'
import type { Stores } from '../store/stores.ts'
import { localDay } from '../time/local-time.ts'
import { demoAccounts } from './demo-accounts.ts'
import type { DemoDay } from './demo-day.ts'
import { seedBills } from './seed-bills.ts'
import { seedCampaigns } from './seed-campaigns.ts'
import { mediaByKey, seedMedia } from './seed-media.ts'
import { seedNotices } from './seed-notices.ts'
import { seedPlaces } from './seed-places.ts'
import { seedShops } from './seed-shops.ts'

type Needs = Pick<Context, 'config' | 'store' | 'clock' | 'newId' | 'random' | 'blobs' | 'log'>

/**
 * Fills an empty database with the demo district. All rows come in one transaction: whoever is killed on the way
 * leaves files and passwords, which the next start takes up, and no row. Does nothing once there is anybody.
 */
export async function seedDemo(
  context: Needs,
  { assetsDirectory }: { assetsDirectory: string },
): Promise<'seeded' | 'already there'> {
  const { store, clock, log } = context
  if (!(await store.read.people.isNobodyThere())) return 'already there'
  const now = clock()
  const day: DemoDay = { now, zone: district.zone, today: localDay(now, district.zone) }
  const [stored, people] = await Promise.all([seedMedia(context, assetsDirectory), staff(context)])
  const seeded = await store.change(async (stores) => {
    // The same row that a visitor who creates the first operator claims; it can be had once.
    if (!(await stores.leases.take('first-operator', 'demo', 0, Number.MAX_SAFE_INTEGER))) return undefined
    if (!(await stores.people.isNobodyThere())) return undefined
    const media = mediaByKey(stored)
    await seedPlaces(stores)
    for (const file of stored.values()) await stores.media.add(file, 'system:demo')
    const notices = await seedNotices(stores, day, media)
    const campaigns = await seedCampaigns(stores, day, media)
    await seedShops(stores, media)
    await seedBills(stores, day)
    for (const person of people) await stores.people.add(person)
    const counts = { notices, campaigns, media: stored.size, people: people.length }
    await enterInAudit(context, stores, counts)
    return counts
  })
  if (seeded) log.info(seeded, 'the demo district is there')
  return seeded ? 'seeded' : 'already there'
}

async function staff(context: Needs): Promise<NewPerson[]> {
  const accounts = await demoAccounts(context)
  return Promise.all(
    accounts.map(async ({ login, password, zh }) => ({
      ...{ id: `person-${login}`, login, name: zh, createdAt: context.clock() },
      grants: district.staff.filter((account) => account.login === login).flatMap(grantsOf),
      passwordHash: await hashPassword(password),
    })),
  )
}

function grantsOf(account: StaffAccount): Grant[] {
  if (account.role === 'operator') return [{ role: 'operator', communityId: null }]
  return account.communities.map((communityId) => ({ role: account.role, communityId }))
}

async function enterInAudit(context: Needs, stores: Stores, details: Record<string, unknown>): Promise<void> {
  const actor = { kind: 'system', name: 'demo' } as const
  await record(context, stores, { actor, verb: 'seed-demo', thing: `district:${district.key}`, details })
}

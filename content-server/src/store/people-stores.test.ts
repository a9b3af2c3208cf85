import { expect, it } from 'vitest'
import { openStore } from './open-store.ts'
import { AT, LATER, seed } from './test-seed.ts'
import { describeStores } from './test-stores.ts'

const lin = {
  id: 'p1',
  login: 'lin',
  name: '林晚',
  passwordHash: '$argon2id$…',
  createdAt: AT,
  grants: [
    { role: 'community-staff' as const, communityId: 'c1' },
    { role: 'community-staff' as const, communityId: 'c2' },
  ],
}

describeStores('people', ({ open }) => {
  it('are nobody at first, then somebody', async () => {
    const store = await open()
    await store.change(seed)
    expect(await store.read.people.isNobodyThere()).toBe(true)
    await store.change((stores) => stores.people.add(lin))
    expect(await store.read.people.isNobodyThere()).toBe(false)
  })

  it('are found by login with their grants, and by id without their password', async () => {
    const store = await open()
    await store.change(seed)
    await store.change((stores) => stores.people.add(lin))
    const { createdAt: _, ...found } = lin
    expect(await store.read.people.findByLogin('lin')).toEqual(found)
    const { passwordHash: __, ...person } = found
    expect(await store.read.people.find('p1')).toEqual(person)
    expect(await store.read.people.findByLogin('nobody')).toBeUndefined()
    expect(await store.read.people.find('p2')).toBeUndefined()
  })

  it('cannot share a login', async () => {
    const store = await open()
    await store.change(seed)
    await store.change((stores) => stores.people.add(lin))
    await expect(store.change((stores) => stores.people.add({ ...lin, id: 'p2' }))).rejects.toThrow()
    expect(await store.read.people.find('p2')).toBeUndefined()
  })

  it('hold grants only in communities that exist', async () => {
    const store = await open()
    const elsewhere = { ...lin, grants: [{ role: 'community-staff' as const, communityId: 'c9' }] }
    await expect(store.change((stores) => stores.people.add(elsewhere))).rejects.toThrow()
    expect(await store.read.people.isNobodyThere()).toBe(true)
  })

  it('see the communities of their scope, and none when they have none', async () => {
    const store = await open()
    await store.change(seed)
    const ids = async (scope: 'everywhere' | string[]) =>
      (await store.read.people.communities(scope)).map(({ id }) => id)
    expect(await ids('everywhere')).toEqual(['c1', 'c2'])
    expect(await ids(['c2'])).toEqual(['c2'])
    expect(await ids([])).toEqual([])
  })
})

describeStores('sessions', ({ open }) => {
  const session = { tokenHash: 't1', personId: 'p1', at: AT, expiresAt: LATER }
  const before = '2026-11-21T07:00:00.000Z'

  async function withSession() {
    const store = await open()
    await store.change(seed)
    await store.change((stores) => stores.people.add(lin))
    await store.change((stores) => stores.sessions.open(session))
    return store.read.sessions
  }

  it('are open until they expire, or lie idle', async () => {
    const sessions = await withSession()
    expect(await sessions.find('t1', AT, before)).toMatchObject({ person_id: 'p1' })
    expect(await sessions.find('t1', LATER, before)).toBeUndefined()
    expect(await sessions.find('t1', AT, AT)).toBeUndefined()
    expect(await sessions.find('t2', AT, before)).toBeUndefined()
  })

  it('stay open while they are used', async () => {
    const sessions = await withSession()
    await sessions.touch('t1', '2026-11-21T08:30:00.000Z')
    expect(await sessions.find('t1', '2026-11-21T08:45:00.000Z', AT)).toMatchObject({ token_hash: 't1' })
  })

  it('are gone once closed', async () => {
    const sessions = await withSession()
    await sessions.close('t1')
    expect(await sessions.find('t1', AT, before)).toBeUndefined()
  })

  it('are forgotten when they have expired, not before', async () => {
    const sessions = await withSession()
    expect(await sessions.forgetExpired(AT)).toBe(0)
    expect(await sessions.forgetExpired(LATER)).toBe(1)
  })
})

describeStores('the audit', ({ open, database }) => {
  const line = (id: string, at: string) => ({
    id,
    at,
    actor: 'person:lin',
    verb: 'publish-notice',
    thing: 'notice:n1',
    details: { heading: '停水', screens: ['c1-screen'] },
  })

  it('is read newest first, a page at a time', async () => {
    const store = await open()
    await store.change(async ({ audit }) => {
      await audit.add(line('l1', AT))
      await audit.add(line('l2', LATER))
      await audit.add(line('l3', LATER))
    })
    expect(await store.read.audit.latest(undefined, 2)).toEqual([line('l3', LATER), line('l2', LATER)])
    expect(await store.read.audit.latest(LATER, 10)).toEqual([line('l1', AT)])
  })

  it('is only ever added to: the database refuses to change or delete a line', async () => {
    const { address, ask } = await database()
    const store = await openStore(address)
    await store.change(({ audit }) => audit.add(line('l1', AT)))
    await expect(ask(`update audit set actor = 'somebody else'`)).rejects.toThrow('only ever added to')
    await expect(ask('delete from audit')).rejects.toThrow('only ever added to')
    expect(await store.read.audit.latest(undefined, 10)).toEqual([line('l1', AT)])
    await store.close()
  })
})

describeStores('leases', ({ open }) => {
  it('go to one of many who ask at the same moment', async () => {
    const store = await open()
    const takers = Array.from({ length: 12 }, (_, i) => `server-${i}`)
    const took = await Promise.all(
      takers.map((taker) => store.read.leases.take('plans', taker, 1_000, 61_000)),
    )
    expect(took.filter(Boolean)).toHaveLength(1)
  })

  it('are taken again when they have run out, not before', async () => {
    const { read } = await open()
    expect(await read.leases.take('plans', 'one', 1_000, 61_000)).toBe(true)
    expect(await read.leases.take('plans', 'two', 60_999, 120_000)).toBe(false)
    expect(await read.leases.take('plans', 'two', 61_000, 120_000)).toBe(true)
  })

  it('are given back by their holder only', async () => {
    const { read } = await open()
    await read.leases.take('plans', 'one', 1_000, 61_000)
    await read.leases.giveBack('plans', 'two')
    expect(await read.leases.take('plans', 'two', 2_000, 62_000)).toBe(false)
    await read.leases.giveBack('plans', 'one')
    expect(await read.leases.take('plans', 'two', 2_000, 62_000)).toBe(true)
  })

  it('of different jobs do not touch each other', async () => {
    const { read } = await open()
    expect(await read.leases.take('plans', 'one', 1_000, 61_000)).toBe(true)
    expect(await read.leases.take('reports', 'two', 1_000, 61_000)).toBe(true)
  })
})

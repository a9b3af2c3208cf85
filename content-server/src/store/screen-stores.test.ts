import { expect, it } from 'vitest'
import { AT, LATER, health, pairing, seed } from './test-seed.ts'
import { describeStores } from './test-stores.ts'

describeStores('screens', ({ open }) => {
  async function seeded() {
    const store = await open()
    await store.change(seed)
    return store.read.screens
  }
  const ids = (screens: { id: string }[]) => screens.map(({ id }) => id)

  it('come back as they were added, unpaired until a device stands there', async () => {
    const screens = await seeded()
    expect(await screens.find('everywhere', 'c2-kiosk')).toEqual({
      id: 'c2-kiosk',
      communityId: 'c2',
      name: { zh: '大堂', en: 'Lobby' },
      role: 'kiosk',
      place: 'lobby',
      building: '3',
      width: 1920,
      height: 1080,
      hours: [],
      paired: false,
      health: null,
    })
    expect(await screens.find('everywhere', 'c1-screen')).toMatchObject({ paired: true })
  })

  it('of another community are unknown', async () => {
    const screens = await seeded()
    expect(await screens.find(['c1'], 'c2-screen')).toBeUndefined()
    expect(await screens.find([], 'c1-screen')).toBeUndefined()
    expect(ids(await screens.list(['c1']))).toEqual(['c1-kiosk', 'c1-screen'])
    expect(await screens.list([])).toEqual([])
    expect(await screens.list('everywhere')).toHaveLength(4)
  })

  it('are found by their ids, however many there are', async () => {
    const screens = await seeded()
    const many = Array.from({ length: 1_200 }, (_, i) => `s${i}`)
    expect(ids(await screens.listByIds([...many, 'c1-screen']))).toEqual(['c1-screen'])
    expect(await screens.listByIds([])).toEqual([])
  })

  it('are due for a plan when new and when marked, and one server at a time takes them', async () => {
    const screens = await seeded()
    expect(await screens.dueForPlan(2)).toEqual(['c1-kiosk', 'c1-screen'])
    const took = await Promise.all([screens.clearPlanDue('c1-screen'), screens.clearPlanDue('c1-screen')])
    expect(took.sort()).toEqual([false, true])
    expect(await screens.dueForPlan(10)).toEqual(['c1-kiosk', 'c2-kiosk', 'c2-screen'])
    await screens.markPlanDue(['c1-screen'])
    expect(await screens.dueForPlan(10)).toHaveLength(4)
  })

  it('keep what their device last said of its health', async () => {
    const screens = await seeded()
    await screens.saveHealth('c1-screen', health)
    expect(await screens.find(['c1'], 'c1-screen')).toMatchObject({ health })
  })

  it('stand in a community that exists', async () => {
    const store = await open()
    await store.change(seed)
    const nowhere = {
      ...(await store.read.screens.find('everywhere', 'c1-screen'))!,
      id: 's9',
      communityId: 'c9',
    }
    const { paired: _, health: __, ...draft } = nowhere
    await expect(store.change((stores) => stores.screens.add(draft))).rejects.toThrow()
  })
})

describeStores('devices', ({ open }) => {
  const key = 'k'.repeat(43)

  async function seeded() {
    const store = await open()
    await store.change(seed)
    return store.read.devices
  }

  it('are found by key and by id, with the community they stand in', async () => {
    const devices = await seeded()
    const known = { id: 'd1', role: 'screen', screenId: 'c1-screen', communityId: 'c1', revokedAt: null }
    expect(await devices.findByKey(key)).toEqual(known)
    expect(await devices.find('d1')).toEqual(known)
    expect(await devices.findByKey('unknown')).toBeUndefined()
  })

  it('are revoked once, and stay known as revoked', async () => {
    const devices = await seeded()
    expect(await devices.revokeAt('c1-screen', LATER)).toBe(1)
    expect(await devices.revokeAt('c1-screen', LATER)).toBe(0)
    expect(await devices.findByKey(key)).toMatchObject({ revokedAt: LATER })
  })

  it('come back as the device they were when their key is enrolled again', async () => {
    const devices = await seeded()
    await devices.revokeAt('c1-screen', LATER)
    const again = { id: 'd2', publicKey: key, screenId: 'c2-screen', role: 'screen', at: LATER } as const
    expect(await devices.enrol(again)).toBe('d1')
    expect(await devices.findByKey(key)).toMatchObject({
      screenId: 'c2-screen',
      communityId: 'c2',
      revokedAt: null,
    })
  })
})

describeStores('pairings', ({ open }) => {
  async function seeded() {
    const store = await open()
    await store.change(seed)
    return store.read.pairings
  }

  it('are found by the hash of their code', async () => {
    const pairings = await seeded()
    await pairings.open(pairing('h1'))
    expect(await pairings.findByCode('h1')).toEqual(pairing('h1'))
    expect(await pairings.findByCode('h2')).toBeUndefined()
  })

  it('of a key are one at a time: asking again makes the earlier code void', async () => {
    const pairings = await seeded()
    await pairings.open(pairing('h1'))
    await pairings.open(pairing('h2', { createdAt: '2026-11-21T08:01:00.000Z' }))
    expect(await pairings.findByCode('h1')).toBeUndefined()
    expect(await pairings.latestOf('key')).toMatchObject({ codeHash: 'h2' })
    expect(await pairings.latestOf('another')).toBeUndefined()
  })

  it('are used once, by one of two who enter the code at the same moment', async () => {
    const pairings = await seeded()
    await pairings.open(pairing('h1'))
    const used = await Promise.all([pairings.use('h1', 'd1', AT), pairings.use('h1', 'd1', AT)])
    expect(used.sort()).toEqual([false, true])
    expect(await pairings.findByCode('h1')).toMatchObject({ deviceId: 'd1' })
  })

  it('cannot be used once expired', async () => {
    const pairings = await seeded()
    await pairings.open(pairing('h1'))
    expect(await pairings.use('h1', 'd1', LATER)).toBe(false)
  })

  it('are forgotten some time after they have expired', async () => {
    const pairings = await seeded()
    await pairings.open(pairing('h1'))
    await pairings.forgetBefore(LATER)
    expect(await pairings.findByCode('h1')).toBeDefined()
    await pairings.forgetBefore('2026-11-22T00:00:00.000Z')
    expect(await pairings.findByCode('h1')).toBeUndefined()
  })
})

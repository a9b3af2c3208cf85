import { expect, it } from 'vitest'
import { openStore } from './open-store.ts'
import { AT, HASH, LATER, campaign, notice, plan, play, seed } from './test-seed.ts'
import { describeStores } from './test-stores.ts'

describeStores('plans', ({ open, database }) => {
  const noon = '2026-11-21T12:00:00.000Z'
  const tomorrow = '2026-11-22T00:00:00.000Z'

  async function withThree() {
    const store = await open()
    await store.change(seed)
    const { plans } = store.read
    await plans.add('c1-screen', plan(1, { inForceFrom: AT }))
    await plans.add('c1-screen', plan(2, { inForceFrom: noon }))
    await plans.add('c1-screen', plan(3, { inForceFrom: tomorrow }))
    return plans
  }

  it('of a screen end with the latest', async () => {
    const plans = await withThree()
    const { issuedAt: _, ...third } = plan(3, { inForceFrom: tomorrow })
    expect(await plans.latest('c1-screen')).toEqual(third)
    expect(await plans.latestRevision('c1-screen')).toBe('r3')
    expect(await plans.latest('c2-screen')).toBeUndefined()
    expect(await plans.latestRevision('c2-screen')).toBeNull()
  })

  it('tell which was in force at a moment, and which during a period', async () => {
    const plans = await withThree()
    const number = async (at: string) => (await plans.inForceAt('c1-screen', at))?.number
    expect(await number('2026-11-21T07:59:59.999Z')).toBeUndefined()
    expect(await number(LATER)).toBe(1)
    expect(await number(noon)).toBe(2)
    const during = await plans.inForceDuring('c1-screen', LATER, tomorrow)
    expect(during.map((one) => one.number)).toEqual([1, 2])
  })

  it('never share a number', async () => {
    const plans = await withThree()
    await expect(plans.add('c1-screen', plan(3))).rejects.toThrow()
  })

  it('that were once in force stay: the database refuses to change or delete one', async () => {
    const { address, ask } = await database()
    const store = await openStore(address)
    await store.change(seed)
    await store.read.plans.add('c1-screen', plan(1))
    await expect(ask(`update plans set letter = '{}'`)).rejects.toThrow('only ever added to')
    await expect(ask('delete from plans')).rejects.toThrow('only ever added to')
    await store.close()
  })
})

describeStores('plays', ({ open, database }) => {
  const device = { id: 'd1', screenId: 'c1-screen' }

  async function seeded() {
    const store = await open()
    await store.change(seed)
    return store
  }

  it('are kept once, however often they are delivered', async () => {
    const { plays } = (await seeded()).read
    await plays.add(device, [play(1), play(2)], AT)
    await plays.add(device, [play(2, { durationMs: 1 }), play(3, { chain: 'b'.repeat(64) })], LATER)
    expect(await plays.count('everywhere', { most: 1 })).toBe(3)
    expect(await plays.lastOf('d1')).toEqual({ number: 3, chain: 'b'.repeat(64) })
    expect(await plays.lastOf('d2')).toBeUndefined()
    expect((await plays.list('everywhere', { most: 9 })).every((one) => one.durationMs === 8_000)).toBe(true)
  })

  it('come in by the hundreds', async () => {
    const { plays } = (await seeded()).read
    await plays.add(
      device,
      Array.from({ length: 500 }, (_, i) => play(i + 1)),
      AT,
    )
    expect(await plays.count('everywhere', { most: 1 })).toBe(500)
  })

  it('carry the title of what was shown', async () => {
    const { read } = await seeded()
    await read.notices.add(notice('n1'))
    await read.campaigns.add(campaign('a1'))
    await read.plays.add(
      device,
      [
        play(1),
        play(2, { itemId: 'campaign.a1', kind: 'ad', sha256: HASH, at: LATER }),
        play(3, { itemId: 'gone', at: '2026-11-21T10:00:00.000Z' }),
      ],
      AT,
    )
    const titles = (await read.plays.list('everywhere', { most: 9 })).map(({ title }) => title.zh)
    expect(titles).toEqual(['gone', '早餐季', '停水通知'])
  })

  it('are listed by screen, item and time, within the scope', async () => {
    const { plays } = (await seeded()).read
    await plays.add(device, [play(1), play(2, { itemId: 'campaign.a1', at: LATER })], AT)
    const numbers = async (scope: 'everywhere' | string[], filter: object) =>
      (await plays.list(scope, { most: 9, ...filter })).map(({ number }) => number)
    expect(await numbers(['c1'], {})).toEqual([2, 1])
    expect(await numbers(['c2'], {})).toEqual([])
    expect(await numbers(['c1'], { itemId: 'campaign.a1' })).toEqual([2])
    expect(await numbers(['c1'], { before: LATER })).toEqual([1])
    expect(await numbers(['c1'], { screenId: 'c2-screen' })).toEqual([])
  })

  it('are never changed or deleted: the database refuses', async () => {
    const { address, ask } = await database()
    const store = await openStore(address)
    await store.change(seed)
    await store.read.plays.add(device, [play(1)], AT)
    await expect(ask('update plays set duration_ms = 1')).rejects.toThrow('only ever added to')
    await expect(ask('delete from plays')).rejects.toThrow('only ever added to')
    await store.close()
  })
})

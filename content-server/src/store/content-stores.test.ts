import { expect, it } from 'vitest'
import { AT, HASH, LATER, campaign, media, notice, seed } from './test-seed.ts'
import { describeStores } from './test-stores.ts'

const ids = (things: { id: string }[]) => things.map(({ id }) => id)

describeStores('media', ({ open }) => {
  async function seeded() {
    const store = await open()
    await store.change(seed)
    return store.read.media
  }

  it('are kept once, as they came first', async () => {
    const files = await seeded()
    const film = media(HASH, { type: 'video/mp4', durationMs: 8_000 })
    await files.add(film, 'p1')
    await files.add(media(HASH, { name: 'the same again.webp' }), 'p2')
    expect(await files.find('everywhere', HASH)).toEqual(film)
  })

  it('may be used by the communities that brought them, and by no other', async () => {
    const files = await seeded()
    await files.add(media(HASH), 'p1')
    expect(await files.find(['c1'], HASH)).toBeUndefined()
    expect(await files.allow([HASH], ['c1'])).toBe(1)
    expect(await files.allow([HASH], ['c1', 'c2'])).toBe(1)
    expect(await files.find(['c1'], HASH)).toEqual(media(HASH))
    expect(await files.find([], HASH)).toBeUndefined()
  })

  it('are described where they are known', async () => {
    const files = await seeded()
    await files.add(media(HASH), 'p1')
    expect(await files.describe([HASH, HASH, 'b'.repeat(64)])).toEqual([media(HASH)])
    expect(await files.describe([])).toEqual([])
  })
})

describeStores('notices', ({ open }) => {
  async function seeded() {
    const store = await open()
    await store.change(seed)
    return store.read.notices
  }

  it('come back as they were written; the same id again writes nothing', async () => {
    const notices = await seeded()
    const draft = notice('n1', { state: 'draft', publishedAt: null, screenIds: ['c1-kiosk', 'c1-screen'] })
    expect(await notices.add(draft)).toBe(true)
    expect(await notices.add({ ...draft, heading: { zh: '另一条' } })).toBe(false)
    expect(await notices.find('everywhere', 'n1')).toEqual(draft)
  })

  it('of another community are unknown', async () => {
    const notices = await seeded()
    await notices.add(notice('n1'))
    expect(await notices.find(['c2'], 'n1')).toBeUndefined()
    expect(await notices.list(['c2'], { most: 10 })).toEqual([])
    expect(ids(await notices.list(['c1'], { most: 10 }))).toEqual(['n1'])
  })

  it('are listed newest first, by state, a page at a time', async () => {
    const notices = await seeded()
    await notices.add(notice('n1'))
    await notices.add(notice('n2', { createdAt: LATER, state: 'draft' }))
    await notices.add(notice('n3', { createdAt: LATER }))
    expect(ids(await notices.list('everywhere', { most: 2 }))).toEqual(['n3', 'n2'])
    expect(ids(await notices.list('everywhere', { state: 'draft', most: 9 }))).toEqual(['n2'])
    expect(ids(await notices.list('everywhere', { before: LATER, most: 9 }))).toEqual(['n1'])
  })

  it('are changed by whoever read the latest, not by whoever was slower', async () => {
    const notices = await seeded()
    await notices.add(notice('n1'))
    const moved = notice('n1', { heading: { zh: '改期' }, screenIds: ['c1-kiosk'] })
    const both = await Promise.all([notices.change('n1', 1, moved), notices.change('n1', 1, moved)])
    expect(both.sort()).toEqual([false, true])
    expect(await notices.find('everywhere', 'n1')).toMatchObject({
      heading: { zh: '改期' },
      screenIds: ['c1-kiosk'],
      revision: 2,
    })
  })

  it('are published from a draft and withdrawn, each once', async () => {
    const notices = await seeded()
    await notices.add(notice('n1', { state: 'draft', publishedAt: null }))
    expect(await notices.publish('n1', 1, LATER)).toBe(true)
    expect(await notices.publish('n1', 2, LATER)).toBe(false)
    expect(await notices.withdraw('n1', 1)).toBe(false)
    expect(await notices.withdraw('n1', 2)).toBe(true)
    expect(await notices.withdraw('n1', 3)).toBe(false)
    expect(await notices.find('everywhere', 'n1')).toMatchObject({
      state: 'withdrawn',
      publishedAt: LATER,
      revision: 3,
    })
  })

  it('are on their screens while published and valid, the end not included', async () => {
    const notices = await seeded()
    await notices.add(notice('n1', { validFrom: AT, validUntil: LATER }))
    await notices.add(notice('n2', { state: 'draft' }))
    await notices.add(notice('n3', { screenIds: ['c1-kiosk'] }))
    const before = '2026-11-21T07:00:00.000Z'
    expect(ids(await notices.onScreen('c1-screen', AT, LATER))).toEqual(['n1'])
    expect(await notices.onScreen('c1-screen', before, AT)).toEqual([])
    expect(await notices.onScreen('c1-screen', LATER, '2026-11-23T00:00:00.000Z')).toEqual([])
    expect(ids(await notices.live('c1', AT))).toEqual(['n1', 'n3'])
    expect(ids(await notices.live('c1', LATER))).toEqual(['n3'])
    expect(await notices.live('c2', AT)).toEqual([])
  })
})

describeStores('campaigns', ({ open }) => {
  async function seeded() {
    const store = await open()
    await store.change(seed)
    return store.read.campaigns
  }

  it('come back as they were booked, tenths of a per cent and all', async () => {
    const campaigns = await seeded()
    const booked = campaign('a1', { sharePercent: 33.3 })
    await campaigns.add(booked)
    expect(await campaigns.find('a1')).toEqual(booked)
    expect(await campaigns.find('a2')).toBeUndefined()
  })

  it('show a community its own screens only', async () => {
    const campaigns = await seeded()
    await campaigns.add(campaign('a1', { screenIds: ['c1-screen', 'c2-screen'] }))
    await campaigns.add(campaign('a2', { screenIds: ['c1-kiosk'] }))
    expect(await campaigns.list(['c2'])).toEqual([campaign('a1', { screenIds: ['c2-screen'] })])
    expect(await campaigns.list([])).toEqual([])
    expect(await campaigns.list('everywhere')).toHaveLength(2)
  })

  it('are on their screens during the flight, until they are ended', async () => {
    const campaigns = await seeded()
    await campaigns.add(campaign('a1', { from: AT, until: LATER }))
    const before = '2026-11-21T07:00:00.000Z'
    expect(ids(await campaigns.onScreen('c1-screen', AT, LATER))).toEqual(['a1'])
    expect(await campaigns.onScreen('c1-screen', before, AT)).toEqual([])
    expect(await campaigns.onScreen('c1-kiosk', AT, LATER)).toEqual([])
    expect(await campaigns.end('a1')).toBe(true)
    expect(await campaigns.end('a1')).toBe(false)
    expect(await campaigns.onScreen('c1-screen', AT, LATER)).toEqual([])
  })

  it('take room on a screen when they are ads', async () => {
    const campaigns = await seeded()
    await campaigns.add(campaign('a1', { from: AT, until: LATER, sharePercent: 12.5 }))
    await campaigns.add(campaign('a2', { kind: 'psa' }))
    const flight = { screenId: 'c1-screen', from: AT, until: LATER, sharePermille: 125 }
    expect(await campaigns.flights(['c1-screen', 'c2-screen'], AT, LATER)).toEqual([flight])
  })
})

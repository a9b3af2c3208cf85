import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { fen } from '@linli/contract/money.ts'
import type { Order } from '@linli/contract/orders.ts'
import { readConfig } from '../config.ts'
import type { DeviceActor, PersonActor } from '../people/actor.ts'
import { describeStores } from '../store/test-stores.ts'
import { product, seed, shop } from '../store/test-seed.ts'
import { cancelOrder } from './cancel-order.ts'
import { finishOrder } from './finish-order.ts'
import { placeOrder } from './place-order.ts'

const kiosk: DeviceActor = {
  kind: 'device',
  id: 'd9',
  role: 'kiosk',
  screenId: 'c1-kiosk',
  communityId: 'c1',
  key: 'k',
}
const lunch = {
  key: 'k1',
  shopId: 'canteen',
  lines: [
    { productId: 'soup', count: 2 },
    { productId: 'bun', count: 1 },
  ],
  expected: fen(27_00),
}

function staffOf(communityId: string): PersonActor {
  const grants = [{ role: 'community-staff' as const, communityId }]
  return { kind: 'person', id: 'p1', login: 'lin', name: '林晚', grants, session: '', until: '' }
}

describeStores('an order', ({ engine, open }) => {
  /** A canteen with three bowls of soup and buns without end, at four in the afternoon. */
  async function canteen() {
    const store = await open()
    await store.change(async (stores) => {
      await seed(stores)
      await stores.catalogue.addShop(shop)
      await stores.catalogue.addProduct(product('soup', { stock: 3, price: fen(12_50) }))
      await stores.catalogue.addProduct(product('bun', { stock: null, price: fen(2_00) }))
    })
    let ids = 0
    let now = '2026-11-21T08:00:00.000Z'
    const config = readConfig({})
    const random = (bytes: number) => randomBytes(bytes)
    const context = { store, config, random, clock: () => now, newId: () => `o${++ids}` }
    return {
      context,
      place: (given: Partial<typeof lunch> = {}) => placeOrder(context, kiosk, { ...lunch, ...given }),
      setClock: (at: string) => void (now = at),
      soups: async () =>
        (await store.read.catalogue.findShop('c1', 'canteen'))?.products.find(({ id }) => id === 'soup')
          ?.stock,
      orders: () => store.read.orders.list('everywhere'),
      audit: async () => (await store.read.audit.latest(undefined, 99)).map(({ verb }) => verb),
    }
  }

  it('gets a number, takes the pieces and is written down', async () => {
    const { place, soups, orders, audit } = await canteen()
    const order = await place()
    expect(order).toMatchObject({
      number: 1,
      state: 'placed',
      total: fen(27_00),
      kioskId: 'c1-kiosk',
      doneAt: null,
    })
    expect(await soups()).toBe(1)
    expect(await orders()).toEqual([order])
    expect(await audit()).toEqual(['place-order'])
  })

  it('tapped twice by impatience is one order', async () => {
    const { place, soups, orders } = await canteen()
    const [first, second] = await Promise.all([place(), place()])
    const third = await place()
    expect(second).toEqual(first)
    expect(third).toEqual(first)
    expect(await soups()).toBe(1)
    expect(await orders()).toHaveLength(1)
  })

  it('is the same order when its answer was lost and the shop has closed since', async () => {
    const { place, setClock } = await canteen()
    const first = await place()
    setClock('2026-11-21T13:00:00.000Z')
    expect(await place()).toEqual(first)
  })

  it('with a key that was used for something else is refused', async () => {
    const { place, orders } = await canteen()
    await place()
    await expect(
      place({ expected: fen(2_00), lines: [{ productId: 'bun', count: 1 }] }),
    ).rejects.toMatchObject({
      code: 'order/key-reused',
    })
    expect(await orders()).toHaveLength(1)
  })

  it('is refused when one line is sold out: nothing is taken, and the product is named', async () => {
    const { place, soups, orders, audit } = await canteen()
    const greedy = {
      expected: fen(52_00),
      lines: [
        { productId: 'bun', count: 1 },
        { productId: 'soup', count: 4 },
      ],
    }
    await expect(place(greedy)).rejects.toMatchObject({
      code: 'order/sold-out',
      details: { product: { zh: '菜品soup', en: 'Dish soup' } },
    })
    expect(await soups()).toBe(3)
    expect(await orders()).toEqual([])
    expect(await audit()).toEqual([])
    expect(await place()).toMatchObject({ number: 1 })
  })

  it('counts the pieces of all its lines together', async () => {
    const { place, soups } = await canteen()
    const twice = { productId: 'soup', count: 2 }
    await expect(place({ lines: [twice, twice], expected: fen(50_00) })).rejects.toMatchObject({
      code: 'order/sold-out',
    })
    expect(await soups()).toBe(3)
  })

  it('is refused with the new total when the price has changed', async () => {
    const { place, soups } = await canteen()
    await expect(place({ expected: fen(26_00) })).rejects.toMatchObject({
      code: 'order/price-changed',
      details: { total: fen(27_00) },
    })
    expect(await soups()).toBe(3)
  })

  it('is refused while the shop is closed', async () => {
    const { place, setClock, soups } = await canteen()
    setClock('2026-11-21T12:00:00.000Z')
    await expect(place()).rejects.toMatchObject({ code: 'order/shop-closed' })
    expect(await soups()).toBe(3)
  })

  it('cannot be placed at a shop of another community, nor for a product of none', async () => {
    const { context, place } = await canteen()
    const elsewhere = { ...kiosk, screenId: 'c2-kiosk', communityId: 'c2' }
    const foreign = await placeOrder(context, elsewhere, lunch).catch((refusal: unknown) => refusal)
    const unknown = await place({ shopId: 'canteen-9' }).catch((refusal: unknown) => refusal)
    expect(foreign).toMatchObject({ code: 'thing/not-found', details: { shopId: 'canteen' } })
    expect(unknown).toMatchObject({ code: 'thing/not-found', details: { shopId: 'canteen-9' } })
    await expect(place({ lines: [{ productId: 'cake', count: 1 }] })).rejects.toMatchObject({
      code: 'thing/not-found',
    })
  })

  it("is counted from 1 each day of the community's own calendar", async () => {
    const { place, setClock } = await canteen()
    const bun = { lines: [{ productId: 'bun', count: 1 }], expected: fen(2_00) }
    const numbers = []
    // A quarter to eight in the evening, and half past six the next morning, in Shanghai.
    for (const at of ['2026-11-21T11:45:00.000Z', '2026-11-21T11:46:00.000Z', '2026-11-21T22:30:00.000Z']) {
      setClock(at)
      numbers.push((await place({ ...bun, key: at.slice(11, 16).replace(':', '') })).number)
    }
    expect(numbers).toEqual([1, 2, 1])
  })

  it('of thirty residents at the same moment: each a number of its own, no soup sold twice', async () => {
    const { place, soups } = await canteen()
    const soup = { lines: [{ productId: 'soup', count: 1 }], expected: fen(12_50) }
    const bun = { lines: [{ productId: 'bun', count: 1 }], expected: fen(2_00) }
    const all = await Promise.allSettled(
      Array.from({ length: 30 }, (_, i) => place({ ...(i % 3 === 0 ? soup : bun), key: `k${i}` })),
    )
    const placed = all.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    const refused = all.flatMap((one) =>
      one.status === 'rejected' ? [(one.reason as { code: string }).code] : [],
    )
    expect(refused).toEqual(Array(7).fill('order/sold-out'))
    expect(placed.map(({ number }) => number).sort((a, b) => a - b)).toEqual(placed.map((_, i) => i + 1))
    expect(await soups()).toBe(0)
  })

  it('is picked up once; saying so again is harmless', async () => {
    const { context, place, setClock, audit } = await canteen()
    const { id } = await place()
    setClock('2026-11-21T09:00:00.000Z')
    const done = await finishOrder(context, staffOf('c1'), id)
    expect(done).toMatchObject({ state: 'done', doneAt: '2026-11-21T09:00:00.000Z' })
    setClock('2026-11-21T10:00:00.000Z')
    expect(await finishOrder(context, staffOf('c1'), id)).toEqual(done)
    expect(await audit()).toEqual(['finish-order', 'place-order'])
  })

  it('gives its pieces back once when it is cancelled', async () => {
    const { context, place, soups, audit } = await canteen()
    const { id } = await place()
    const cancel = (): Promise<Order> => cancelOrder(context, staffOf('c1'), id)
    const [first, second] = await Promise.all([cancel(), cancel()])
    expect([first.state, second.state, (await cancel()).state]).toEqual([
      'cancelled',
      'cancelled',
      'cancelled',
    ])
    expect(await soups()).toBe(3)
    expect(await audit()).toEqual(['cancel-order', 'place-order'])
  })

  it('is either picked up or cancelled, never both', async () => {
    const { context, place, soups, orders } = await canteen()
    const { id } = await place()
    await finishOrder(context, staffOf('c1'), id)
    await expect(cancelOrder(context, staffOf('c1'), id)).rejects.toMatchObject({
      code: 'order/not-open',
      details: { state: 'done' },
    })
    expect(await soups()).toBe(1)
    const { id: other } = await place({
      key: 'k2',
      lines: [{ productId: 'bun', count: 1 }],
      expected: fen(2_00),
    })
    await cancelOrder(context, staffOf('c1'), other)
    await expect(finishOrder(context, staffOf('c1'), other)).rejects.toMatchObject({ code: 'order/not-open' })
    expect((await orders()).map(({ state }) => state).sort()).toEqual(['cancelled', 'done'])
  })

  it('of another community is unknown to staff', async () => {
    const { context, place, orders } = await canteen()
    const { id } = await place()
    for (const act of [finishOrder, cancelOrder]) {
      const foreign = await act(context, staffOf('c2'), id).catch((refusal: unknown) => refusal)
      expect(foreign).toMatchObject({ code: 'thing/not-found', details: { id } })
    }
    expect(await orders()).toMatchObject([{ state: 'placed' }])
  })

  if (engine === 'sqlite') return

  it('does not wait for ever when orders and cancellations lock the same pieces from both ends', async () => {
    const { context, place } = await canteen()
    const many = { key: 'k', expected: fen(14_50) }
    const forth = [
      { productId: 'soup', count: 1 },
      { productId: 'bun', count: 1 },
    ]
    const back = [...forth].reverse()
    const standing = await Promise.all([0, 1].map((i) => place({ ...many, key: `s${i}`, lines: back })))
    const results = await Promise.allSettled([
      ...standing.map(({ id }) => cancelOrder(context, staffOf('c1'), id)),
      ...Array.from({ length: 8 }, (_, i) => place({ ...many, key: `k${i}`, lines: i % 2 ? forth : back })),
    ])
    const reasons = results.flatMap((one) =>
      one.status === 'rejected' ? [(one.reason as { code: string }).code] : [],
    )
    expect(new Set(reasons)).toEqual(new Set(['order/sold-out']))
  })
})

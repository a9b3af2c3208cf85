import { expect, it } from 'vitest'
import { fen } from '@linli/contract/money.ts'
import type { Stores } from './stores.ts'
import { HASH, LATER, bill, order, product, seed, shop } from './test-seed.ts'
import { describeStores } from './test-stores.ts'

async function withShop(stores: Stores): Promise<void> {
  await seed(stores)
  await stores.catalogue.addShop(shop)
  await stores.catalogue.addProduct(product('b', { place: 2, stock: null }))
  await stores.catalogue.addProduct(product('a', { place: 1, stock: 3 }))
}

describeStores('the catalogue', ({ open }) => {
  async function seeded() {
    const store = await open()
    await store.change(withShop)
    return store.read.catalogue
  }
  const stockOf = async (catalogue: Stores['catalogue'], id: string) =>
    (await catalogue.shopsOf('everywhere'))[0]?.products.find((one) => one.id === id)?.stock

  it('shows the products of a shop in their places', async () => {
    const { place: _, ...first } = product('a', { stock: 3 })
    const { place: __, ...second } = product('b', { stock: null })
    expect(await (await seeded()).shopsOf(['c1'])).toEqual([{ ...shop, products: [first, second] }])
  })

  it('does not show a community the shops of another', async () => {
    const catalogue = await seeded()
    expect(await catalogue.shopsOf(['c2'])).toEqual([])
    expect(await catalogue.shopsOf([])).toEqual([])
    expect(await catalogue.findShop('c2', 'canteen')).toBeUndefined()
    expect(await catalogue.findShop('c1', 'canteen')).toMatchObject({ name: shop.name })
  })

  it('leaves what is there as it is when the demo is laid out again', async () => {
    const catalogue = await seeded()
    await catalogue.takeStock('a', 2)
    await catalogue.addShop({ ...shop, name: { zh: '别的' } })
    await catalogue.addProduct(product('a', { stock: 3, price: fen(1) }))
    expect(await catalogue.findShop('c1', 'canteen')).toMatchObject({
      name: shop.name,
      products: [{ id: 'a', stock: 1, price: fen(18_00) }, { id: 'b' }],
    })
  })

  it('never sells more pieces than there are, whoever comes at the same moment', async () => {
    const catalogue = await seeded()
    const took = await Promise.all(Array.from({ length: 10 }, () => catalogue.takeStock('a', 1)))
    expect(took.filter(Boolean)).toHaveLength(3)
    expect(await stockOf(catalogue, 'a')).toBe(0)
  })

  it('takes all the pieces asked for, or none', async () => {
    const catalogue = await seeded()
    expect(await catalogue.takeStock('a', 4)).toBe(false)
    expect(await stockOf(catalogue, 'a')).toBe(3)
    expect(await catalogue.takeStock('nothing', 1)).toBe(false)
  })

  it('gives pieces back, and does not count what has no limit', async () => {
    const catalogue = await seeded()
    await catalogue.takeStock('a', 3)
    await catalogue.giveBack('a', 2)
    expect(await stockOf(catalogue, 'a')).toBe(2)
    expect(await catalogue.takeStock('b', 99)).toBe(true)
    await catalogue.giveBack('b', 99)
    expect(await stockOf(catalogue, 'b')).toBeNull()
  })
})

describeStores('orders', ({ open }) => {
  async function seeded() {
    const store = await open()
    await store.change(withShop)
    return store
  }
  const claim = (orderId: string) => ({ kioskId: 'c1-kiosk', key: 'k1', askedHash: HASH, orderId })

  it('have a key that one of two can claim', async () => {
    const { orders } = (await seeded()).read
    const claimed = await Promise.all([orders.claim(claim('o1')), orders.claim(claim('o2'))])
    expect(claimed.sort()).toEqual([false, true])
    expect(await orders.findClaim('c1-kiosk', 'k1')).toMatchObject({ key: 'k1', askedHash: HASH })
    expect(await orders.findClaim('c2-kiosk', 'k1')).toBeUndefined()
  })

  it('leave their key and number free when they are not placed after all', async () => {
    const store = await seeded()
    const refused = store.change(async ({ orders }) => {
      await orders.claim(claim('o1'))
      await orders.nextNumber('canteen', '2026-11-21')
      throw new Error('sold out')
    })
    await expect(refused).rejects.toThrow('sold out')
    expect(await store.read.orders.claim(claim('o2'))).toBe(true)
    expect(await store.read.orders.nextNumber('canteen', '2026-11-21')).toBe(1)
  })

  it('are numbered from 1 each day at each shop, without a gap or a double among many at once', async () => {
    const store = await seeded()
    const next = (day: string) => store.change(({ orders }) => orders.nextNumber('canteen', day))
    const numbers = await Promise.all(Array.from({ length: 30 }, () => next('2026-11-21')))
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, i) => i + 1))
    expect(await next('2026-11-22')).toBe(1)
  })

  it('come back as they were placed', async () => {
    const { orders } = (await seeded()).read
    await orders.add(order('o1'), '2026-11-21')
    expect(await orders.find('everywhere', 'o1')).toEqual(order('o1'))
    expect(await orders.find(['c2'], 'o1')).toBeUndefined()
    expect(await orders.find('everywhere', 'o2')).toBeUndefined()
  })

  it('cannot share a number', async () => {
    const { orders } = (await seeded()).read
    await orders.add(order('o1'), '2026-11-21')
    await expect(orders.add(order('o2'), '2026-11-21')).rejects.toThrow()
    await orders.add(order('o2'), '2026-11-22')
  })

  it('are listed newest first, by state, within the scope', async () => {
    const { orders } = (await seeded()).read
    await orders.add(order('o1'), '2026-11-21')
    await orders.add(order('o2', { number: 2, placedAt: LATER, state: 'done', doneAt: LATER }), '2026-11-21')
    const ids = (list: { id: string }[]) => list.map(({ id }) => id)
    expect(ids(await orders.list('everywhere'))).toEqual(['o2', 'o1'])
    expect(ids(await orders.list(['c1'], 'placed'))).toEqual(['o1'])
    expect(await orders.list(['c2'])).toEqual([])
    expect(await orders.list([])).toEqual([])
  })

  it('are closed once', async () => {
    const { orders } = (await seeded()).read
    await orders.add(order('o1'), '2026-11-21')
    const closed = await Promise.all([
      orders.close('o1', 'done', LATER),
      orders.close('o1', 'cancelled', null),
    ])
    expect(closed.filter(Boolean)).toHaveLength(1)
    expect(await orders.close('o1', 'done', LATER)).toBe(false)
  })
})

describeStores('bills', ({ open }) => {
  const home = { id: 'h1', communityId: 'c1', room: '3-2-1201', ownerMasked: '林*', phoneLast4: '4021' }

  async function seeded() {
    const store = await open()
    await store.change(seed)
    const { bills } = store.read
    await bills.addHousehold(home)
    await bills.addHousehold({ ...home, id: 'h2', communityId: 'c2', phoneLast4: '7730' })
    return bills
  }

  it('belong to the one home where room and phone both fit', async () => {
    const bills = await seeded()
    const found = { id: 'h1', room: '3-2-1201', ownerMasked: '林*' }
    expect(await bills.findHome('c1', '3-2-1201', '4021')).toEqual(found)
    expect(await bills.findHome('c1', ' ３－２－１２０１ ', '4021')).toEqual(found)
    expect(await bills.findHome('c1', '3-2-1201', '4022')).toBeUndefined()
    expect(await bills.findHome('c1', '3-2-120', '4021')).toBeUndefined()
    expect(await bills.findHome('c1', '3-2-1201', '7730')).toBeUndefined()
    expect(await bills.findHome('c2', '3-2-1201', '4021')).toBeUndefined()
  })

  it('cannot belong to two homes behind one door, however it is written', async () => {
    const bills = await seeded()
    await expect(bills.addHousehold({ ...home, id: 'h3', room: '３ – ２ – 1201' })).rejects.toThrow()
  })

  it('come back as they were issued, the latest due first; the same again changes nothing', async () => {
    const bills = await seeded()
    const { householdId: _, ...paid } = bill('b1', { state: 'paid', dueOn: '2026-10-05' })
    const { householdId: __, ...due } = bill('b2')
    await bills.addBill({ ...paid, householdId: 'h1' })
    await bills.addBill({ ...due, householdId: 'h1' })
    await bills.addBill(bill('b1', { state: 'open' }))
    await bills.addHousehold({ ...home, phoneLast4: '0000' })
    expect(await bills.billsOf('h1')).toEqual([due, paid])
    expect(await bills.billsOf('h2')).toEqual([])
    expect(await bills.findHome('c1', '3-2-1201', '0000')).toBeUndefined()
  })

  it('are for a household that exists', async () => {
    const bills = await seeded()
    await expect(bills.addBill({ ...bill('b1'), householdId: 'h9' })).rejects.toThrow()
    expect(await bills.billsOf('h9')).toEqual([])
  })
})

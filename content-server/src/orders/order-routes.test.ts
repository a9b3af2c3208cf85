import { afterEach, beforeEach, expect, it } from 'vitest'
import { kioskCatalogue, listShops } from '@linli/contract/catalogue.ts'
import { fen } from '@linli/contract/money.ts'
import { cancelOrder, finishOrder, listOrders, placeOrder } from '@linli/contract/orders.ts'
import { product, shop } from '../store/test-seed.ts'
import { startTestApp, type TestApp } from '../test/start-app.ts'

let app: TestApp
beforeEach(async () => {
  app = await startTestApp()
  await app.context.store.change(async (stores) => {
    await stores.catalogue.addShop(shop)
    await stores.catalogue.addProduct(product('soup', { stock: 30 }))
  })
})
afterEach(() => app.stop())

const soup = (key: string) => ({
  body: { key, shopId: 'canteen', lines: [{ productId: 'soup', count: 1 }], expected: fen(18_00) },
})

it('a resident orders at the kiosk; the property office sees it and hands it over', async () => {
  const kiosk = await app.deviceAt('c1-kiosk')
  const [canteen] = (await kiosk.call(kioskCatalogue)).shops
  expect(canteen).toMatchObject({ name: shop.name, open: true, products: [{ id: 'soup', stock: 30 }] })

  const order = await kiosk.call(placeOrder, soup('k1'))
  expect(order.number).toBe(1)

  const staff = await app.staffOf('c1')
  expect((await staff(listOrders, { query: { state: 'placed' } })).orders).toEqual([order])
  expect(await staff(finishOrder, { params: { id: order.id } })).toMatchObject({ state: 'done' })
  expect((await staff(listOrders, { query: { state: 'placed' } })).orders).toEqual([])
  expect((await kiosk.call(kioskCatalogue)).shops[0]?.products[0]?.stock).toBe(29)
})

it('a cancelled order is on the shelf again', async () => {
  const kiosk = await app.deviceAt('c1-kiosk')
  const { id } = await kiosk.call(placeOrder, soup('k1'))
  const operator = await app.operator()
  await operator(cancelOrder, { params: { id } })
  expect((await operator(listShops)).shops[0]?.products[0]?.stock).toBe(30)
})

it('the shop is shown as closed in the evening', async () => {
  const kiosk = await app.deviceAt('c1-kiosk')
  app.passMs(4 * 3_600_000)
  expect((await kiosk.call(kioskCatalogue)).shops[0]?.open).toBe(false)
  await expect(kiosk.call(placeOrder, soup('k1'))).rejects.toMatchObject({ code: 'order/shop-closed' })
})

it('a community sees neither the shops nor the orders of another', async () => {
  const kiosk = await app.deviceAt('c1-kiosk')
  await kiosk.call(placeOrder, soup('k1'))
  const staff = await app.staffOf('c2')
  expect((await staff(listOrders, { query: {} })).orders).toEqual([])
  expect((await staff(listShops)).shops).toEqual([])
  const elsewhere = await app.deviceAt('c2-kiosk')
  expect((await elsewhere.call(kioskCatalogue)).shops).toEqual([])
  await expect(elsewhere.call(placeOrder, soup('k1'))).rejects.toMatchObject({ code: 'thing/not-found' })
})

it('what is missing or extra in an order is refused, and changes nothing', async () => {
  const kiosk = await app.deviceAt('c1-kiosk')
  const { body } = soup('k1')
  const wrong: object[] = [
    { ...body, lines: [] },
    { ...body, lines: [{ productId: 'soup', count: 0 }] },
    { ...body, lines: [{ productId: 'soup', count: 1.5 }] },
    { ...body, lines: [{ productId: 'soup', count: 100 }] },
    { ...body, expected: { minor: 18.5, currency: 'CNY' } },
    { ...body, expected: { minor: 1800, currency: 'USD' } },
    { ...body, discount: 100 },
    { ...body, key: undefined },
  ]
  for (const given of wrong) {
    await expect(kiosk.call(placeOrder, { body: given as never })).rejects.toMatchObject({
      code: 'request/malformed',
    })
  }
  expect(await app.context.store.read.orders.list('everywhere')).toEqual([])
})

it('a jammed kiosk is slowed down, another one is not, and a minute later it may go on', async () => {
  const kiosk = await app.deviceAt('c1-kiosk')
  for (let i = 0; i < 20; i += 1) await kiosk.call(placeOrder, soup(`k${i}`))
  await expect(kiosk.call(placeOrder, soup('k20'))).rejects.toMatchObject({ code: 'request/too-many' })
  const other = await app.deviceAt('c2-kiosk')
  await expect(other.call(placeOrder, soup('k0'))).rejects.toMatchObject({ code: 'thing/not-found' })
  app.passMs(60_000)
  expect(await kiosk.call(placeOrder, soup('k20'))).toMatchObject({ number: 21 })
})

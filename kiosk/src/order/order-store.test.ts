// @vitest-environment happy-dom
import { createPinia } from 'pinia'
import { createApp, ref } from 'vue'
import { describe, expect, it } from 'vitest'
import type { Call } from '@linli/contract/client.ts'
import type { Product, Shop } from '@linli/contract/catalogue.ts'
import { fen } from '@linli/contract/money.ts'
import type { Order } from '@linli/contract/orders.ts'
import { refuse } from '@linli/contract/refusals.ts'
import { testWorld } from '../session/test-world.ts'
import { SESSION_WORLD } from '../session/session-world.ts'
import type { OrderRequest } from './attempt.ts'
import { useCatalogue } from './catalogue-store.ts'
import { useOrder } from './order-store.ts'

const rice: Product = {
  ...{ id: 'rice', shopId: 'canteen', name: { zh: '饭' }, description: { zh: '饭' }, price: fen(18_00) },
  ...{ picture: null, stock: null },
}
const canteen: Shop = {
  ...{
    id: 'canteen',
    communityId: 'c',
    name: { zh: '食堂' },
    description: { zh: '食堂' },
    hours: [],
    open: true,
  },
  products: [rice],
}
const placed = (request: OrderRequest): Order => ({
  ...{
    id: `order-of-${request.key}`,
    number: 7,
    shopId: 'canteen',
    shopName: { zh: '食堂' },
    communityId: 'c',
  },
  ...{
    kioskId: 'k',
    state: 'placed',
    total: request.expected,
    placedAt: '2026-11-21T08:00:00.000Z',
    doneAt: null,
  },
  lines: [{ productId: 'rice', name: rice.name, price: rice.price, count: 1, total: rice.price }],
})

/** A session whose server answers as told; remembers each request for an order. */
async function session(answer: (request: OrderRequest) => Promise<Order>) {
  const asked: OrderRequest[] = []
  const shops = ref([canteen])
  const call = ((
    route: { path: string },
    { body }: { body: OrderRequest } = { body: {} as OrderRequest },
  ) => {
    if (route.path.endsWith('/catalogue')) return Promise.resolve({ shops: shops.value })
    asked.push(body)
    return answer(body)
  }) as Call
  let keys = 0
  const app = createApp({ render: () => null })
  const pinia = createPinia()
  app.use(pinia)
  app.provide(SESSION_WORLD, testWorld({ call, newKey: () => `key-${++keys}` }))
  const catalogue = useCatalogue(pinia)
  await catalogue.load()
  const order = useOrder(pinia)
  order.change(rice, 1)
  return { order, catalogue, asked, shops }
}

describe('placing an order', () => {
  it('sends it once when the button is hit twice', async () => {
    const { order, asked } = await session((request) => Promise.resolve(placed(request)))
    await Promise.all([order.place(canteen), order.place(canteen)])
    await order.place(canteen)
    expect(asked).toHaveLength(1)
    expect(order.attempt).toMatchObject({ state: 'placed', order: { number: 7 } })
    expect(order.cartOf('canteen')).toEqual({})
  })

  it('sends the very same request again when the answer was lost, and locks the cart until it is known', async () => {
    let cut = true
    const { order, asked } = await session((request) =>
      cut ? Promise.reject(refuse('network/unreachable')) : Promise.resolve(placed(request)),
    )
    await order.place(canteen)
    expect(order.attempt.state).toBe('unsure')
    order.change(rice, 1)
    order.startOver()
    expect(order.cartOf('canteen')).toEqual({ rice: 1 })
    cut = false
    await order.place(canteen)
    expect(asked).toHaveLength(2)
    expect(asked[1]).toEqual(asked[0])
    expect(order.attempt.state).toBe('placed')
  })

  it('does not know either when the server breaks or something unforeseen happens', async () => {
    const broken = await session(() => Promise.reject(refuse('server/broken')))
    await broken.order.place(canteen)
    expect(broken.order.attempt.state).toBe('unsure')
    const odd = await session(() => Promise.reject(new TypeError('odd')))
    await odd.order.place(canteen)
    expect(odd.order.attempt.state).toBe('unsure')
  })

  it.each(['order/sold-out', 'order/shop-closed', 'order/price-changed'] as const)(
    'keeps the cart on %s, looks at the shop again, and takes a new key for the next try',
    async (code) => {
      let refused = true
      const { order, asked, catalogue, shops } = await session((request) =>
        refused ? Promise.reject(refuse(code)) : Promise.resolve(placed(request)),
      )
      shops.value = [{ ...canteen, products: [{ ...rice, price: fen(20_00) }] }]
      await order.place(canteen)
      expect(order.attempt).toMatchObject({ state: 'refused', refusal: { code } })
      expect(order.cartOf('canteen')).toEqual({ rice: 1 })
      const [now] = catalogue.shops ?? []
      if (!now) throw new Error('no shop')
      refused = false
      await order.place(now)
      expect(asked.map(({ key, expected }) => [key, expected.minor])).toEqual([
        ['key-1', 18_00],
        ['key-2', 20_00],
      ])
      expect(order.attempt.state).toBe('placed')
    },
  )

  it('keeps a cart for each shop', async () => {
    const { order } = await session((request) => Promise.resolve(placed(request)))
    order.change({ ...rice, id: 'bread', shopId: 'bakery' }, 1)
    expect(order.carts).toEqual({ canteen: { rice: 1 }, bakery: { bread: 1 } })
    await order.place(canteen)
    expect(order.cartOf('bakery')).toEqual({ bread: 1 })
  })
})

import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { Product, Shop } from '@linli/contract/catalogue.ts'
import { placeOrder } from '@linli/contract/orders.ts'
import { Refusal } from '@linli/contract/refusals.ts'
import { useSessionWorld } from '../session/session-world.ts'
import { afterRefusal, isLocked, nextRequest, NO_ATTEMPT, type Attempt } from './attempt.ts'
import { changed, linesOf, NOTHING, totalOf, type Cart } from './cart.ts'
import { useCatalogue } from './catalogue-store.ts'

/** The carts of one session, a shop each, and the order that is being placed. */
export const useOrder = defineStore('order', () => {
  const { call, newKey } = useSessionWorld()
  const catalogue = useCatalogue()
  const carts = shallowRef<Readonly<Record<string, Cart>>>({})
  const attempt = shallowRef<Attempt>(NO_ATTEMPT)

  const cartOf = (shopId: string): Cart => carts.value[shopId] ?? NOTHING
  const keep = (shopId: string, cart: Cart) => (carts.value = { ...carts.value, [shopId]: cart })

  function change(product: Product, by: 1 | -1): void {
    if (isLocked(attempt.value)) return
    if (attempt.value.state === 'refused') attempt.value = NO_ATTEMPT
    keep(product.shopId, changed(cartOf(product.shopId), product, by))
  }

  function freshRequest(shop: Shop) {
    const lines = linesOf(cartOf(shop.id), shop)
    return {
      key: newKey(),
      shopId: shop.id,
      lines: lines.map(({ product, count }) => ({ productId: product.id, count })),
      expected: totalOf(lines),
    }
  }

  // A second tap finds the first one «sending» and does nothing.
  async function place(shop: Shop): Promise<void> {
    const request = nextRequest(attempt.value, () => freshRequest(shop))
    if (!request) return
    attempt.value = { state: 'sending', request }
    try {
      const order = await call(placeOrder, { body: request })
      attempt.value = { state: 'placed', order }
      keep(request.shopId, NOTHING)
    } catch (problem) {
      const known =
        problem instanceof Refusal ? problem : new Refusal('server/broken', {}, { cause: problem })
      attempt.value = afterRefusal(request, known)
      // Prices, stock and hours are not what was seen: look again, and leave the cart as it is.
      if (attempt.value.state === 'refused') await catalogue.load()
    }
  }

  return {
    carts,
    attempt,
    locked: computed(() => isLocked(attempt.value)),
    /** The shop whose order was sent and not answered: only that one may be sent again. */
    unsureShop: computed(() => (attempt.value.state === 'unsure' ? attempt.value.request.shopId : null)),
    cartOf,
    change,
    place,
    startOver: () => {
      if (!isLocked(attempt.value)) attempt.value = NO_ATTEMPT
    },
  }
})

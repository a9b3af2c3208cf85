import type { Product } from '@linli/contract/catalogue.ts'
import { sum, times, type Money } from '@linli/contract/money.ts'
import type { Order } from '@linli/contract/orders.ts'
import { refuse } from '@linli/contract/refusals.ts'

export type AskedLine = { productId: string; count: number }
export type OrderLine = Order['lines'][number]

/** The asked lines at the shop's prices of this moment. Refuses a product the shop does not have. */
export function priced(asked: readonly AskedLine[], products: readonly Product[]): OrderLine[] {
  return asked.map(({ productId, count }) => {
    const product = products.find(({ id }) => id === productId)
    if (!product) throw refuse('thing/not-found', { productId })
    const { name, price } = product
    return { productId, name, price, count, total: times(price, count) }
  })
}

export function totalOf(lines: readonly OrderLine[]): Money {
  return sum(lines.map(({ total }) => total))
}

/**
 * How many pieces of each product the lines come to, in one order for everybody:
 * transactions that lock products in different orders would wait for each other.
 */
export function piecesOf(lines: readonly AskedLine[]): AskedLine[] {
  const counts = new Map<string, number>()
  for (const { productId, count } of lines) counts.set(productId, (counts.get(productId) ?? 0) + count)
  return [...counts]
    .map(([productId, count]) => ({ productId, count }))
    .sort((one, other) => (one.productId < other.productId ? -1 : 1))
}

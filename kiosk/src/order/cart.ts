import { fen, sum, times, type Money } from '@linli/contract/money.ts'
import type { Product, Shop } from '@linli/contract/catalogue.ts'

/** What is chosen at one shop: how many of which product. Never holds a zero. */
export type Cart = Readonly<Record<string, number>>
export type CartLine = { product: Product; count: number; total: Money }

export const NOTHING: Cart = {}
/** The contract takes no more of one thing. */
export const MOST_OF_ONE = 99

/** One more or one less; kept between none and what the shop still has. */
export function changed(cart: Cart, product: Product, by: 1 | -1): Cart {
  return withCount(cart, product, (cart[product.id] ?? 0) + by)
}

function withCount(cart: Cart, product: Product, count: number): Cart {
  const { [product.id]: _, ...others } = cart
  const kept = Math.min(count, mostOf(product))
  return kept > 0 ? { ...others, [product.id]: kept } : others
}

export function mostOf({ stock }: Product): number {
  return Math.min(stock ?? MOST_OF_ONE, MOST_OF_ONE)
}

/** The lines in the order of the shop's list, with today's prices. What the shop no longer sells is left out. */
export function linesOf(cart: Cart, shop: Shop): CartLine[] {
  return shop.products.flatMap((product) => {
    const count = cart[product.id] ?? 0
    return count > 0 ? [{ product, count, total: times(product.price, count) }] : []
  })
}

export function totalOf(lines: readonly CartLine[]): Money {
  return lines.length === 0 ? fen(0) : sum(lines.map(({ total }) => total))
}

export function piecesOf(lines: readonly CartLine[]): number {
  return lines.reduce((pieces, { count }) => pieces + count, 0)
}

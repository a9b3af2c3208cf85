import { describe, expect, it } from 'vitest'
import type { Product, Shop } from '@linli/contract/catalogue.ts'
import { fen } from '@linli/contract/money.ts'
import { changed, linesOf, NOTHING, piecesOf, totalOf, type Cart } from './cart.ts'

const product = (id: string, minor: number, stock: number | null = null): Product => ({
  ...{
    id,
    shopId: 'shop',
    name: { zh: id },
    description: { zh: id },
    price: fen(minor),
    picture: null,
    stock,
  },
})
const shop = (products: Product[]): Shop => ({
  ...{
    id: 'shop',
    communityId: 'c',
    name: { zh: '店' },
    description: { zh: '店' },
    hours: [],
    open: true,
    products,
  },
})

describe('a cart', () => {
  const rice = product('rice', 18_00)
  const bass = product('bass', 26_80, 2)

  it('counts up and down and never holds a zero', () => {
    const two = changed(changed(NOTHING, rice, 1), rice, 1)
    expect(two).toEqual({ rice: 2 })
    expect(changed(changed(two, rice, -1), rice, -1)).toEqual({})
    expect(changed(NOTHING, rice, -1)).toEqual({})
  })

  it('takes no more than the shop has, and less when the shop has less by now', () => {
    const most = [1, 1, 1, 1].reduce<Cart>((cart) => changed(cart, bass, 1), NOTHING)
    expect(most).toEqual({ bass: 2 })
    expect(changed({ bass: 5 }, bass, -1)).toEqual({ bass: 2 })
    expect(changed({ bass: 2 }, { ...bass, stock: 0 }, -1)).toEqual({})
  })

  it('adds up in whole fen, in the order of the list, without what is no longer sold', () => {
    const lines = linesOf({ gone: 3, bass: 2, rice: 1 }, shop([rice, bass]))
    expect(lines.map(({ product: { id }, total }) => [id, total.minor])).toEqual([
      ['rice', 18_00],
      ['bass', 53_60],
    ])
    expect(totalOf(lines)).toEqual(fen(71_60))
    expect(piecesOf(lines)).toBe(3)
    expect(totalOf([])).toEqual(fen(0))
  })
})

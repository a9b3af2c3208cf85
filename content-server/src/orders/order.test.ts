import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Product } from '@linli/contract/catalogue.ts'
import { fen } from '@linli/contract/money.ts'
import { piecesOf, priced, totalOf } from './order.ts'

function product(id: string, minor: number): Product {
  const name = { zh: `菜品${id}` }
  return { id, shopId: 's', name, description: { zh: '…' }, price: fen(minor), picture: null, stock: null }
}
const menu = [product('soup', 12_50), product('bun', 2_00)]

describe('an order', () => {
  it("is priced by the shop, line by line, in the resident's order", () => {
    const lines = priced(
      [
        { productId: 'bun', count: 3 },
        { productId: 'soup', count: 1 },
      ],
      menu,
    )
    expect(lines.map(({ name, total }) => [name.zh, total.minor])).toEqual([
      ['菜品bun', 6_00],
      ['菜品soup', 12_50],
    ])
    expect(totalOf(lines)).toEqual(fen(18_50))
  })

  it('is refused when the shop does not have the product', () => {
    expect(() => priced([{ productId: 'cake', count: 1 }], menu)).toThrow('thing/not-found')
  })
})

const someLines = fc.array(
  fc.record({ productId: fc.constantFrom('a', 'b', 'c', 'd'), count: fc.integer({ min: 1, max: 99 }) }),
  { minLength: 1, maxLength: 40 },
)

describe('the pieces of an order', () => {
  it('are as many as the lines ask for, one entry a product, in the same order for everybody', () => {
    fc.assert(
      fc.property(someLines, (lines) => {
        const pieces = piecesOf(lines)
        const ids = pieces.map(({ productId }) => productId)
        const count = (all: { count: number }[]) => all.reduce((total, one) => total + one.count, 0)
        expect(count(pieces)).toBe(count(lines))
        expect(ids).toEqual([...new Set(ids)].sort())
      }),
    )
  })

  it('cost what the lines cost, and no cent is lost', () => {
    const prices = fc.tuple(...['a', 'b', 'c', 'd'].map(() => fc.integer({ min: 0, max: 9_999_99 })))
    fc.assert(
      fc.property(someLines, prices, (lines, minors) => {
        const shelf = ['a', 'b', 'c', 'd'].map((id, place) => product(id, minors[place] as number))
        expect(totalOf(priced(lines, shelf))).toEqual(totalOf(priced(piecesOf(lines), shelf)))
      }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isWrongSide, readAccount } from './account.ts'
import { hashOf, legsOf, reversalOf, type Link } from './journal.ts'

const paid = [
  { account: 'M:clearing:wechat:1900', amount: 234_56 },
  { account: 'M:biller:b1:property', amount: -204_56 },
  { account: 'M:biller:b2:water', amount: -30_00 },
  { account: 'R:collected:b1', amount: 204_56 },
  { account: 'R:ar:h1:property', amount: -204_56 },
]

describe('a journal', () => {
  it('has a leg for each book it touches, and each sums to zero alone (I1)', () => {
    expect(legsOf({ id: 'j', postings: paid }).map(({ book, postings }) => [book, postings.length])).toEqual([
      ['M', 3],
      ['R', 2],
    ])
  })

  it.each([
    ['one side only', [{ account: 'M:held:o1', amount: 1 }]],
    ['a fen too much', [...paid, { account: 'M:rounding', amount: 1 }]],
    [
      'two books that only sum to zero together',
      [
        { account: 'M:held:o1', amount: 5 },
        { account: 'R:collected:b1', amount: -5 },
      ],
    ],
    [
      'half a fen',
      [
        { account: 'M:held:o1', amount: 0.5 },
        { account: 'M:rounding', amount: -0.5 },
      ],
    ],
    [
      'an amount no double holds exactly',
      [
        { account: 'M:held:o1', amount: 2 ** 53 },
        { account: 'M:rounding', amount: -(2 ** 53) },
      ],
    ],
    ['nothing', []],
    [
      'what cancels out',
      [
        { account: 'M:held:o1', amount: 5 },
        { account: 'M:held:o1', amount: -5 },
      ],
    ],
    [
      'an account there is not',
      [
        { account: 'M:pocket:me', amount: -5 },
        { account: 'M:held:o1', amount: 5 },
      ],
    ],
  ])('is refused with %s', (_, postings) => {
    expect(() => legsOf({ id: 'j', postings })).toThrow(RangeError)
  })

  it('and its reversal leave nothing behind', () => {
    const back = reversalOf({ id: 'j', thing: 'x', postings: paid }, 'correction')
    expect(back.reversesId).toBe('j')
    expect(() => legsOf({ id: 'both', postings: [...paid, ...back.postings] })).toThrow('moves nothing')
  })
})

describe('an account', () => {
  it.each([
    ['M:held:o1', 1, true],
    ['M:held:o1', -1, false],
    ['R:ar:h1:water', -1, true],
    ['R:ar:h1:water', 1, false],
    ['M:clearing:wechat:1900', -1, false],
    ['M:suspense:dup', 1, true],
  ])('%s with %i stands on the wrong side: %s (I3)', (account, balance, wrong) => {
    expect(isWrongSide(account, balance)).toBe(wrong)
  })

  it.each(['held:o1', 'X:held:o1', 'M:held:', 'M:held:o 1', 'R:held:o1', ''])('is not "%s"', (name) => {
    expect(() => readAccount(name)).toThrow(RangeError)
  })
})

describe("a link's hash", () => {
  const link: Link = {
    ...{ book: 'M', number: 7, prevHash: 'p', journalId: 'j', at: '2026-11-21T08:00:00.000Z' },
    ...{ recipe: 'order-paid', thing: 'order:o1', reversesId: null },
    postings: [
      { account: 'M:held:o1', amount: -5 },
      { account: 'M:clearing:wechat:1', amount: 5 },
    ],
  }
  it('changes with everything that was written, and not with the order of postings', () => {
    const changes: Partial<Link>[] = [
      { book: 'R' },
      { number: 8 },
      { prevHash: 'q' },
      { journalId: 'k' },
      { at: '2026-11-21T08:00:00.001Z' },
      { recipe: 'other' },
      { thing: 'order:o2' },
      { reversesId: 'i' },
      { postings: [{ account: 'M:held:o1', amount: -5 }] },
    ]
    const hashes = [link, ...changes.map((change) => ({ ...link, ...change }))].map(hashOf)
    expect(new Set(hashes).size).toBe(changes.length + 1)
    expect(hashOf({ ...link, postings: [...link.postings].reverse() })).toBe(hashOf(link))
  })
})

it('amounts of any journal that is taken are whole (I19)', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (amount) => {
      fc.pre(!Number.isSafeInteger(amount))
      const postings = [
        { account: 'M:held:o1', amount },
        { account: 'M:rounding', amount: -amount },
      ]
      expect(() => legsOf({ id: 'j', postings })).toThrow(RangeError)
    }),
  )
})

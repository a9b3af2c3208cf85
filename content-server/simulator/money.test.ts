import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Book } from './book.ts'
import { feeOn, fenOf, yuan } from './fen.ts'
import { gbk } from './gbk.ts'

const amounts = fc.integer({ min: 0, max: 90_000_000_000 })

it('writes fen as yuan and reads them back, without a float', () => {
  fc.assert(fc.property(amounts, (fen) => fenOf(yuan(fen)) === fen))
  expect([fenOf('0.1'), fenOf('12'), fenOf('1.005'), fenOf('1e3'), fenOf('-1.00'), fenOf(' 1')]).toEqual([
    10,
    1_200,
    null,
    null,
    null,
    null,
  ])
  expect([yuan(-5), yuan(0), yuan(100)]).toEqual(['-0.05', '0.00', '1.00'])
})

it('takes fees to the nearest fen, less of less', () => {
  expect([feeOn(10_000, 60), feeOn(83, 60), feeOn(84, 60), feeOn(0, 60)]).toEqual([60, 0, 1, 0])
  fc.assert(fc.property(amounts, amounts, (a, b) => a > b || feeOn(a, 60) <= feeOn(b, 60)))
})

it('does not write a journal that is not balanced', () => {
  const book = new Book()
  const refers = { merchant: 'wechat:1', outNumber: 'A', channelNumber: 'B' }
  expect(() => book.write(0, 'pay', refers, [{ account: 'payer:1', fen: 1 }])).toThrow('sums to 1')
  book.write(0, 'pay', refers, [
    { account: 'payer:1', fen: -5 },
    { account: 'merchant:wechat:1', fen: 5 },
  ])
  expect(book.balances()).toEqual({ 'merchant:wechat:1': 5, 'payer:1': -5 })
})

it('writes GBK that a strict decoder reads back', () => {
  const text = '#支付宝业务明细查询 邻里屏“停车费”—（元）'
  expect(new TextDecoder('gbk', { fatal: true }).decode(gbk(text))).toBe(text)
  expect(gbk('a😀b').toString('latin1')).toBe('a?b')
})

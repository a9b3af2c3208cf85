import { expect, it } from 'vitest'
import { ALIPAY_CODE_PLAN, walletOf, WECHAT_CODE_PLAN } from './code-routing.ts'

it.each([
  ['100000000000000000', 'wechat'],
  ['134567890123456789', 'wechat'],
  ['159999999999999999', 'wechat'],
  ['160000000000000000', null],
  ['13456789012345678', null],
  ['1345678901234567890', null],
  ['2500000000000000', 'alipay'],
  ['280000000000000000', 'alipay'],
  ['300000000000000000000000', 'alipay'],
  ['3000000000000000000000000', null],
  ['240000000000000000', null],
  ['310000000000000000', null],
  ['6200000000000000000', 'unionpay'],
  ['620000000000000000', null],
  ['6901234567892', null],
  [' 134567890123456789', null],
  ['１３４５６７８９０１２３４５６７８９', null],
  ['weixin://wxpay/bizpayurl?pr=1', null],
  ['', null],
])('%s is the code of %s', (code, wallet) => {
  expect(walletOf(code)).toBe(wallet)
})

it('a plan asks last just before it cancels', () => {
  for (const plan of [WECHAT_CODE_PLAN, ALIPAY_CODE_PLAN]) {
    expect(plan.askAtSeconds.at(-1)).toBe(plan.cancelAtSeconds)
    expect([...plan.askAtSeconds].sort((a, b) => a - b)).toEqual(plan.askAtSeconds)
  }
})

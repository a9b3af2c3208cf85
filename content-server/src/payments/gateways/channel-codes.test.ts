import { describe, expect, it } from 'vitest'
import { alipayMeaning } from './alipay-codes.ts'
import { wechatMeaning } from './wechat-pay-codes.ts'

describe('WeChat Pay', () => {
  it.each([
    [400, 'ORDERPAID', { refused: 'already-paid' }],
    [400, 'ORDER_PAID', { refused: 'already-paid' }],
    [400, 'ORDER_CLOSED', { refused: 'already-closed' }],
    [404, 'ORDERNOTEXIST', { refused: 'no-such-trade' }],
    [404, 'ORDER_NOT_EXIST', { refused: 'no-such-trade' }],
    [404, 'RESOURCE_NOT_EXISTS', { refused: 'no-such-trade' }],
    [403, 'OUT_TRADE_NO_USED', { refused: 'number-used' }],
    [403, 'NOT_ENOUGH', { refused: 'not-enough' }],
    [401, 'SIGN_ERROR', { refused: 'credentials' }],
    [400, 'PARAM_ERROR', { refused: 'malformed' }],
    [400, 'SOMETHING_NEW', { refused: 'other' }],
    [429, 'FREQUENCY_LIMITED', { unknown: 'busy' }],
    [403, 'FREQUENCY_LIMITED', { unknown: 'busy' }],
    [429, 'SOMETHING_NEW', { unknown: 'busy' }],
    [500, 'SYSTEM_ERROR', { unknown: 'broken' }],
    [400, 'SYSTEMERROR', { unknown: 'broken' }],
    [403, 'BANK_ERROR', { unknown: 'broken' }],
    [502, 'ORDERPAID', { unknown: 'broken' }],
    [302, '', { unknown: 'broken' }],
  ])('%i %s', (status, code, meaning) => {
    expect(wechatMeaning(status, { code, message: '' }, 'id-0')).toEqual(meaning)
  })

  it.each([
    ['订单已支付', 'already-paid'],
    ['该订单已关闭，请重新下单', 'already-closed'],
    ['每个付款码仅限使用一次，请刷新后再试', 'code-used'],
    ['订单状态错误，未支付的订单不能退款', 'malformed'],
  ])('INVALID_REQUEST: %s', (message, refused) => {
    expect(wechatMeaning(400, { code: 'INVALID_REQUEST', message }, '')).toEqual({ refused })
  })

  it('tells by the number at the end of the request id that ours stands for another order', () => {
    const error = { code: 'INVALID_REQUEST', message: '请求重入时，参数与首次请求时不一致' }
    expect(wechatMeaning(400, error, '08F7-268498688')).toEqual({ refused: 'number-used' })
  })
})

describe('Alipay', () => {
  it.each([
    ['40004', 'ACQ.TRADE_NOT_EXIST', { refused: 'no-such-trade' }],
    ['40004', 'ACQ.TRADE_HAS_SUCCESS', { refused: 'already-paid' }],
    ['40004', 'ACQ.CONTEXT_INCONSISTENT', { refused: 'number-used' }],
    ['40004', 'ACQ.SELLER_BALANCE_NOT_ENOUGH', { refused: 'not-enough' }],
    ['40004', 'ACQ.SOMETHING_NEW', { refused: 'other' }],
    ['40004', 'ACQ.SYSTEM_ERROR', { unknown: 'broken' }],
    ['40004', 'aop.ACQ.SYSTEM_ERROR', { unknown: 'broken' }],
    ['20000', 'isp.unknow-error', { unknown: 'broken' }],
    ['20000', 'aop.unknow-error', { unknown: 'broken' }],
    ['20000', '', { unknown: 'broken' }],
    ['40005', 'isv.app-call-limited', { unknown: 'busy' }],
    ['40002', 'isv.invalid-signature', { refused: 'credentials' }],
    ['40002', 'isv.invalid-parameter', { refused: 'malformed' }],
    ['40006', 'isv.insufficient-isv-permissions', { refused: 'credentials' }],
    ['99999', '', { unknown: 'broken' }],
  ])('%s %s', (code, subCode, meaning) => {
    expect(alipayMeaning(code, subCode)).toEqual(meaning)
  })
})

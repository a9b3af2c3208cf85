import { expect, it } from 'vitest'
import { alipayOrder } from './alipay-order.ts'
import { refundAlipay } from './alipay-refund.ts'
import { alipayAccount } from './testing/keys.ts'

const charge = {
  outTradeNo: 'A1',
  totalFen: 1,
  subject: '水费',
  expiresAt: '2026-11-21T08:06:00.000Z',
  notifyUrl: null,
}

it('an order ends at a moment, so that sent again it is the same', () => {
  expect(alipayOrder(charge)).toEqual({
    out_trade_no: 'A1',
    total_amount: '0.01',
    subject: '水费',
    time_expire: '2026-11-21 16:06:00',
  })
})

it('a subject keeps its sense without what Alipay takes for its own, and never ends in half a character', () => {
  const subject = (text: string) => alipayOrder({ ...charge, subject: text })['subject']
  expect(subject('A/B=1 & 水费')).toBe('A／B＝1 ＆ 水费')
  expect(subject('🏠'.repeat(300))).toBe('🏠'.repeat(256))
})

it('money to be shared stays frozen for it', () => {
  expect(alipayOrder({ ...charge, sharing: true })).toMatchObject({
    extend_params: { royalty_freeze: 'true' },
  })
})

it('a refund of what has been shared takes the shares back first', async () => {
  let sent = ''
  const noting: typeof fetch = (_, init) => {
    sent = new URLSearchParams(String(init?.body)).get('biz_content') ?? ''
    return Promise.reject(new Error('nobody there'))
  }
  const network = { fetch: noting, timeoutMs: 1_000, downloadMs: 1_000 }
  const told = await refundAlipay(
    { account: alipayAccount, url: 'http://x', network, clock: () => '2026-11-21T08:00:00.000Z' },
    {
      ...{
        outTradeNo: 'A1',
        outRefundNo: 'R1',
        refundFen: 3_000,
        totalFen: 10_000,
        reason: '退',
        notifyUrl: null,
      },
      takeBack: [{ receiverId: '2088000000000777', fen: 150 }],
    },
  )
  expect(told).toMatchObject({ result: 'unknown', reason: 'no-answer' })
  expect(JSON.parse(sent)).toMatchObject({
    refund_amount: '30.00',
    refund_royalty_parameters: [{ trans_out: '2088000000000777', amount: '1.50' }],
  })
})

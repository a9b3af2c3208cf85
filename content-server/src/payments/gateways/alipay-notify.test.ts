import { describe, expect, it } from 'vitest'
import { alipayCallbacks, pairsOf } from './alipay-notify.ts'
import { readPublicKey } from './rsa.ts'
import { alipayAccount, MERCHANT_PEM } from './testing/keys.ts'
import { signedByAlipay } from './testing/sign-as-channel.ts'
import { createPublicKey } from 'node:crypto'

const NOTICE = {
  notify_id: '2026112100222160000000000001',
  notify_type: 'trade_status_sync',
  notify_time: '2026-11-21 16:00:00',
  charset: 'utf-8',
  version: '1.0',
  app_id: alipayAccount.appId,
  seller_id: alipayAccount.sellerId,
  out_trade_no: '261121A10123456789ABCDEFGHJK0000',
  trade_no: '2026112122001400000000000001',
  trade_status: 'TRADE_SUCCESS',
  total_amount: '100.00',
  buyer_pay_amount: '90.00',
  subject: '物业费 十月 100% & 水费',
  gmt_payment: '2026-11-21 15:59:58',
  fund_bill_list: '[{"amount":"90.00","fundChannel":"ALIPAYACCOUNT"}]',
}
const { read, answer } = alipayCallbacks(alipayAccount)
const post = (fields: Partial<Record<keyof typeof NOTICE | 'refund_fee', string>> = {}) =>
  read(signedByAlipay({ ...NOTICE, ...fields }))
const refusal = (why: string) => ({ verdict: 'refused', why, quiet: false })

describe('a notice of Alipay', () => {
  it('is evidence of a payment, with its identity, its amounts and its bytes', () => {
    const message = signedByAlipay(NOTICE)
    expect(read(message)).toEqual({
      verdict: 'evidence',
      dedupeKey: NOTICE.notify_id,
      evidence: {
        about: 'payment',
        channel: 'alipay',
        merchantId: '2088000000000001',
        appId: '2021000000000001',
        source: 'callback',
        outTradeNo: NOTICE.out_trade_no,
        transactionId: NOTICE.trade_no,
        state: 'paid',
        totalFen: 10_000,
        payerFen: 9_000,
        currency: 'CNY',
        succeededAt: '2026-11-21T07:59:58.000Z',
        raw: message,
      },
    })
  })

  it.each([
    [{ trade_status: 'WAIT_BUYER_PAY' }, 'paying'],
    [{ trade_status: 'TRADE_FINISHED' }, 'paid'],
    [{ trade_status: 'TRADE_CLOSED' }, 'closed'],
    [{ refund_fee: '30.00' }, 'refunded'],
    // Wholly refunded: Alipay has the same word for it as for never paid.
    [{ refund_fee: '100.00', trade_status: 'TRADE_CLOSED' }, 'closed'],
  ])('%o is %s', (fields, state) => {
    expect(post(fields)).toMatchObject({ evidence: { state } })
  })

  it('of another app or seller is not ours', () => {
    expect(post({ app_id: '2021000000000002' })).toEqual(refusal('not-ours'))
    expect(post({ seller_id: '2088000000000002' })).toEqual(refusal('not-ours'))
  })

  it('about something else is acknowledged and left alone', () => {
    expect(post({ notify_type: 'open_app_auth_notify' })).toMatchObject({ verdict: 'irrelevant' })
  })

  it.each([
    { total_amount: '1e2' },
    { total_amount: '100.001' },
    { total_amount: '' },
    { trade_status: 'PERHAPS' },
    { trade_no: '' },
    { notify_id: '' },
  ])('with %o is refused, though it is signed', (fields) => {
    expect(post(fields)).toEqual(refusal('malformed'))
  })

  it('without a signature, with another kind or by another key is refused', () => {
    const { text, headers } = signedByAlipay(NOTICE)
    const readText = (form: string) => read({ headers, body: Buffer.from(form) })
    expect(readText(text.replace(/&sign=[^&]+/, ''))).toEqual(refusal('unsigned'))
    expect(readText(text.replace('RSA2', 'RSA'))).toEqual(refusal('bad-signature'))
    const stranger = readPublicKey(
      createPublicKey(MERCHANT_PEM).export({ type: 'spki', format: 'pem' }).toString(),
    )
    const theirs = alipayCallbacks({ ...alipayAccount, alipayKeys: [stranger] })
    expect(theirs.read(signedByAlipay(NOTICE))).toEqual(refusal('bad-signature'))
    const both = alipayCallbacks({ ...alipayAccount, alipayKeys: [stranger, ...alipayAccount.alipayKeys] })
    expect(both.read(signedByAlipay(NOTICE)).verdict).toBe('evidence')
  })

  it('is decoded once: a percent sign in a subject stays one', () => {
    expect(pairsOf(signedByAlipay(NOTICE).body)?.get('subject')).toBe('物业费 十月 100% & 水费')
  })

  it.each(['', 'a', '=b', 'a=1&a=2', 'a=%', 'a=%E7%89', '\xff=1'])('written as %j is no form', (form) => {
    expect(read({ headers: {}, body: Buffer.from(form, 'latin1') })).toEqual(refusal('malformed'))
  })

  it('is answered with success, to the letter, or it comes again', () => {
    expect(answer('taken')).toMatchObject({ status: 200, body: 'success' })
    expect(answer('refused').body).toBe('fail')
    expect(answer('failed')).toMatchObject({ status: 500, body: 'fail' })
  })
})

it('one byte changed anywhere is refused, or is another way to write the very same', () => {
  const message = signedByAlipay(NOTICE)
  const said = JSON.stringify([...(pairsOf(message.body) ?? [])])
  const spelledOtherwise: string[] = []
  for (let at = 0; at < message.body.length; at += 1) {
    for (const flip of [0x01, 0x02, 0x10, 0x20, 0x80]) {
      const body = Buffer.from(message.body)
      body[at] = (body[at] ?? 0) ^ flip
      if (read({ ...message, body }).verdict === 'refused') continue
      expect(JSON.stringify([...(pairsOf(body) ?? [])])).toBe(said)
      spelledOtherwise.push(body.subarray(at - 2, at + 1).toString())
    }
  }
  // Only %2F for %2f and the like.
  for (const spelling of spelledOtherwise) expect(spelling).toMatch(/%[0-9A-Fa-f]?[a-f]|%[a-f][0-9A-Fa-f]?/)
})

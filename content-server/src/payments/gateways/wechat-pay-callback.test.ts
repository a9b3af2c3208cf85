import { createSecretKey } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { RawMessage } from './gateway.ts'
import { API_V3_KEY, wechatAccount } from './testing/keys.ts'
import { WECHAT } from './testing/published-vectors.ts'
import { sealedByWechat, signedByWechat } from './testing/sign-as-channel.ts'
import { openResource, wechatCallbacks } from './wechat-pay-callback.ts'

const NOW = '2026-11-21T08:00:00.000Z'
const PAID = {
  appid: wechatAccount.appid,
  mchid: wechatAccount.mchid,
  out_trade_no: '261121A10123456789ABCDEFGHJK0000',
  transaction_id: '4200002001202611211234567890',
  trade_type: 'NATIVE',
  trade_state: 'SUCCESS',
  success_time: '2026-11-21T15:59:58+08:00',
  payer: { openid: 'o1' },
  amount: { total: 10_000, payer_total: 9_000, currency: 'CNY', payer_currency: 'CNY' },
}
const REFUNDED = {
  mchid: wechatAccount.mchid,
  out_trade_no: PAID.out_trade_no,
  transaction_id: PAID.transaction_id,
  out_refund_no: '261121A1REFUND',
  refund_id: '50300000001',
  refund_status: 'SUCCESS',
  success_time: '2026-11-21T15:59:59+08:00',
  user_received_account: '支付用户零钱',
  amount: { total: 10_000, refund: 3_000, payer_total: 9_000, payer_refund: 2_700 },
}
const { read, answer } = wechatCallbacks(wechatAccount, () => NOW)

const letter = (event: string, resource: object, more: object = {}) =>
  JSON.stringify({
    id: 'EV-1',
    create_time: '2026-11-21T16:00:00+08:00',
    resource_type: 'encrypt-resource',
    event_type: event,
    summary: '支付成功',
    resource,
    ...more,
  })
const post = (plain: object, event = 'TRANSACTION.SUCCESS') =>
  read(signedByWechat(letter(event, sealedByWechat(plain)), NOW))
const refusal = (why: string, quiet = false) => ({ verdict: 'refused', why, quiet })

describe('a callback of WeChat Pay', () => {
  it('is evidence of a payment, with its identity, its amounts and its bytes', () => {
    const message = signedByWechat(letter('TRANSACTION.SUCCESS', sealedByWechat(PAID)), NOW)
    expect(read(message)).toEqual({
      verdict: 'evidence',
      dedupeKey: 'EV-1',
      evidence: {
        about: 'payment',
        channel: 'wechat',
        merchantId: '1900000001',
        appId: 'wx0000000000000001',
        source: 'callback',
        outTradeNo: PAID.out_trade_no,
        transactionId: PAID.transaction_id,
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
    ['SUCCESS', 'succeeded'],
    ['ABNORMAL', 'abnormal'],
    ['CLOSED', 'closed'],
  ])('is evidence of a refund that is %s', (status, state) => {
    expect(post({ ...REFUNDED, refund_status: status }, `REFUND.${status}`)).toMatchObject({
      evidence: {
        about: 'refund',
        outRefundNo: '261121A1REFUND',
        refundId: '50300000001',
        state,
        refundFen: 3_000,
      },
    })
  })

  it('keeps another currency for the payment to be quarantined by', () => {
    expect(post({ ...PAID, amount: { total: 10_000, currency: 'HKD' } })).toMatchObject({
      evidence: { totalFen: 10_000, currency: 'HKD' },
    })
  })

  it('of another merchant or app is not ours', () => {
    expect(post({ ...PAID, mchid: '1900000002' })).toEqual(refusal('not-ours'))
    expect(post({ ...PAID, appid: 'wx0000000000000002' })).toEqual(refusal('not-ours'))
    expect(post({ ...REFUNDED, mchid: '1900000002' }, 'REFUND.SUCCESS')).toEqual(refusal('not-ours'))
  })

  it('about something else is acknowledged and left alone', () => {
    expect(post({ anything: 1 }, 'MCHTRANSFER.BILL.FINISHED')).toEqual({
      verdict: 'irrelevant',
      dedupeKey: 'EV-1',
    })
  })

  it.each([
    ['an amount that is not whole', { ...PAID, amount: { total: 10_000.5 } }],
    ['an amount that no number holds', { ...PAID, amount: { total: 2 ** 53 } }],
    ['an amount as text', { ...PAID, amount: { total: '10000' } }],
    ['a negative amount', { ...PAID, amount: { total: -1 } }],
    ['no amount', { ...PAID, amount: undefined }],
    ['no transaction', { ...PAID, transaction_id: undefined }],
    ['a state there is not', { ...PAID, trade_state: 'PERHAPS' }],
  ])('with %s is refused, though it is signed', (_, plain) => {
    expect(post(plain)).toEqual(refusal('malformed'))
  })

  it('is refused when it is no letter at all', () => {
    for (const body of [
      '',
      'null',
      '[]',
      '{',
      '{"id":"EV-1"}',
      letter('TRANSACTION.SUCCESS', { algorithm: 'none' }),
    ])
      expect(read(signedByWechat(body, NOW))).toEqual(refusal('malformed'))
  })

  it('that comes five minutes late is a replay; signed anew it is not', () => {
    const body = letter('TRANSACTION.SUCCESS', sealedByWechat(PAID))
    expect(read(signedByWechat(body, '2026-11-21T07:55:00.000Z'))).toEqual(refusal('old'))
    expect(read(signedByWechat(body, '2026-11-21T07:55:01.000Z'))).toMatchObject({ verdict: 'evidence' })
  })

  it('that only probes whether signatures are looked at is refused without alarm', () => {
    const message = signedByWechat('{}', NOW)
    const signature = `WECHATPAY/SIGNTEST/${message.headers['wechatpay-signature']}`
    const probe = { ...message, headers: { ...message.headers, 'wechatpay-signature': signature } }
    expect(read(probe)).toEqual(refusal('probe', true))
    expect(answer('refused').status).toBe(401)
  })

  it('is answered as WeChat Pay wants it', () => {
    expect(answer('taken')).toEqual({ status: 204, headers: {}, body: '' })
    expect(JSON.parse(answer('failed').body)).toEqual({ code: 'FAIL', message: '稍后再试' })
    expect(answer('failed').status).toBe(500)
  })
})

describe('one byte changed', () => {
  const message = signedByWechat(letter('TRANSACTION.SUCCESS', sealedByWechat(PAID)), NOW)
  const SIGNED = ['timestamp', 'nonce', 'serial', 'signature', 'signature-type'].map(
    (name) => `wechatpay-${name}`,
  )

  it('anywhere in the body is refused', () => {
    for (let at = 0; at < message.body.length; at += 1) {
      for (const flip of [0x01, 0x20, 0x80]) {
        const body = Buffer.from(message.body)
        body[at] = (body[at] ?? 0) ^ flip
        expect(read({ ...message, body }).verdict).toBe('refused')
      }
    }
  })

  it.each(SIGNED)('in %s is refused, whatever it becomes', (name) => {
    const value = message.headers[name] ?? ''
    for (let at = 0; at < value.length; at += 1) {
      for (let bit = 0; bit < 8; bit += 1) {
        const bytes = Buffer.from(value, 'latin1')
        bytes[at] = (bytes[at] ?? 0) ^ (1 << bit)
        const headers = { ...message.headers, [name]: bytes.toString('latin1') }
        expect(read({ ...message, headers }).verdict).toBe('refused')
      }
    }
  })

  it.each(['ciphertext', 'nonce', 'associated_data'] as const)(
    'in the %s is refused even when the letter is signed by WeChat Pay',
    (part) => {
      const sealed = sealedByWechat(PAID)
      for (let at = 0; at < sealed[part].length; at += 1) {
        const bytes = Buffer.from(sealed[part])
        bytes[at] = (bytes[at] ?? 0) ^ 0x01
        const body = letter('TRANSACTION.SUCCESS', { ...sealed, [part]: bytes.toString() })
        expect(read(signedByWechat(body, NOW))).toEqual(refusal('malformed'))
      }
    },
  )

  it('left out at the end, or added there, is refused', () => {
    const cut: RawMessage = { ...message, body: message.body.subarray(0, -1) }
    const longer: RawMessage = { ...message, body: Buffer.concat([message.body, Buffer.from(' ')]) }
    for (const each of [cut, longer]) expect(read(each).verdict).toBe('refused')
  })
})

describe('what is sealed', () => {
  it('opens as in the published vector of wechatpay-java', () => {
    const { key, associatedData, nonce, ciphertext, plain } = WECHAT.sealed
    const sealed = {
      algorithm: 'AEAD_AES_256_GCM' as const,
      ciphertext,
      nonce,
      associated_data: associatedData,
    }
    expect(openResource(sealed, [createSecretKey(Buffer.from(key))])?.toString()).toBe(plain)
  })

  it('opens with the key before while the key changes, and with no other', () => {
    const sealed = sealedByWechat('{"a":1}')
    const keyOf = (text: string) => createSecretKey(Buffer.from(text))
    const [next, now] = [keyOf('x'.repeat(32)), keyOf(API_V3_KEY)]
    const resource = { ...sealed, algorithm: 'AEAD_AES_256_GCM' as const }
    expect(openResource(resource, [next, now])?.toString()).toBe('{"a":1}')
    expect(openResource(resource, [next])).toBeNull()
    expect(openResource({ ...resource, ciphertext: 'AAAA' }, [now])).toBeNull()
    expect(openResource({ ...resource, nonce: 'short' }, [now])).toBeNull()
  })

  it('opens without associated data', () => {
    const sealed = sealedByWechat(PAID, API_V3_KEY, 'fdasfjihihih', '')
    expect(read(signedByWechat(letter('TRANSACTION.SUCCESS', sealed), NOW)).verdict).toBe('evidence')
  })
})

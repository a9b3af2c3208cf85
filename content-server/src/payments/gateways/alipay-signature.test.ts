import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  alipayRequestText,
  membersOf,
  signAlipay,
  verifiedResponse,
  verifyNotice,
} from './alipay-signature.ts'
import { readPrivateKey, readPublicKey } from './rsa.ts'
import { alipayAccount, MERCHANT_PEM, PLATFORM_PUBLIC_PEM } from './testing/keys.ts'
import { hasOpenssl, opensslSign } from './testing/openssl.ts'
import { ALIPAY } from './testing/published-vectors.ts'

const REQUEST = new Map(
  Object.entries({
    app_id: '2021000000000001',
    method: 'alipay.trade.precreate',
    charset: 'utf-8',
    sign_type: 'RSA2',
    timestamp: '2026-11-21 16:00:00',
    version: '1.0',
    notify_url: '',
    biz_content: '{"out_trade_no":"A1","total_amount":"88.88","subject":"物业费 十月 & 水费"}',
  }),
)
/** Made once with the test-only merchant key; RSA-SHA256 with PKCS#1 v1.5 leaves no choice. */
const GOLDEN =
  'Ht2q593y/ReMnoACirZ4Je9NikVlWykVbU/ioNY+vM+0XoqJL+ssm5rVpYERC354GxK694lko/6hMtSSrJ0vRO9fGGRzWuw+jjGIAczIIGaXhYAA+jMpORZouS6IafDFlxVcA93P7WJiBE5YOZmbDSzMVjEk/On8H3lQC0ale/1Dp32Uo2IX3foQkbsSDxDEhiJY5VccaCrytejnCGLhHP2PWG3hrekPtNeF2OemWyFFvIuupavL9xACOYhx6TbeuEGzCDPUWz9dujsdW6EuSNU+ICYnVSx+TOyLJYWmn7CY7Ou1HKQMwfTFIIplt4TtqD1c0YbutcFsaEFEpH87lA=='

describe('a request', () => {
  it('is signed over its parameters by name, raw, without the empty ones', () => {
    expect(alipayRequestText(REQUEST)).toBe(
      'app_id=2021000000000001&biz_content={"out_trade_no":"A1","total_amount":"88.88","subject":"物业费 十月 & 水费"}&charset=utf-8&method=alipay.trade.precreate&sign_type=RSA2&timestamp=2026-11-21 16:00:00&version=1.0',
    )
  })

  it('has exactly this signature', () => {
    expect(signAlipay(REQUEST, alipayAccount.privateKey)).toBe(GOLDEN)
  })

  it.runIf(hasOpenssl)('has the signature that OpenSSL makes', () => {
    const file = new URL('testing/test-only-merchant-key.pem', import.meta.url)
    expect(opensslSign(file, alipayRequestText(REQUEST))).toBe(GOLDEN)
  })

  it('has the same signature from a key without its frame, as the key tool writes it', () => {
    const bare = MERCHANT_PEM.replace(/-----.+-----|\n/g, '')
    expect(signAlipay(REQUEST, readPrivateKey(bare))).toBe(GOLDEN)
  })
})

describe('the published vectors of alipay-sdk-nodejs-all', () => {
  it('an answer', () => {
    const keys = [readPublicKey(ALIPAY.answerKey)]
    expect(verifiedResponse(ALIPAY.answer, ALIPAY.answerName, keys)).toBe(
      '{"code":"10000","msg":"Success","file_id":"CAxAToWB1JsAAAAAAAAAAAAADgSLAQBr"}',
    )
    expect(verifiedResponse(ALIPAY.answer.replace('10000', '10001'), ALIPAY.answerName, keys)).toBeNull()
    // The same meaning, other characters.
    expect(verifiedResponse(ALIPAY.answer.replace('":"', '": "'), ALIPAY.answerName, keys)).toBeNull()
  })

  it('a notice, with and without the kind of signature in it', () => {
    const keys = [readPublicKey(ALIPAY.noticeKey)]
    const notice = new Map<string, string>(Object.entries(ALIPAY.notice))
    expect(verifyNotice(notice, keys)).toBe(true)
    expect(verifyNotice(new Map([...notice].filter(([key]) => key !== 'sign_type')), keys)).toBe(true)
    expect(verifyNotice(new Map(notice).set('total_amount', '0.11'), keys)).toBe(false)
  })

  it('a notice of a product that signs the kind of signature too', () => {
    const keys = [readPublicKey(ALIPAY.productKey)]
    const notice = new Map<string, string>(Object.entries(ALIPAY.productNotice))
    expect(verifyNotice(notice, keys)).toBe(true)
    expect(verifyNotice(new Map(notice).set('service_code', '58621634111'), keys)).toBe(false)
  })
})

describe('an answer', () => {
  const keys = [readPublicKey(PLATFORM_PUBLIC_PEM)]

  it.each([
    ['unsigned', '{"a_response":{"code":"10000"}}'],
    [
      'an error of the gateway',
      '{"error_response":{"code":"40002","sub_code":"isv.invalid-app-id"},"sign":"AAAA"}',
    ],
    ['signed twice', '{"a_response":{},"sign":"AAAA","sign":"AAAA"}'],
    ['with two responses', '{"a_response":{},"a_response":{},"sign":"AAAA"}'],
    ['with a signature that is no text', '{"a_response":{},"sign":7}'],
    ['cut off', '{"a_response":{"code":"10000"},"sign":"AAA'],
    ['a page', '<html>busy</html>'],
    ['nothing', ''],
  ])('that is %s proves nothing', (_, text) => {
    expect(verifiedResponse(text, 'a_response', keys)).toBeNull()
  })
})

it('the members of an object are found as the characters they stand in', () => {
  const spaces = fc.constantFrom('', ' ', '\n', '\t ')
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), spaces, (object, space) => {
      const parts = Object.entries(object).map(([key, value]) => [
        JSON.stringify(key),
        JSON.stringify(value, null, space),
      ])
      const text = `{${parts.map(([key, value]) => `${space}${key}${space}:${space}${value}${space}`).join(',')}}`
      if (parts.length === 0) return membersOf(text) === null
      expect([...(membersOf(text) ?? [])]).toEqual(parts.map(([key, value]) => [key?.slice(1, -1), value]))
      return true
    }),
  )
})

it('whatever is no object has no members, and is read in no time', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'{}[]",:\\ a1') }), (text) => {
      const members = membersOf(text)
      expect(members === null || members.size > 0).toBe(true)
    }),
  )
  const deep = `{"a":${'['.repeat(100_000)}`
  expect(membersOf(deep)).toBeNull()
})

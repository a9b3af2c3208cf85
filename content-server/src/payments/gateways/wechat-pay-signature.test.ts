import { createPublicKey, verify } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { platformKeys } from './platform-keys.ts'
import { rsaSign, rsaVerify, readPublicKey } from './rsa.ts'
import * as keys from './testing/keys.ts'
import { hasOpenssl, opensslSign } from './testing/openssl.ts'
import { WECHAT } from './testing/published-vectors.ts'
import { signedByWechat } from './testing/sign-as-channel.ts'
import { authorization, requestText, verifyWechat, type Signing } from './wechat-pay-signature.ts'

const NOW = '2026-11-21T08:00:00.000Z'
const signing: Signing = {
  method: 'POST',
  path: '/v3/pay/transactions/native',
  body: '{"description":"物业费 十月","amount":{"total":1}}',
  timestamp: '1795248000',
  nonce: '593BEC0C930BF1AFEB40B4A08C8FB242',
}
/** Made once with the test-only merchant key; RSA-SHA256 with PKCS#1 v1.5 leaves no choice. */
const GOLDEN =
  'mhOavkm88/ZQbYu9AuXe2Uk7AzT1CRRJZUSNCbhNeolcwRnpCWNwkjELqZPrgO5hAcYDiNU04qhZ9i5InNfXFo6R5V4ZYhrNi0ccr9P0kXGgLK8bCfTErDrDK4nyRhWEghXXu0SeaKEr7HeLfloRpK00SNaD8eTXeR//NTXhUamE9fDgosXntw4/lHdQOAT9GHzcpZ/yTl0Fd8If7rlYkj2OWTpG0JLPjz7i2PW5QiAOKE/1G1ZR/28jGF4QE7AISoZvntqa5SXGAnt5RwkXj5D8ujLCnmbzoQPKB3MdMtuX2tGQx/pGnG3WJhO27d1hgsWPoeklKCIyhJljDKPNZg=='

describe('a request', () => {
  it('is signed over five lines, each of them ended, the last as well', () => {
    expect(requestText({ ...signing, method: 'GET', path: '/v3/bill?a=1&b=2', body: '' })).toBe(
      'GET\n/v3/bill?a=1&b=2\n1795248000\n593BEC0C930BF1AFEB40B4A08C8FB242\n\n',
    )
  })

  it('has exactly this signature', () => {
    expect(authorization(keys.wechatAccount, signing)).toBe(
      `WECHATPAY2-SHA256-RSA2048 mchid="1900000001",nonce_str="593BEC0C930BF1AFEB40B4A08C8FB242",signature="${GOLDEN}",timestamp="1795248000",serial_no="1DDE55AD98ED71D6EDD4A4A16996DE7B47773A8C"`,
    )
    const publicKey = createPublicKey(keys.MERCHANT_PEM)
    expect(
      verify('sha256', Buffer.from(requestText(signing)), publicKey, Buffer.from(GOLDEN, 'base64')),
    ).toBe(true)
  })

  it.runIf(hasOpenssl)('has the signature that OpenSSL makes', () => {
    const file = new URL('testing/test-only-merchant-key.pem', import.meta.url)
    expect(opensslSign(file, requestText(signing))).toBe(GOLDEN)
  })
})

describe('the published vectors of wechatpay-go', () => {
  const published = platformKeys([{ id: 'D7CE59D1F522D701', pem: WECHAT.publicKey }], null)
  const { headers, at } = WECHAT.notice
  const message = { headers, body: Buffer.from(WECHAT.notice.body) }

  it('a signature', () => {
    const key = readPublicKey(WECHAT.publicKey)
    expect(rsaVerify(Buffer.from(WECHAT.text), key, WECHAT.signature)).toBe(true)
    expect(rsaVerify(Buffer.from('wrong source'), key, WECHAT.signature)).toBe(false)
  })

  it('a callback, within five minutes before and after it was signed, and not a second longer', () => {
    expect(verifyWechat(message, published, at)).toBe('verified')
    expect(verifyWechat(message, published, '2021-06-24T08:42:25.999Z')).toBe('verified')
    expect(verifyWechat(message, published, '2021-06-24T08:42:26.000Z')).toBe('old')
    expect(verifyWechat(message, published, '2021-06-24T08:32:26.000Z')).toBe('old')
    expect(verifyWechat(message, published, '2021-06-24T08:32:26.001Z')).toBe('verified')
  })
})

describe('a message of WeChat Pay', () => {
  const { platformKeys: ring } = keys.wechatAccount
  const good = signedByWechat('{"a":1}', NOW)

  it('is verified over its very bytes; nothing at all is signed too', () => {
    expect(verifyWechat(good, ring, NOW)).toBe('verified')
    expect(verifyWechat(signedByWechat('', NOW), ring, NOW)).toBe('verified')
    expect(verifyWechat({ ...good, body: Buffer.from('{"a": 1}') }, ring, NOW)).toBe('bad-signature')
  })

  it.each([
    ['wechatpay-signature', undefined, 'unsigned'],
    ['wechatpay-nonce', '', 'unsigned'],
    ['wechatpay-timestamp', undefined, 'unsigned'],
    ['wechatpay-serial', undefined, 'unsigned'],
    ['wechatpay-serial', 'PUB_KEY_ID_0119000000000000000000000002', 'unknown-key'],
    ['wechatpay-signature', `WECHATPAY/SIGNTEST/${good.headers['wechatpay-signature']}`, 'probe'],
    ['wechatpay-signature-type', 'WECHATPAY2-SM2-WITH-SM3', 'bad-signature'],
    ['wechatpay-timestamp', '1795248001', 'bad-signature'],
    ['wechatpay-timestamp', '01795248000', 'bad-signature'],
    ['wechatpay-signature', `${good.headers['wechatpay-signature']} `, 'bad-signature'],
    ['wechatpay-signature', good.headers['wechatpay-signature']?.replace(/==$/, ''), 'bad-signature'],
    ['wechatpay-signature', 'x', 'bad-signature'],
  ] as const)('with %s %s is %s', (name, value, verdict) => {
    const headers = Object.fromEntries(
      Object.entries({ ...good.headers, [name]: value }).filter(([, text]) => text !== undefined),
    ) as Record<string, string>
    expect(verifyWechat({ ...good, headers }, ring, NOW)).toBe(verdict)
  })

  it('may be signed by the key before or by the next, by public key or by certificate', () => {
    const both = platformKeys(
      [{ id: keys.PUBLIC_KEY_ID, pem: keys.PLATFORM_PUBLIC_PEM }],
      `${keys.PLATFORM_CERTIFICATE}\n`,
    )
    const byCertificate = signedByWechat('{"a":1}', NOW, { serial: keys.CERTIFICATE_SERIAL })
    expect(verifyWechat(good, both, NOW)).toBe('verified')
    expect(verifyWechat(byCertificate, both, NOW)).toBe('verified')
    expect(verifyWechat(byCertificate, ring, NOW)).toBe('unknown-key')
  })

  it('is not believed under a certificate that is over', () => {
    const certificates = platformKeys([], keys.PLATFORM_CERTIFICATE)
    const late = '2040-01-01T00:00:00.000Z'
    const message = signedByWechat('{}', late, { serial: keys.CERTIFICATE_SERIAL })
    expect(verifyWechat(message, certificates, late)).toBe('unknown-key')
    expect(certificates.preferredId).toBeNull()
  })

  it('signed with our own key is none of theirs', () => {
    const { headers, body } = good
    const text = `${headers['wechatpay-timestamp']}\n${headers['wechatpay-nonce']}\n{"a":1}\n`
    const forged = rsaSign(Buffer.from(text), keys.wechatAccount.privateKey)
    expect(verifyWechat({ headers: { ...headers, 'wechatpay-signature': forged }, body }, ring, NOW)).toBe(
      'bad-signature',
    )
  })
})

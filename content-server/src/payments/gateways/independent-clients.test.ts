import { createPublicKey } from 'node:crypto'
import { AlipaySdk } from 'alipay-sdk'
import { expect, it } from 'vitest'
import { Aes, Formatter, Rsa } from 'wechatpay-axios-plugin'
import { signAlipay } from './alipay-signature.ts'
import { openResource } from './wechat-pay-callback.ts'
import {
  alipayAccount,
  API_V3_KEY,
  MERCHANT_PEM,
  PLATFORM_PUBLIC_PEM,
  wechatAccount,
} from './testing/keys.ts'
import { sealedByWechat, signedByAlipay, signedByWechat } from './testing/sign-as-channel.ts'
import { authorization } from './wechat-pay-signature.ts'

/* Other people's clients, as a second opinion on what is signed here and what these tests sign as the channels. */

const attributes = (header: string) =>
  [...header.matchAll(/(\w+)="([^"]*)"/g)].map(([, key, value]) => [key, value]).sort()

it('wechatpay-axios-plugin signs a request as we do', () => {
  const [method, path, body] = ['POST', '/v3/pay/transactions/native', '{"description":"物业费"}']
  const [timestamp, nonce] = ['1795248000', '593BEC0C930BF1AFEB40B4A08C8FB242']
  const text = Formatter.request(method, path, timestamp, nonce, body)
  const { mchid, serial } = wechatAccount
  const theirs = Formatter.authorization(mchid, nonce, Rsa.sign(text, MERCHANT_PEM), timestamp, serial)
  const ours = authorization(wechatAccount, { method, path, body, timestamp, nonce })
  expect(attributes(ours)).toEqual(attributes(theirs))
})

it('wechatpay-axios-plugin verifies what these tests sign as WeChat Pay, and seals what we open', () => {
  const { headers, body } = signedByWechat('{"a":1}', '2026-11-21T08:00:00.000Z')
  const [timestamp = '', nonce = ''] = [headers['wechatpay-timestamp'], headers['wechatpay-nonce']]
  const text = Formatter.response(timestamp, nonce, Buffer.from(body).toString())
  expect(Rsa.verify(text, headers['wechatpay-signature'] ?? '', PLATFORM_PUBLIC_PEM)).toBe(true)
  const ciphertext = Aes.AesGcm.encrypt('{"a":1}', API_V3_KEY, 'fdasfjihihih', 'transaction')
  expect(ciphertext).toBe(sealedByWechat('{"a":1}').ciphertext)
  const sealed = {
    algorithm: 'AEAD_AES_256_GCM' as const,
    nonce: 'fdasfjihihih',
    associated_data: 'transaction',
  }
  expect(openResource({ ...sealed, ciphertext }, wechatAccount.apiV3Keys)?.toString()).toBe('{"a":1}')
})

const sdk = new AlipaySdk({
  appId: alipayAccount.appId,
  privateKey: MERCHANT_PEM,
  keyType: 'PKCS8',
  alipayPublicKey: PLATFORM_PUBLIC_PEM,
})

it('alipay-sdk signs a request as we do', () => {
  const bizContent = { out_trade_no: 'A1', total_amount: '88.88', subject: '物业费 十月 & 水费' }
  const url = sdk.pageExecute('alipay.trade.page.pay', 'GET', {
    bizContent,
    notifyUrl: 'https://x.example.org/n',
  })
  const pairs = new Map(new URL(url).searchParams)
  expect(pairs.get('biz_content')).toContain('物业费')
  expect(signAlipay(pairs, alipayAccount.privateKey)).toBe(pairs.get('sign'))
})

it('alipay-sdk verifies what these tests sign as Alipay', () => {
  const { text } = signedByAlipay({ notify_id: '1', subject: '100% 水费', total_amount: '0.01' })
  const notice = Object.fromEntries(new URLSearchParams(text))
  expect(sdk.checkNotifySignV2(notice)).toBe(true)
  expect(sdk.checkNotifySignV2({ ...notice, total_amount: '0.02' })).toBe(false)
})

it('the two test-only keys are two', () => {
  const merchant = createPublicKey(MERCHANT_PEM).export({ type: 'spki', format: 'pem' })
  expect(merchant).not.toBe(PLATFORM_PUBLIC_PEM)
})

import { createSecretKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { platformKeys } from '../platform-keys.ts'
import { readPrivateKey, readPublicKey } from '../rsa.ts'
import type { WechatAccount } from '../wechat-pay-account.ts'
import type { AlipayAccount } from '../alipay-account.ts'

/** Keys made for these tests, and for nothing else: everybody can read them. */
export const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8')

export const MERCHANT_PEM = read('test-only-merchant-key.pem')
export const PLATFORM_PEM = read('test-only-platform-key.pem')
export const PLATFORM_PUBLIC_PEM = read('test-only-platform-public-key.pem')
export const PLATFORM_CERTIFICATE = read('test-only-platform-certificate.pem')
export const CERTIFICATE_SERIAL = '5157F09EFDC096DE15EBE81A47057A7232F1B8E1'

export const PUBLIC_KEY_ID = 'PUB_KEY_ID_0119000000000000000000000001'
export const API_V3_KEY = 'test-only-test-only-test-only-ok'

export const wechatAccount: WechatAccount = {
  mchid: '1900000001',
  appid: 'wx0000000000000001',
  serial: '1DDE55AD98ED71D6EDD4A4A16996DE7B47773A8C',
  privateKey: readPrivateKey(MERCHANT_PEM),
  apiV3Keys: [createSecretKey(Buffer.from(API_V3_KEY))],
  platformKeys: platformKeys([{ id: PUBLIC_KEY_ID, pem: PLATFORM_PUBLIC_PEM }], null),
}

export const alipayAccount: AlipayAccount = {
  appId: '2021000000000001',
  sellerId: '2088000000000001',
  privateKey: readPrivateKey(MERCHANT_PEM),
  alipayKeys: [readPublicKey(PLATFORM_PUBLIC_PEM)],
}

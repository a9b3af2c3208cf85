import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { afterAll, expect, it } from 'vitest'
import { readConfig } from '../../config.ts'
import { openGateways } from './open-gateways.ts'
import { API_V3_KEY, MERCHANT_PEM, PLATFORM_CERTIFICATE, PLATFORM_PUBLIC_PEM } from './testing/keys.ts'

const directory = mkdtempSync(join(tmpdir(), 'linli-keys-'))
afterAll(() => rmSync(directory, { recursive: true }))
const file = (name: string, text: string) => {
  writeFileSync(join(directory, name), text)
  return join(directory, name)
}

const WECHAT = {
  LINLI_WECHAT_MCHID: '1900000001',
  LINLI_WECHAT_APPID: 'wx0000000000000001',
  LINLI_WECHAT_SERIAL: '1DDE55AD98ED71D6EDD4A4A16996DE7B47773A8C',
  LINLI_WECHAT_KEY_FILE: file('merchant.pem', MERCHANT_PEM),
  LINLI_WECHAT_API_V3_KEY: API_V3_KEY,
  LINLI_WECHAT_PUBLIC_KEY_ID: 'PUB_KEY_ID_1',
  LINLI_WECHAT_PUBLIC_KEY_FILE: file('platform.pem', PLATFORM_PUBLIC_PEM),
}
const ALIPAY = {
  LINLI_ALIPAY_APP_ID: '2021000000000001',
  LINLI_ALIPAY_SELLER_ID: '2088000000000001',
  LINLI_ALIPAY_KEY: MERCHANT_PEM.replaceAll('\n', '\\n'),
  LINLI_ALIPAY_PUBLIC_KEY: PLATFORM_PUBLIC_PEM.replace(/-----.+-----|\n/g, ''),
}
const open = (environment: Record<string, string>) =>
  openGateways(readConfig(environment).channels, {
    clock: () => '2026-11-21T08:00:00.000Z',
    random: (bytes) => new Uint8Array(bytes),
    fetch,
  })
const channels = (environment: Record<string, string>) =>
  open(environment).map(({ identity }) => identity.channel)

it('without keys there are only the desk and the terms', () => {
  expect(channels({})).toEqual(['cash', 'terms'])
})

it('each channel that has keys is there, with its callbacks', () => {
  const gateways = open({ ...WECHAT, ...ALIPAY })
  expect(gateways.map(({ identity }) => identity)).toEqual([
    { channel: 'alipay', merchantId: '2088000000000001', appId: '2021000000000001' },
    { channel: 'wechat', merchantId: '1900000001', appId: 'wx0000000000000001' },
    { channel: 'cash', merchantId: 'desk', appId: 'desk' },
    { channel: 'terms', merchantId: 'desk', appId: 'desk' },
  ])
  expect(gateways.map(({ callbacks }) => callbacks !== undefined)).toEqual([true, true, false, false])
})

it('WeChat Pay has two hosts of its own; another first one has no second unless it is named', () => {
  const hosts = (more: object) => readConfig({ ...WECHAT, ...more }).channels.wechat?.hosts
  const [first, second] = ['https://api.mch.weixin.qq.com', 'https://api2.mch.weixin.qq.com']
  const [one, two] = ['https://one.example.org', 'https://two.example.org']
  expect(hosts({})).toEqual([first, second])
  expect(hosts({ LINLI_WECHAT_URL: `${one}/` })).toEqual([one])
  expect(hosts({ LINLI_WECHAT_URL: one, LINLI_WECHAT_BACKUP_URL: two })).toEqual([one, two])
  expect(hosts({ LINLI_WECHAT_BACKUP_URL: two })).toEqual([first, two])
})

it('WeChat Pay may be verified by certificates alone', () => {
  const { LINLI_WECHAT_PUBLIC_KEY_ID: _id, LINLI_WECHAT_PUBLIC_KEY_FILE: _file, ...rest } = WECHAT
  const certificates = file('certificates.pem', PLATFORM_CERTIFICATE)
  expect(channels({ ...rest, LINLI_WECHAT_CERTIFICATE_FILE: certificates })).toContain('wechat')
})

it('several keys lie in several files, in the order of their ids', () => {
  const files = `${WECHAT.LINLI_WECHAT_PUBLIC_KEY_FILE},${file('next.pem', PLATFORM_PUBLIC_PEM)}`
  const two = {
    ...WECHAT,
    LINLI_WECHAT_PUBLIC_KEY_ID: 'PUB_KEY_ID_2,PUB_KEY_ID_1',
    LINLI_WECHAT_PUBLIC_KEY_FILE: files,
  }
  expect(channels(two)).toContain('wechat')
  expect(() => open({ ...two, LINLI_WECHAT_PUBLIC_KEY_ID: 'PUB_KEY_ID_2' })).toThrow(
    /there are 2 keys for 1 ids/,
  )
})

it.each([
  [{ LINLI_WECHAT_KEY_FILE: '/nowhere/key.pem' }, /LINLI_WECHAT_KEY: .*\/nowhere\/key\.pem/],
  [
    { LINLI_WECHAT_KEY_FILE: '', LINLI_WECHAT_KEY: 'not a key' },
    /LINLI_WECHAT_KEY: it is not an RSA private key/,
  ],
  [{ LINLI_WECHAT_KEY: MERCHANT_PEM }, /LINLI_WECHAT_KEY: it is there twice/],
  [{ LINLI_WECHAT_API_V3_KEY: 'short-and-secret' }, /LINLI_WECHAT_API_V3_KEY: each key has 32 characters/],
  [{ LINLI_WECHAT_PUBLIC_KEY_ID: '' }, /LINLI_WECHAT_PUBLIC_KEY_ID: it is missing/],
  [
    { LINLI_WECHAT_PUBLIC_KEY_FILE: '' },
    /LINLI_WECHAT_PUBLIC_KEY_FILE or LINLI_WECHAT_CERTIFICATE_FILE: it is missing/,
  ],
  [{ LINLI_WECHAT_CERTIFICATE: 'none' }, /LINLI_WECHAT_CERTIFICATE: there is no certificate in it/],
  [{ LINLI_WECHAT_PUBLIC_KEY_FILE: '', LINLI_WECHAT_PUBLIC_KEY: MERCHANT_PEM }, /not an RSA public key/],
])('%o is refused in a sentence that names the setting and no secret', (wrong, sentence) => {
  const attempt = () => open({ ...WECHAT, ...wrong })
  expect(attempt).toThrow(sentence)
  expect(attempt).not.toThrow(/short-and-secret|not a key|BEGIN/)
})

it('a key that is too short is none', () => {
  const weak =
    'MFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBALRiMLAHudeSA2ai5TgeTm1bM1x5BzU7Gd9cTmKKZD4kCkB1uVoZ7e5o7GXQr2m4QhXbV7nGr3oEPvT4fEw3kfkCAwEAAQ=='
  expect(() => open({ ...ALIPAY, LINLI_ALIPAY_PUBLIC_KEY: weak })).toThrow(/at least 2048 bits/)
})

it('a gateway prints nothing secret, however it is printed', () => {
  const gateways = open({ ...WECHAT, ...ALIPAY })
  const printed = inspect(gateways, { depth: 12, showHidden: true }) + JSON.stringify(gateways)
  const secret = MERCHANT_PEM.split('\n')[3] ?? ''
  expect(secret.length).toBeGreaterThan(40)
  expect(printed).not.toContain(secret)
  expect(printed).not.toContain(API_V3_KEY)
})

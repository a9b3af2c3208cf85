import { generateKeyPair, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'

export type KeyPair = { privatePem: string; publicPem: string }

/** WeChat Pay's side of one merchant: who it is, the keys its requests may be signed with, and the shared APIv3 key. */
export type WechatMerchant = {
  mchid: string
  appid: string
  /** Certificate serial number (40 hex digits) to the key that signs under it. */
  keys: Record<string, KeyPair>
  /** The newest of them. */
  serial: string
  /** 32 characters; callbacks are sealed with it. */
  apiV3Key: string
}

export type AlipayMerchant = {
  appId: string
  /** The merchant's user id at Alipay, 2088…; notices carry it. */
  sellerId: string
  keys: KeyPair
}

export type Keys = {
  wechat: {
    /** Public-key id (PUB_KEY_ID_…) to the platform's key. */
    platform: Record<string, KeyPair>
    /** The newest of them. */
    publicKeyId: string
    merchants: WechatMerchant[]
  }
  alipay: { platform: KeyPair; merchants: AlipayMerchant[] }
}

export type Random = (bytes: number) => Buffer

const generate = promisify(generateKeyPair)
const pem = (key: KeyObject, type: 'pkcs8' | 'spki') => key.export({ type, format: 'pem' }).toString()

/** A new RSA key pair of 2048 bits, as both channels want them. */
export async function makeKeyPair(): Promise<KeyPair> {
  const { privateKey, publicKey } = await generate('rsa', { modulusLength: 2048 })
  return { privatePem: pem(privateKey, 'pkcs8'), publicPem: pem(publicKey, 'spki') }
}

const digits = (random: Random, count: number) => [...random(count)].map((byte) => byte % 10).join('')

export const newSerial = (random: Random) => random(20).toString('hex').toUpperCase()
export const newPublicKeyId = (random: Random) => `PUB_KEY_ID_0119${digits(random, 28)}`

/** Everything both channels and one merchant at each need to speak to each other. */
export async function makeKeys(random: Random): Promise<Keys> {
  const [wechat, merchant, alipay, app] = await Promise.all([
    makeKeyPair(),
    makeKeyPair(),
    makeKeyPair(),
    makeKeyPair(),
  ])
  const publicKeyId = newPublicKeyId(random)
  const serial = newSerial(random)
  const mchid = `19${digits(random, 8)}`
  return {
    wechat: {
      platform: { [publicKeyId]: wechat },
      publicKeyId,
      merchants: [
        {
          mchid,
          appid: `wx${random(8).toString('hex')}`,
          keys: { [serial]: merchant },
          serial,
          apiV3Key: random(16).toString('hex'),
        },
      ],
    },
    alipay: {
      platform: alipay,
      merchants: [{ appId: `2021${digits(random, 12)}`, sellerId: `2088${digits(random, 12)}`, keys: app }],
    },
  }
}

import type { KeyObject } from 'node:crypto'
import type { Instant } from '@linli/contract/instants.ts'
import type { Network } from './call-channel.ts'
import type { Identity } from './gateway.ts'
import type { PlatformKeys } from './platform-keys.ts'

/** Who we are at WeChat Pay. Secrets are key objects: they print as nothing. */
export type WechatAccount = {
  mchid: string
  appid: string
  /** Of the certificate that goes with the private key. */
  serial: string
  privateKey: KeyObject
  /** The APIv3 key that callbacks are sealed with, and those before it while they change. */
  apiV3Keys: readonly KeyObject[]
  platformKeys: PlatformKeys
}

export type WechatDeps = {
  account: WechatAccount
  /** The gateway's addresses, the next tried when there is no connection to the one before. */
  hosts: readonly string[]
  network: Network
  clock: () => Instant
  random: (bytes: number) => Uint8Array
}

export const WECHAT_HOSTS = ['https://api.mch.weixin.qq.com', 'https://api2.mch.weixin.qq.com'] as const

export const wechatIdentity = ({ mchid, appid }: WechatAccount): Identity => ({
  channel: 'wechat',
  merchantId: mchid,
  appId: appid,
})

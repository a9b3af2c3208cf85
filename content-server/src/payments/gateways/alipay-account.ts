import type { KeyObject } from 'node:crypto'
import type { Instant } from '@linli/contract/instants.ts'
import type { Network } from './call-channel.ts'
import type { Identity } from './gateway.ts'

/** Who we are at Alipay. Secrets are key objects: they print as nothing. */
export type AlipayAccount = {
  appId: string
  /** Our own user id there, 2088…: the money is this seller's. */
  sellerId: string
  privateKey: KeyObject
  /** Alipay's public keys, the newest first: its answers do not name the key they are signed with. */
  alipayKeys: readonly KeyObject[]
}

export type AlipayDeps = {
  account: AlipayAccount
  /** The whole address of the gateway, with its path. */
  url: string
  network: Network
  clock: () => Instant
}

export const ALIPAY_URL = 'https://openapi.alipay.com/gateway.do'

export const alipayIdentity = ({ sellerId, appId }: AlipayAccount): Identity => ({
  channel: 'alipay',
  merchantId: sellerId,
  appId,
})

import { msOf, type Instant } from '@linli/contract/instants.ts'
import type { CallbackRefusal, RawMessage } from './gateway.ts'
import type { PlatformKeys } from './platform-keys.ts'
import { rsaSign, rsaVerify } from './rsa.ts'
import type { WechatAccount } from './wechat-pay-account.ts'

export const WECHAT_SCHEME = 'WECHATPAY2-SHA256-RSA2048'
/** WeChat Pay puts this before signatures that are wrong on purpose, to see whether anybody looks. */
const PROBE = 'WECHATPAY/SIGNTEST/'
/** From this age on a message is a replay; what WeChat Pay repeats it signs anew. */
const TOO_OLD_MS = 5 * 60_000

export type Signing = { method: string; path: string; body: string; timestamp: string; nonce: string }

/** The five lines that are signed, each ended by a line feed, the last as well. */
export const requestText = ({ method, path, body, timestamp, nonce }: Signing): string =>
  `${method}\n${path}\n${timestamp}\n${nonce}\n${body}\n`

/** The Authorization header of a request of these very bytes. */
export function authorization(account: WechatAccount, signing: Signing): string {
  const signature = rsaSign(Buffer.from(requestText(signing)), account.privateKey)
  const { mchid, serial } = account
  const { nonce, timestamp } = signing
  return `${WECHAT_SCHEME} mchid="${mchid}",nonce_str="${nonce}",signature="${signature}",timestamp="${timestamp}",serial_no="${serial}"`
}

/** The three lines WeChat Pay signs, around the body as it came; nothing at all leaves an empty line. */
export const messageText = (timestamp: string, nonce: string, body: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from(`${timestamp}\n${nonce}\n`), body, Buffer.from('\n')])

type Verification = 'verified' | Exclude<CallbackRefusal, 'malformed' | 'not-ours'>

/** Whether WeChat Pay signed these bytes just now: answers and callbacks alike. */
export function verifyWechat({ headers, body }: RawMessage, keys: PlatformKeys, now: Instant): Verification {
  const timestamp = headers['wechatpay-timestamp']
  const nonce = headers['wechatpay-nonce']
  const serial = headers['wechatpay-serial']
  const signature = headers['wechatpay-signature']
  if (!timestamp || !nonce || !serial || !signature) return 'unsigned'
  if (signature.startsWith(PROBE)) return 'probe'
  // Older messages leave the type out; another one than ours cannot be checked.
  if ((headers['wechatpay-signature-type'] ?? WECHAT_SCHEME) !== WECHAT_SCHEME) return 'bad-signature'
  const key = keys.find(serial, now)
  if (!key) return 'unknown-key'
  if (!/^[1-9]\d{9}$/.test(timestamp)) return 'bad-signature'
  // The signature first: the age of what anybody may have written says nothing.
  if (!rsaVerify(messageText(timestamp, nonce, body), key, signature)) return 'bad-signature'
  const age = Math.abs(msOf(now) - Number(timestamp) * 1000)
  return age >= TOO_OLD_MS ? 'old' : 'verified'
}

import type { Request } from 'express'
import type { WechatMerchant } from '../keys.ts'
import type { World } from '../world.ts'
import { refuse, type WechatRefusal } from './refusal.ts'
import { requestText, rsaFits } from './signing.ts'

const SCHEME = 'WECHATPAY2-SHA256-RSA2048 '
/** A request may be signed so many seconds before or after WeChat Pay's own clock. */
const MOST_SKEW_S = 300

type Credentials = { mchid: string; nonce: string; timestamp: string; serial: string; signature: string }

/** The merchant whose signature fits these very bytes. Refuses everyone else with 401 SIGN_ERROR. */
export function authorize(world: World, request: Request, body: Buffer): WechatMerchant {
  if (!request.get('accept') || !request.get('user-agent'))
    throw refuse('PARAM_ERROR', 'Http头缺少Accept或User-Agent')
  const given = credentialsOf(request.get('authorization') ?? '')
  const merchant = world.keys.wechat.merchants.find(({ mchid }) => mchid === given.mchid)
  if (!merchant) throw signError('商户号不存在', request, null)
  const key = merchant.keys[given.serial]
  if (!key) throw signError('商户证书序列号有误。请使用签名私钥匹配的证书序列号', request, null)
  const now = Math.floor(world.clock.now() / 1000)
  if (!/^\d{10}$/.test(given.timestamp) || Math.abs(now - Number(given.timestamp)) > MOST_SKEW_S)
    throw signError('Http头Authorization中的timestamp与发起请求的时间不得超过5分钟', request, null)
  const text = requestText(request.method, request.originalUrl, given.timestamp, given.nonce, body)
  if (!rsaFits(key.publicPem, text, given.signature)) throw signError('错误的签名，验签失败', request, text)
  return merchant
}

function credentialsOf(header: string): Credentials {
  if (!header.startsWith(SCHEME)) throw refuse('SIGN_ERROR', 'Http头Authorization认证类型不正确')
  const pairs = [...header.slice(SCHEME.length).matchAll(/(\w+)="([^"]*)"/g)].map(
    ([, key, value]) => [key ?? '', value ?? ''] as const,
  )
  const given = Object.fromEntries(pairs)
  const { mchid, nonce_str: nonce, timestamp, serial_no: serial, signature } = given
  if (!mchid || !nonce || !timestamp || !serial || !signature)
    throw refuse('SIGN_ERROR', 'Http头Authorization值格式错误，请参考《微信支付商户REST API签名规则》')
  return { mchid, nonce, timestamp, serial, signature }
}

function signError(message: string, request: Request, text: Buffer | null): WechatRefusal {
  if (!text) return refuse('SIGN_ERROR', message)
  return refuse('SIGN_ERROR', message, {
    detail: { issue: 'sign not match' },
    field: 'signature',
    location: 'authorization',
    sign_information: {
      method: request.method,
      sign_message_length: text.length,
      truncated_sign_message: text.toString('utf8').slice(0, 64),
      url: request.originalUrl,
    },
  })
}

import type { Express, Request, Response } from 'express'
import { fromSpaced } from '../china-time.ts'
import type { Fault } from '../faults.ts'
import { answerAfter, holdThenBreak } from '../holding.ts'
import type { AlipayMerchant } from '../keys.ts'
import type { World } from '../world.ts'
import { billDownload } from './bills.ts'
import type { Call, Method } from './method.ts'
import { AlipayRefusal, refuse } from './refusal.ts'
import { signatureOn } from './sealing.ts'
import { requestText, rsa2Fits } from './signing.ts'
import { METHODS } from './methods.ts'

type Pairs = Record<string, string>
type Take = (...kinds: Fault['kind'][]) => Fault | null

/** Binds Alipay's one address. */
export function alipayRoutes(app: Express, world: World): void {
  app.post('/gateway.do', (request, response) => serve(world, request, response))
  billDownload(app, world)
}

function serve(world: World, request: Request, response: Response): void {
  const pairs = pairsIn(request)
  const method = METHODS[pairs['method'] ?? '']
  const take = takerFor(world, pairs, method)
  const before = take('http500', 'timeoutBeforeCommit')
  if (before?.kind === 'timeoutBeforeCommit') return holdThenBreak(response, before.milliseconds)
  const out = world.faults.isOut({ channel: 'alipay', operation: method?.name ?? '' }, world.clock.now())
  if (before || out) return void response.status(500).type('text/html').send('<html>system error</html>')
  const fields = answerTo(world, pairs, method, take)
  const after = take('timeoutAfterCommit')
  if (after) return holdThenBreak(response, after.milliseconds)
  const name = method ? `${(pairs['method'] ?? '').replaceAll('.', '_')}_response` : null
  answerAfter(take('delayAnswer'), () => send(world, response, name, fields, take))
}

function takerFor(world: World, pairs: Pairs, method: Method | undefined): Take {
  const outTradeNo = /"out_trade_no"\s*:\s*"([^"]+)"/.exec(pairs['biz_content'] ?? '')?.[1] ?? null
  const operation = method?.name ?? ''
  return (...kinds) => world.faults.take(kinds, { on: 'answer', channel: 'alipay', operation, outTradeNo })
}

/** Everything a request says, wherever it says it: SDKs put the common part into the address. */
function pairsIn(request: Request): Pairs {
  const inAddress = new URL(request.originalUrl, 'http://simulator').searchParams
  const inBody = new URLSearchParams(Buffer.isBuffer(request.body) ? request.body.toString('utf8') : '')
  return { ...Object.fromEntries(inAddress), ...Object.fromEntries(inBody) }
}

function answerTo(
  world: World,
  pairs: Pairs,
  method: Method | undefined,
  take: Take,
): Record<string, unknown> {
  try {
    const merchant = authorize(world, pairs)
    if (!method) throw refuse('isv.invalid-method')
    if (take('limited') || world.limits.exceeds(`alipay ${method.name}`)) throw refuse('isv.app-call-limited')
    const unknown = take('unavailable')
    if (unknown?.count === 0) throw refuse('isp.unknow-error')
    const call: Call = { merchant, common: pairs, biz: bizIn(pairs) }
    const fields = { code: '10000', msg: 'Success', ...method.run(world, call) }
    if (unknown) throw refuse('isp.unknow-error')
    return fields
  } catch (error) {
    if (error instanceof AlipayRefusal) return error.fields
    throw error
  }
}

function authorize(world: World, pairs: Pairs): AlipayMerchant {
  if (!pairs['method']) throw refuse('isv.missing-method')
  const merchant = world.keys.alipay.merchants.find(({ appId }) => appId === pairs['app_id'])
  if (!merchant) throw refuse('isv.invalid-app-id')
  if (pairs['sign_type'] !== 'RSA2') throw refuse('isv.invalid-signature-type')
  if (!pairs['timestamp']) throw refuse('isv.missing-timestamp')
  if (fromSpaced(pairs['timestamp']) === null) throw refuse('isv.invalid-timestamp')
  if (!pairs['sign']) throw refuse('isv.missing-signature')
  const text = requestText(pairs)
  if (!rsa2Fits(merchant.keys.publicPem, text, pairs['sign'])) {
    const shown = text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
    const advice = '验签出错，建议检查签名字符串或签名私钥与应用公钥是否匹配，网关生成的验签字符串为：'
    throw refuse('isv.invalid-signature', `${advice}${shown}`)
  }
  return merchant
}

function bizIn(pairs: Pairs): unknown {
  try {
    return JSON.parse(pairs['biz_content'] ?? '') as unknown
  } catch {
    throw refuse('isv.invalid-parameter')
  }
}

/** Alipay writes slashes with a backslash; whoever serialises again before verifying finds out here. */
const written = (fields: Record<string, unknown>) => JSON.stringify(fields).replaceAll('/', '\\/')

function send(
  world: World,
  response: Response,
  name: string | null,
  fields: Record<string, unknown>,
  take: Take,
): void {
  response.set('trace_id', world.random(16).toString('hex')).type('text/html')
  if (name === null) return void response.send(`{"error_response":${written(fields)}}`)
  const fault = take('tamperBody', 'wrongKey', 'unsigned', 'alter', 'probeSignature')
  const text = written(fault?.kind === 'alter' ? { ...fields, ...fault.fields } : fields)
  const signature = signatureOn(world, text, fault)
  const sent = fault?.kind === 'tamperBody' ? text.replace(/"code":"\d/, '"code":"7') : text
  const sign = signature === null ? '' : `,"sign":"${signature}"`
  response.send(`{"${name}":${sent}${sign}}`)
}

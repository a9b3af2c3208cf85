import type { Response } from 'express'
import type { Fault } from '../faults.ts'
import type { World } from '../world.ts'
import { answerText, rsaSign } from './signing.ts'
import type { WechatRefusal } from './refusal.ts'

/** What an operation answers: nothing is 204; bytes go out unsigned, as bill downloads do. */
export type Answer = { status: number; body?: unknown; bytes?: Buffer; type?: string }

/** The headers under which WeChat Pay signs these bytes now, spoilt as asked. */
export function signedHeaders(
  world: World,
  body: string,
  asked: string | undefined,
  fault: Fault | null,
): Record<string, string> {
  if (fault?.kind === 'unsigned') return {}
  const { platform, publicKeyId } = world.keys.wechat
  const serial = asked !== undefined && platform[asked] ? asked : publicKeyId
  const timestamp = String(Math.floor((world.clock.now() - lateness(fault)) / 1000))
  const nonce = world.random(16).toString('hex')
  const signature = rsaSign(signingKey(world, serial, fault), answerText(timestamp, nonce, body))
  return {
    'wechatpay-timestamp': timestamp,
    'wechatpay-nonce': nonce,
    'wechatpay-serial': serial,
    'wechatpay-signature': fault?.kind === 'probeSignature' ? `WECHATPAY/SIGNTEST/${signature}` : signature,
    'wechatpay-signature-type': 'WECHATPAY2-SHA256-RSA2048',
  }
}

/** How far in the past an old timestamp lies; past both channels' five minutes unless told otherwise. */
export const lateness = (fault: Fault | null): number =>
  fault?.kind === 'oldTimestamp' ? fault.milliseconds || 600_000 : 0

/** The platform's key, or with `wrongKey` the merchant's own: a good key, and not the right one. */
function signingKey(world: World, serial: string, fault: Fault | null): string {
  const { platform, merchants } = world.keys.wechat
  const stranger = merchants[0]
  const pair = fault?.kind === 'wrongKey' && stranger ? stranger.keys[stranger.serial] : platform[serial]
  return pair?.privatePem ?? ''
}

/** Changes one character after signing, so that it still looks like JSON. */
export function tampered(body: string): string {
  const place = body.search(/\d(?=\D*$)/)
  if (place < 0) return `${body} `
  return `${body.slice(0, place)}${(Number(body[place]) + 1) % 10}${body.slice(place + 1)}`
}

export function sendAnswer(
  world: World,
  response: Response,
  answer: Answer,
  serial: string | undefined,
  fault: Fault | null,
): void {
  response.set('request-id', requestId(world, 0)).status(answer.status)
  if (answer.bytes) {
    response.type(answer.type ?? 'text/plain').send(answer.bytes)
    return
  }
  const altered = fault?.kind === 'alter' && answer.body ? { ...answer.body, ...fault.fields } : answer.body
  const text = altered === undefined ? '' : JSON.stringify(altered)
  response.set(signedHeaders(world, text, serial, fault))
  if (altered === undefined) return void response.end()
  response.type('application/json').send(fault?.kind === 'tamperBody' ? tampered(text) : text)
}

export function sendRefusal(world: World, response: Response, refusal: WechatRefusal): void {
  const { code, message, detail } = refusal
  const text = JSON.stringify({ code, message, ...(detail ? { detail } : {}) })
  response.set('request-id', requestId(world, refusal.number)).status(refusal.status)
  // A gateway that does not know the caller, or is broken itself, signs nothing.
  if (refusal.status !== 401 && refusal.status < 500)
    response.set(signedHeaders(world, text, undefined, null))
  response.type('application/json').send(text)
}

const requestId = (world: World, number: number) =>
  `08${world.random(16).toString('hex').toUpperCase()}-${number}`

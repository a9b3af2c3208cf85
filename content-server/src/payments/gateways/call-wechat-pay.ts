import { z } from 'zod'
import { msOf } from '@linli/contract/instants.ts'
import { callChannel, type Received } from './call-channel.ts'
import type { Outcome, RawMessage } from './gateway.ts'
import { jsonOf } from './json-of.ts'
import { definite, refused, unknown } from './outcome.ts'
import type { WechatDeps } from './wechat-pay-account.ts'
import { wechatMeaning } from './wechat-pay-codes.ts'
import { authorization, verifyWechat } from './wechat-pay-signature.ts'

export type WechatCall = {
  method: 'GET' | 'POST'
  /** Path and query, as they are signed. */
  path: string
  body?: unknown
  /** Whether "accepted, and not done yet" is an answer to read; otherwise nothing is known by it. */
  mayPend?: boolean
}

/** Accepted, and not done yet: a payer is typing a password. */
export const ACCEPTED = 202

export type Answered = { status: number; json: unknown }

/** Sends one signed request. Only answers that WeChat Pay has signed just now are believed, refusals as well. */
export async function callWechat(deps: WechatDeps, call: WechatCall): Promise<Outcome<Answered>> {
  const received = await sendSigned(deps, call, false)
  if (typeof received === 'string') return unknown(received)
  const { status, raw } = received
  const error = errorIn(raw)
  if (verifyWechat(raw, deps.account.platformKeys, deps.clock()) !== 'verified')
    return unknown(status >= 500 ? 'broken' : 'unverified', raw, error.code || null)
  if (status === ACCEPTED && !call.mayPend) return unknown('busy', raw, error.code || null)
  return status >= 200 && status < 300 ? answered(status, raw) : told(status, error, raw)
}

function answered(status: number, raw: RawMessage): Outcome<Answered> {
  const json = jsonIn(raw)
  return json === undefined ? unknown('broken', raw) : definite({ status, json }, raw)
}

/** What is no success: a refusal, or nothing that says what happened. */
function told(status: number, error: { code: string; message: string }, raw: RawMessage): Outcome<never> {
  const meaning = wechatMeaning(status, error, raw.headers['request-id'] ?? '')
  return 'refused' in meaning
    ? refused(meaning.refused, error.code, raw)
    : unknown(meaning.unknown, raw, error.code || null)
}

/** The bytes of a bill. They are the only ones WeChat Pay does not sign: check their SHA-1. */
export async function downloadWechat(deps: WechatDeps, path: string): Promise<Outcome<Uint8Array>> {
  const received = await sendSigned(deps, { method: 'GET', path }, true)
  if (typeof received === 'string') return unknown(received)
  return received.status === 200 ? definite(received.raw.body, received.raw) : unknown('broken', received.raw)
}

function sendSigned(deps: WechatDeps, call: WechatCall, download: boolean): Promise<Received> {
  const { account, hosts, network } = deps
  const body = call.body === undefined ? '' : JSON.stringify(call.body)
  const signing = {
    method: call.method,
    path: call.path,
    body,
    timestamp: String(Math.floor(msOf(deps.clock()) / 1000)),
    nonce: Buffer.from(deps.random(16)).toString('hex'),
  }
  const { preferredId } = account.platformKeys
  return callChannel(network, {
    method: call.method,
    hosts,
    path: call.path,
    download,
    headers: {
      accept: 'application/json',
      'accept-encoding': 'identity',
      authorization: authorization(account, signing),
      'user-agent': 'linli-content-server',
      ...(preferredId ? { 'wechatpay-serial': preferredId } : {}),
      ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(call.body === undefined ? {} : { body }),
  })
}

/** 204 has nothing to read: null; nonsense: undefined. */
const jsonIn = ({ body }: RawMessage): unknown => (body.length === 0 ? null : jsonOf(body))

const WechatError = z.object({ code: z.string().max(64), message: z.string().catch('') })

/** Of an answer that may be no error at all, and may come from anybody. */
export function errorIn(raw: RawMessage): { code: string; message: string } {
  const read = WechatError.safeParse(jsonIn(raw))
  return read.success ? read.data : { code: '', message: '' }
}

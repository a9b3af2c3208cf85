import { z } from 'zod'
import type { AlipayDeps } from './alipay-account.ts'
import { alipayMeaning } from './alipay-codes.ts'
import { signAlipay, verifiedResponse } from './alipay-signature.ts'
import { callChannel } from './call-channel.ts'
import { spaced } from './channel-time.ts'
import type { Outcome, RawMessage } from './gateway.ts'
import { jsonOf } from './json-of.ts'
import { definite, refused, unknown } from './outcome.ts'

export type AlipayCall = {
  /** alipay.trade.precreate */
  method: string
  biz: object
  notifyUrl?: string | null
}

export type AlipayAnswer = { code: string; sub_code: string; [field: string]: unknown }

const OK = '10000'
/** A scanned code whose payer has to type a password: no failure, and not yet a success. */
const PAYING = '10003'

/** Sends one signed request. Only a response that Alipay has signed is believed; `error_response` never is. */
export async function callAlipay(deps: AlipayDeps, call: AlipayCall): Promise<Outcome<AlipayAnswer>> {
  const received = await send(deps, call)
  if (typeof received === 'string') return unknown(received)
  const { status, raw } = received
  const answer = status === 200 ? signedAnswer(deps, call, raw) : null
  if (!answer) {
    const code = toldCode(raw)
    return unknown(status === 200 && code ? 'unverified' : 'broken', raw, code)
  }
  if (answer.code === OK || answer.code === PAYING) return definite(answer, raw)
  const meaning = alipayMeaning(answer.code, answer.sub_code)
  const code = answer.sub_code || answer.code
  return 'refused' in meaning ? refused(meaning.refused, code, raw) : unknown(meaning.unknown, raw, code)
}

function send(deps: AlipayDeps, { method, biz, notifyUrl }: AlipayCall) {
  const { account, network, url } = deps
  const biz_content = JSON.stringify(biz)
  const common = new Map(
    Object.entries({
      app_id: account.appId,
      method,
      format: 'JSON',
      charset: 'utf-8',
      sign_type: 'RSA2',
      timestamp: spaced(deps.clock()),
      version: '1.0',
      ...(notifyUrl ? { notify_url: notifyUrl } : {}),
    }),
  )
  const sign = signAlipay(new Map([...common, ['biz_content', biz_content]]), account.privateKey)
  // The gateway decodes the body by the charset that the address names.
  const query = new URLSearchParams([...common, ['sign', sign]])
  return callChannel(network, {
    method: 'POST',
    hosts: [url],
    path: `?${query.toString()}`,
    headers: {
      accept: 'application/json',
      'accept-encoding': 'identity',
      'content-type': 'application/x-www-form-urlencoded;charset=utf-8',
      'user-agent': 'linli-content-server',
    },
    body: new URLSearchParams({ biz_content }).toString(),
  })
}

const Answer = z.looseObject({ code: z.string(), sub_code: z.string().default('') })

function signedAnswer({ account }: AlipayDeps, { method }: AlipayCall, raw: RawMessage): AlipayAnswer | null {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(raw.body)
  } catch {
    return null
  }
  const response = verifiedResponse(text, `${method.replaceAll('.', '_')}_response`, account.alipayKeys)
  return response === null ? null : (Answer.safeParse(jsonOf(Buffer.from(response))).data ?? null)
}

/** The code in an answer that proves nothing, for a person to read in the log. */
function toldCode({ body }: RawMessage): string | null {
  const Told = z.record(z.string(), z.unknown())
  for (const value of Object.values(Told.safeParse(jsonOf(body)).data ?? {})) {
    const answer = Answer.safeParse(value)
    if (answer.success) return (answer.data.sub_code || answer.data.code).slice(0, 64)
  }
  return null
}

import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { msOf, type Instant } from '@linli/contract/instants.ts'
import type { CallbackReading, Identity, PaymentEvidence, RawMessage } from './gateways/gateway.ts'

const SECRET = 'the secret of the fake channel'
const MOST_AGE_MS = 5 * 60_000

/** A notice of the fake channel, signed at a moment. */
export function signedNotice(notice: { id: string; evidence: object }, at: Instant): RawMessage {
  const body = Buffer.from(JSON.stringify(notice))
  return { headers: { 'x-at': at, 'x-signature': signature(at, body) }, body }
}

/** Verifies first, opens second, like every real channel's notices are read. */
export function readNotice({ headers, body }: RawMessage, identity: Identity, now: Instant): CallbackReading {
  const { 'x-at': at, 'x-signature': given } = headers
  if (!at || !given) return refused('unsigned')
  if (given.includes('SIGNTEST')) return refused('probe', true)
  const right = Buffer.from(signature(at, body))
  if (given.length !== right.length || !timingSafeEqual(Buffer.from(given), right))
    return refused('bad-signature')
  if (Math.abs(msOf(now) - msOf(at)) > MOST_AGE_MS) return refused('old')
  const { id, evidence } = JSON.parse(Buffer.from(body).toString()) as {
    id: string
    evidence: PaymentEvidence
  }
  if (evidence.merchantId !== identity.merchantId || evidence.appId !== identity.appId)
    return refused('not-ours')
  return { verdict: 'evidence', evidence: { ...evidence, raw: { headers, body } }, dedupeKey: id }
}

export function answerTo(what: 'taken' | 'refused' | 'failed') {
  const status = { taken: 204, refused: 401, failed: 500 }[what]
  return { status, headers: {}, body: '' }
}

function refused(
  why: Extract<CallbackReading, { verdict: 'refused' }>['why'],
  quiet = false,
): CallbackReading {
  return { verdict: 'refused', why, quiet }
}

function signature(at: string, body: Uint8Array): string {
  const digest = createHash('sha256').update(body).digest('hex')
  return createHmac('sha256', SECRET).update(`${at}\n${digest}`).digest('base64')
}

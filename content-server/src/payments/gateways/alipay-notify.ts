import { z } from 'zod'
import { alipayIdentity, type AlipayAccount } from './alipay-account.ts'
import { TRADE_STATES, TradeStatus, Yuan } from './alipay-evidence.ts'
import { verifyNotice, type Pairs } from './alipay-signature.ts'
import { fromSpaced } from './channel-time.ts'
import type { CallbackReading, CallbackRefusal, Callbacks, PaymentEvidence, RawMessage } from './gateway.ts'

const Notice = z.object({
  notify_id: z.string().min(1).max(128),
  notify_type: z.string(),
  app_id: z.string(),
  seller_id: z.string().optional(),
})

const TradeNotice = z.object({
  out_trade_no: z.string().min(1),
  trade_no: z.string().min(1),
  trade_status: TradeStatus,
  total_amount: Yuan,
  buyer_pay_amount: Yuan.optional(),
  refund_fee: Yuan.optional(),
  gmt_payment: z.string().optional(),
})

/** Alipay's notices of trades. It repeats them until it reads exactly `success`. */
export function alipayCallbacks(account: AlipayAccount): Callbacks {
  return {
    read(message) {
      const pairs = pairsOf(message.body)
      if (!pairs) return refuse('malformed')
      if (!pairs.get('sign')) return refuse('unsigned')
      // The kind of signature is the one thing that is not signed itself: there is only one that counts.
      const isRsa2 = (pairs.get('sign_type') ?? 'RSA2') === 'RSA2'
      if (!isRsa2 || !verifyNotice(pairs, account.alipayKeys)) return refuse('bad-signature')
      return readNotice(account, pairs, message)
    },
    answer(what) {
      const headers = { 'content-type': 'text/plain; charset=utf-8' }
      if (what === 'taken') return { status: 200, headers, body: 'success' }
      return { status: what === 'refused' ? 400 : 500, headers, body: 'fail' }
    },
  }
}

function readNotice(account: AlipayAccount, pairs: Pairs, raw: RawMessage): CallbackReading {
  const told = Object.fromEntries(pairs)
  const notice = Notice.safeParse(told)
  if (!notice.success) return refuse('malformed')
  const { notify_id: dedupeKey, notify_type: type, app_id: appId, seller_id: sellerId } = notice.data
  if (appId !== account.appId) return refuse('not-ours')
  if (type !== 'trade_status_sync') return { verdict: 'irrelevant', dedupeKey }
  if (sellerId !== account.sellerId) return refuse('not-ours')
  const evidence = noticeEvidence(account, told, raw)
  return evidence ? { verdict: 'evidence', evidence, dedupeKey } : refuse('malformed')
}

function noticeEvidence(account: AlipayAccount, told: unknown, raw: RawMessage): PaymentEvidence | null {
  const read = TradeNotice.safeParse(told)
  if (!read.success) return null
  const { data } = read
  const state = TRADE_STATES[data.trade_status]
  return {
    about: 'payment',
    ...alipayIdentity(account),
    source: 'callback',
    outTradeNo: data.out_trade_no,
    transactionId: data.trade_no,
    // A refund makes no notice of its own: the trade is told again, with what has gone back so far.
    state: state === 'paid' && data.refund_fee ? 'refunded' : state,
    totalFen: data.total_amount,
    payerFen: data.buyer_pay_amount ?? null,
    currency: 'CNY',
    succeededAt: fromSpaced(data.gmt_payment),
    raw,
  }
}

const refuse = (why: CallbackRefusal): CallbackReading => ({ verdict: 'refused', why, quiet: false })

/** A form's fields, decoded once; null when one comes twice or is not written as forms are. */
export function pairsOf(body: Uint8Array): Pairs | null {
  const pairs = new Map<string, string>()
  try {
    for (const field of new TextDecoder('utf-8', { fatal: true }).decode(body).split('&')) {
      const split = field.indexOf('=')
      if (split < 1) return null
      const key = decoded(field.slice(0, split))
      if (pairs.has(key)) return null
      pairs.set(key, decoded(field.slice(split + 1)))
    }
    return pairs
  } catch {
    return null
  }
}

const decoded = (text: string) => decodeURIComponent(text.replaceAll('+', ' '))

import { z } from 'zod'

/** Every reason to refuse, with its HTTP status. Clients turn codes into words (`refusal-words.ts`). */
export const REFUSALS = {
  'request/malformed': 400,
  'request/too-large': 413,
  'request/no-such-route': 404,
  'request/foreign-site': 403,
  'request/too-many': 429,
  'server/broken': 500,
  'server/stopping': 503,
  'server/out-of-space': 507,
  'network/unreachable': 503,

  'people/not-signed-in': 401,
  'people/wrong-login': 401,
  'people/not-allowed': 403,
  'people/already-set-up': 409,
  'people/password-too-short': 422,
  'people/password-too-common': 422,

  'device/unknown': 401,
  'device/bad-signature': 401,
  'device/clock-off': 401,
  'device/revoked': 403,

  'pairing/no-such-code': 404,
  'pairing/expired': 410,
  'pairing/already-used': 409,
  'pairing/role-mismatch': 409,

  'thing/not-found': 404,
  'thing/changed-meanwhile': 409,

  'media/not-an-image-or-video': 415,
  'media/truncated': 422,
  'media/too-many-pixels': 422,
  'media/too-long': 422,
  'media/codec': 422,

  'notice/period-empty': 422,
  'notice/period-over': 422,
  'notice/no-screens': 422,
  'notice/withdrawn': 409,

  'campaign/period-empty': 422,
  'campaign/no-room': 409,
  'campaign/ended': 409,

  'plan/too-new': 422,
  'plan/bad-signature': 422,
  'plan/malformed': 422,
  'plan/not-for-this-screen': 422,
  'plan/older': 422,
  'plan/none-yet': 404,

  'play/from-the-future': 422,
  'play/out-of-order': 409,
  'play/chain-broken': 422,

  'order/sold-out': 409,
  'order/price-changed': 409,
  'order/shop-closed': 409,
  'order/key-reused': 409,
  'order/not-open': 409,

  'bill/no-such-home': 404,

  'payment/bill-locked': 409,
  'payment/already-paid': 409,
  'payment/nothing-to-pay': 422,
  'payment/amount-changed': 409,
  'payment/not-open': 409,
  'payment/confirming': 409,
  'payment/channel-away': 503,
  'payment/no-more-time': 409,
  'payment/key-reused': 422,
  'payment/link-invalid': 403,
  'payment/callback-refused': 401,
  'payment/clock-off': 503,

  'refund/too-much': 422,
  'refund/too-many': 409,
  'refund/too-late': 409,
  'refund/same-person': 403,
  'refund/not-closed': 409,
  'refund/decided': 409,

  'drawer/already-open': 409,
  'drawer/none-open': 409,
  'terms/over-limit': 409,
} as const

export type RefusalCode = keyof typeof REFUSALS

/** What a refusal tells beside its code: plain values, never a secret. */
export type RefusalDetails = Record<string, unknown>

/** An expected «no». Thrown by verbs, answered over HTTP, thrown again by clients. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly details: RefusalDetails
  constructor(code: RefusalCode, details: RefusalDetails = {}, options?: { cause: unknown }) {
    super(code, options)
    this.name = 'Refusal'
    this.code = code
    this.details = details
  }
  get status(): number {
    return REFUSALS[this.code]
  }
}

/** Makes the error to throw: `throw refuse('bill/voided', { billId })`. */
export function refuse(code: RefusalCode, details: RefusalDetails = {}): Refusal {
  return new Refusal(code, details)
}

const codes = Object.keys(REFUSALS) as [RefusalCode, ...RefusalCode[]]

/** The body of every answer of 400 and above. */
export const RefusalReply = z.object({
  refusal: z.object({ code: z.enum(codes), details: z.record(z.string(), z.unknown()).default({}) }),
})

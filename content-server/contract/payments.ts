import { z } from 'zod'
import { Id } from './ids.ts'
import { Instant } from './instants.ts'
import { Money } from './money.ts'
import { route } from './route.ts'
import { bilingual } from './text.ts'
import { STAFF } from './who.ts'

/** Every way money comes in: two wallets, cash at the office, an advertiser's credit terms. */
export const PAY_CHANNELS = ['wechat', 'alipay', 'cash', 'terms'] as const
export const PayChannel = z.enum(PAY_CHANNELS)
export type PayChannel = z.infer<typeof PayChannel>

export const INTENT_STATES = [
  'open',
  'succeeded',
  'canceled',
  'expired',
  'partially_refunded',
  'refunded',
] as const
export type IntentState = (typeof INTENT_STATES)[number]

export const ATTEMPT_STATES = [
  'created',
  'submitted',
  'presented',
  'paying',
  'closing',
  'closed',
  'failed',
  'succeeded',
  'quarantined',
] as const
export type AttemptState = (typeof ATTEMPT_STATES)[number]

/** What became of money that verifiably came. */
export const DISPOSITIONS = ['apply', 'auto_refund_duplicate', 'auto_refund_late', 'suspense'] as const
export type Disposition = (typeof DISPOSITIONS)[number]

/** Where a wish to pay starts: what is owed. */
export const Payable = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('order'), orderId: Id }),
  z.strictObject({ kind: z.literal('bills'), billIds: z.array(Id).min(1).max(50) }),
])
export type Payable = z.infer<typeof Payable>
/** Staff say what a campaign costs: it was agreed with the advertiser. */
export const DeskPayable = z.discriminatedUnion('kind', [
  ...Payable.options,
  z.strictObject({ kind: z.literal('campaign'), campaignId: Id, amount: Money }),
])
export type DeskPayable = z.infer<typeof DeskPayable>

/**
 * What the person in front of it is told: choose a way to pay · pay (the code is there) · type the password on the
 * phone · being confirmed, do not pay again · paid · money comes back · ended.
 */
export const PAYMENT_STEPS = [
  'choose',
  'pay',
  'password',
  'confirming',
  'paid',
  'returning',
  'ended',
] as const

export const Payment = z.strictObject({
  id: Id,
  kind: z.enum(['order', 'bills', 'campaign']),
  state: z.enum(INTENT_STATES),
  step: z.enum(PAYMENT_STEPS),
  lines: z.array(z.strictObject({ label: bilingual(120), amount: Money })).min(1),
  total: Money,
  refunded: Money,
  /** Ways to pay at this moment; one that does not answer is not among them. */
  channels: z.array(PayChannel),
  /** Whether a code on the payer's phone can be scanned instead. */
  scansCodes: z.boolean(),
  chosen: z
    .strictObject({
      channel: PayChannel,
      /** To be shown as a QR code; none while its fate is being asked about. */
      qrText: z.string().nullable(),
      /** Why a scanned code did not pay, when it did not. */
      problem: z.enum(['declined', 'refresh-code', 'not-offered']).nullable(),
    })
    .nullable(),
  shownUntil: Instant,
  extensionsLeft: z.int().min(0),
  /** How the receipt comes: on paper, or as a link when the printer cannot. */
  receipt: z.enum(['print', 'link']),
  paidAt: Instant.nullable(),
  revision: z.int(),
  serverTime: Instant,
})
export type Payment = z.infer<typeof Payment>

/** Made by whoever asks, once for each wish: the same again gives the first answer, another wish is refused. */
const Key = Id
const Token = z.string().max(2_000).optional()
const One = z.strictObject({ id: Id })

export const openPayment = route({
  method: 'POST',
  path: '/api/kiosk/payments',
  who: ['kiosk'],
  summary: 'Wish to pay an order or bills; the server says how much',
  body: z.strictObject({
    key: Key,
    payable: Payable,
    expected: Money,
    /** What the printer said just before. */
    printer: z.enum(['ready', 'out-of-paper', 'cover-open', 'missing']).default('ready'),
  }),
  reply: Payment,
})

/** After a power cut the kiosk remembers nothing: this is what it asks first. */
export const kioskPayments = route({
  method: 'GET',
  path: '/api/kiosk/payments',
  who: ['kiosk'],
  summary: 'The payments of this kiosk that are open, or were paid in the last minutes',
  reply: z.strictObject({ payments: z.array(Payment) }),
})

export const openDeskPayment = route({
  method: 'POST',
  path: '/api/payments',
  who: STAFF,
  summary: 'Start a payment at the desk: bills, an order, or (operators) a campaign',
  body: z.strictObject({ key: Key, payable: DeskPayable, expected: Money }),
  reply: Payment,
})

/** A link to pay by phone: whoever has it may pay this, and see nothing else. */
export const makePayLink = route({
  method: 'POST',
  path: '/api/pay-links',
  who: [...STAFF, 'kiosk'],
  summary: 'A link with which a phone can pay',
  body: z.strictObject({ payable: DeskPayable }),
  reply: z.strictObject({ token: z.string(), url: z.string(), until: Instant }),
})

export const openLinkPayment = route({
  method: 'POST',
  path: '/api/pay-links/payments',
  who: ['anyone'],
  summary: 'Wish to pay what a link is for',
  body: z.strictObject({ key: Key, token: z.string().max(2_000) }),
  reply: Payment,
})

/** Reached by the kiosk where it was opened, by staff of the community, or with the link's token. */
export const paymentState = route({
  method: 'GET',
  path: '/api/payments/:id',
  who: ['anyone'],
  summary: 'How a payment stands',
  params: One,
  query: z.strictObject({ token: Token }),
  reply: Payment,
})

export const paymentEvents = route({
  method: 'GET',
  path: '/api/payments/:id/events',
  who: ['anyone'],
  summary: 'How a payment stands, again at every change; the id of each event is its revision',
  params: One,
  query: z.strictObject({ token: Token }),
  reply: 'events',
})

/** `code` is what the scanner read from the payer's phone; without it a QR code is asked for. */
export const choosePayChannel = route({
  method: 'POST',
  path: '/api/payments/:id/channel',
  who: ['anyone'],
  summary: 'Choose how to pay; harmless when repeated',
  params: One,
  body: z.strictObject({
    channel: PayChannel,
    code: z
      .string()
      .regex(/^\d{16,24}$/)
      .optional(),
    token: Token,
  }),
  reply: Payment,
})

const act = <const P extends `/${string}`>(path: P, summary: string) =>
  route({
    method: 'POST',
    path,
    who: ['anyone'],
    summary,
    params: One,
    body: z.strictObject({ token: Token }),
    reply: Payment,
  })

export const cancelPayment = act(
  '/api/payments/:id/cancel',
  'Do not pay after all; money that still comes is dealt with',
)
export const extendPayment = act('/api/payments/:id/extend', 'I am still paying: a minute more')
/** When the channel says nobody has paid, a deduction the payer sees goes back by itself. */
export const checkPayment = act('/api/payments/:id/check', 'I have paid: ask the channel now')

export const printReceipt = route({
  method: 'POST',
  path: '/api/payments/:id/receipts',
  who: ['kiosk'],
  summary: 'A receipt to print; the first is the original, every other says that it is a copy',
  params: One,
  body: z.strictObject({ key: Key }),
  reply: z.strictObject({ copy: z.int().positive(), reprint: z.boolean(), payment: Payment }),
})

export const receiptPrinted = route({
  method: 'POST',
  path: '/api/payments/:id/receipts/printed',
  who: ['kiosk'],
  summary: 'What came of printing; unknown is never printed again by itself',
  params: One,
  body: z.strictObject({ key: Key, outcome: z.enum(['printed', 'unknown']) }),
  reply: 'nothing',
})

/** Signed by the channel: read as bytes, checked, kept, and only then answered. */
export const gatewayCallback = route({
  method: 'POST',
  path: '/api/gateways/:id/callbacks',
  who: ['anyone'],
  summary: 'What a payment channel has to tell',
  params: One,
  body: { upload: true, mostBytes: 64 * 1024 },
  reply: 'bytes',
})

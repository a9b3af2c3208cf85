import type { Instant, LocalDate } from '@linli/contract/instants.ts'

/** Every way money comes in. */
export const CHANNELS = ['wechat', 'alipay', 'cash', 'terms'] as const
export type Channel = (typeof CHANNELS)[number]

/** Yuan's hundredths as a safe integer; yuan exist only as text on the wire. */
export type Fen = number

/** What somebody said, byte for byte, as the inbox keeps it. Header names are in small letters. */
export type RawMessage = { headers: Record<string, string>; body: Uint8Array }

/** Who the money belongs to at the channel: mchid or seller id, and the app it was paid through. */
export type Identity = { channel: Channel; merchantId: string; appId: string }

/**
 * `unpaid`: known, nobody has paid · `paying`: the payer is in the wallet · `refunded`: paid, and something has
 * gone back · `closed`: Alipay says so of what timed out unpaid and of what was wholly refunded: decide by our own
 * state · `failed`: this payment code could not pay.
 */
export type PaymentState = 'unpaid' | 'paying' | 'paid' | 'refunded' | 'closed' | 'failed'

/** What a channel says of one payment, with its authenticity proven. Only this moves money states. */
export type PaymentEvidence = Identity & {
  about: 'payment'
  /** `answer`: the channel's, to a question of ours · `staff`: a person at our own desk. */
  source: 'callback' | 'answer' | 'staff'
  outTradeNo: string
  /** There is none before a payer has come. */
  transactionId: string | null
  state: PaymentState
  /** What was ordered. Null while the channel does not say it: never when `paid`. */
  totalFen: Fen | null
  /** What left the payer's pocket; less than the total when the channel's coupon paid the rest. */
  payerFen: Fen | null
  currency: string
  succeededAt: Instant | null
  raw: RawMessage
}

/** `abnormal`: the money could not be put back where it came from; a person has to see to it. */
export type RefundState = 'pending' | 'succeeded' | 'closed' | 'abnormal'

export type RefundEvidence = Identity & {
  about: 'refund'
  source: PaymentEvidence['source']
  outTradeNo: string
  outRefundNo: string
  transactionId: string | null
  /** The channel's own number of the refund. Alipay has none. */
  refundId: string | null
  state: RefundState
  refundFen: Fen | null
  totalFen: Fen | null
  succeededAt: Instant | null
  raw: RawMessage
}

/**
 * Why a channel did not do it. `wrong-state`: it is paid or closed already, the channel does not say which ·
 * `code-used`: the payer has to show a fresh payment code · `other` keeps the channel's own code for a person to look up.
 */
export type RefusalReason =
  | 'already-paid'
  | 'already-closed'
  | 'no-such-trade'
  | 'number-used'
  | 'not-enough'
  | 'payer-declined'
  | 'code-used'
  | 'wrong-state'
  | 'too-late'
  | 'limit'
  | 'credentials'
  | 'malformed'
  | 'not-offered'
  | 'other'

/**
 * `no-answer`: sent, and nothing came back in time · `unreachable`: nothing was sent · `broken`: 5xx, or no sense
 * in it · `unverified`: not signed by the channel, or not just now · `busy`: the channel asks to be asked later.
 */
export type UnknownReason = 'no-answer' | 'unreachable' | 'broken' | 'unverified' | 'busy' | 'not-ours'

/**
 * What came of a call. `definite` and `refused` are the channel's own proven word; whatever else happens is `unknown`,
 * and what was asked may have been done: ask again with the same numbers, never with new ones.
 */
export type Outcome<T> =
  | { result: 'definite'; value: T; raw: RawMessage }
  | { result: 'refused'; reason: RefusalReason; channelCode: string; raw: RawMessage | null }
  | { result: 'unknown'; reason: UnknownReason; channelCode: string | null; raw: RawMessage | null }

/** What is to be paid. The same number again must carry the same everything. */
export type Charge = {
  outTradeNo: string
  totalFen: Fen
  /** What the payer reads in the wallet; cut to what the channel takes. */
  subject: string
  expiresAt: Instant
  /** Where the channel reports to; null: it does not, and we ask. */
  notifyUrl: string | null
  /** Whether it is shared out afterwards. */
  sharing?: boolean
  terminalId?: string
}

/** What the payer is shown: a text to make a QR code of, an address to go to, or the way to a desk of ours. */
export type Presentation =
  { show: 'qr'; text: string } | { show: 'redirect'; url: string } | { show: 'desk' } | { show: 'nothing' }

export type RefundOrder = {
  outTradeNo: string
  /** Kept on every retry: a new number is a second refund. */
  outRefundNo: string
  refundFen: Fen
  totalFen: Fen
  reason: string
  notifyUrl: string | null
  /** What receivers of shares put back first, where the channel does that within the refund. */
  takeBack?: Pick<Share, 'receiverId' | 'fen'>[]
}

export type Gateway = {
  identity: Identity
  create(charge: Charge): Promise<Outcome<Presentation>>
  query(outTradeNo: string): Promise<Outcome<PaymentEvidence | 'no-such-trade'>>
  /** Ends what nobody has paid. Refused with `already-paid` when somebody has: query then. */
  close(outTradeNo: string): Promise<Outcome<'closed' | 'no-such-trade'>>
  /** Undoes whatever there is: closes what is unpaid, gives back what is paid. Absent: this channel cannot. */
  cancel?(outTradeNo: string): Promise<Outcome<Canceled>>
  refund(order: RefundOrder): Promise<Outcome<RefundEvidence>>
  queryRefund(order: RefundNumbers): Promise<Outcome<RefundEvidence | 'no-such-refund'>>
  callbacks?: Callbacks
  bills?: Bills
  splitting?: Splitting
  codes?: CodePayment
}

export type RefundNumbers = Pick<RefundOrder, 'outTradeNo' | 'outRefundNo'>

/**
 * `again`: the channel asks for the same cancel once more. `refunded`: it had been paid, and goes back · `undone`:
 * one of the two, a query tells · `nothing`: there was nothing to undo.
 */
export type Canceled = { done: 'closed' | 'refunded' | 'undone' | 'nothing'; again: boolean }

export type CallbackRefusal =
  'unsigned' | 'bad-signature' | 'old' | 'unknown-key' | 'probe' | 'not-ours' | 'malformed'

/** A dedupe key is the same for every repetition of one notice, and for no other. */
export type CallbackReading =
  | { verdict: 'evidence'; evidence: PaymentEvidence | RefundEvidence; dedupeKey: string }
  /** Authentic, and about nothing that is kept here: to be acknowledged, or it comes again. */
  | { verdict: 'irrelevant'; dedupeKey: string }
  /** `quiet`: part of the channel's routine, no cause for alarm. */
  | { verdict: 'refused'; why: CallbackRefusal; quiet: boolean }

export type HttpAnswer = { status: number; headers: Record<string, string>; body: string }

export type Callbacks = {
  /** Pure, apart from the clock: verifies first, opens second. */
  read(message: RawMessage): CallbackReading
  /** `taken`: it is on our disk · `refused`: it is not authentic · `failed`: bring it again later. */
  answer(what: 'taken' | 'refused' | 'failed'): HttpAnswer
}

/** `trade`: every payment and refund · `funds`: every movement of the account. */
export type BillKind = 'trade' | 'funds'

export type Bills = {
  /** The day as China counts it. The bytes are those the channel made; what can be checked of them has been. */
  download(day: LocalDate, kind: BillKind): Promise<Outcome<BillFile | 'not-yet' | 'empty'>>
}

/** `files` are the same unpacked, as text; names as the channel gave them. */
export type BillFile = {
  day: LocalDate
  kind: BillKind
  original: Uint8Array
  files: { name: string; text: string }[]
}

export type Share = { receiverId: string; receiverKind: 'merchant' | 'person'; fen: Fen; note: string }

export type SplitState = {
  outSplitNo: string
  /** Finished does not mean that everyone got theirs: look at the shares. */
  finished: boolean
  shares: { receiverId: string; fen: Fen; state: 'pending' | 'succeeded' | 'closed'; why: string | null }[]
}

export type SplitReturn = { outReturnNo: string; state: 'pending' | 'succeeded' | 'closed'; fen: Fen }

export type Splitting = {
  addReceiver(receiver: Pick<Share, 'receiverId' | 'receiverKind'>): Promise<Outcome<'added'>>
  /** Shares out; with `finish`, the rest is the merchant's own at once. */
  settle(order: SplitOrder): Promise<Outcome<SplitState>>
  query(
    order: Pick<SplitOrder, 'outSplitNo' | 'transactionId'>,
  ): Promise<Outcome<SplitState | 'no-such-split'>>
  /** Frees the rest for the merchant, under a number of its own. */
  finish(order: Pick<SplitOrder, 'outSplitNo' | 'transactionId'>): Promise<Outcome<SplitState>>
  /** Takes a share back from a merchant who got one. Absent: a refund of this channel does it by itself. */
  giveBack?(order: SplitReturnOrder): Promise<Outcome<SplitReturn>>
}

export type SplitOrder = { outSplitNo: string; transactionId: string; shares: Share[]; finish: boolean }
export type SplitReturnOrder = {
  outSplitNo: string
  outReturnNo: string
  receiverId: string
  fen: Fen
  why: string
}

/** Taking money from the code on a payer's phone, seen by our scanner. */
export type CodePayment = {
  accepts(code: string): boolean
  /**
   * Evidence with `paying` when the payer has to type a password: then follow the plan. Never sent twice under one
   * number: what is unknown is asked about.
   */
  pay(charge: Charge, code: string): Promise<Outcome<PaymentEvidence>>
  /** Ask at these seconds after paying; when none of them brought an end, cancel, and again while told so. */
  plan: { askAtSeconds: readonly number[]; cancelAtSeconds: number; cancelAgainSeconds: number }
}

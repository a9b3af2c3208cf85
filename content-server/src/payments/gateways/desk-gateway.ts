import type { Instant } from '@linli/contract/instants.ts'
import type { Fen, Gateway, Identity, PaymentEvidence, RawMessage, RefundEvidence } from './gateway.ts'
import { definite } from './outcome.ts'

/**
 * What a person at a desk of ours has done. It is the evidence: who it was, when, and of what, word for word, takes
 * the place of a channel's signature; that the person was who they say, their session has proven.
 */
export type DeskAct = {
  outTradeNo: string
  fen: Fen
  /** The person's id. */
  by: string
  at: Instant
  /** Whose money it is kept with: a drawer's id, an advertiser's account. */
  account: string
}

/** A channel that is a desk of ours: nobody is asked over a wire, and all evidence comes from people's acts. */
export function deskGateway(
  identity: Identity,
  refundState: 'pending' | 'succeeded',
  clock: () => Instant,
): Gateway {
  return {
    identity,
    create: (charge) => done({ show: 'desk' }, { asked: 'create', outTradeNo: charge.outTradeNo }),
    // The act changes our own books in the moment it is done: whoever still has to ask, has not been paid.
    query: (outTradeNo) => done('no-such-trade', { asked: 'query', outTradeNo }),
    close: (outTradeNo) => done('closed', { asked: 'close', outTradeNo }),
    refund(order) {
      const raw = written({ asked: 'refund', ...order })
      const evidence = refundEvidence(identity, { ...order, fen: order.refundFen }, refundState, clock(), raw)
      return Promise.resolve(definite({ ...evidence, totalFen: order.totalFen }, raw))
    },
    // Nothing has been handed over under this number as far as a desk knows: asked again, the answer is the same.
    queryRefund: (numbers) => done('no-such-refund', { asked: 'queryRefund', ...numbers }),
  }
}

export function paymentEvidence(identity: Identity, act: DeskAct): PaymentEvidence {
  return {
    about: 'payment',
    ...identity,
    source: 'staff',
    outTradeNo: act.outTradeNo,
    transactionId: `${identity.channel}-${act.outTradeNo}`,
    state: 'paid',
    totalFen: act.fen,
    payerFen: act.fen,
    currency: 'CNY',
    succeededAt: act.at,
    raw: written({ did: 'took', ...act }),
  }
}

export function refundEvidence(
  identity: Identity,
  { outTradeNo, outRefundNo, fen }: { outTradeNo: string; outRefundNo: string; fen: Fen },
  state: 'pending' | 'succeeded',
  at: Instant,
  raw: RawMessage,
): RefundEvidence {
  return {
    about: 'refund',
    ...identity,
    source: 'staff',
    outTradeNo,
    outRefundNo,
    transactionId: `${identity.channel}-${outTradeNo}`,
    refundId: null,
    state,
    refundFen: fen,
    totalFen: null,
    succeededAt: state === 'succeeded' ? at : null,
    raw,
  }
}

/** An act as bytes, so that the inbox keeps it like any other message. */
export const written = (act: object): RawMessage => ({
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(JSON.stringify(act)),
})

const done = <T>(value: T, act: object) => Promise.resolve(definite(value, written(act)))

import { fen } from '@linli/contract/money.ts'
import type { Attempt as ShownAttempt, PaymentSummary } from '@linli/contract/refunds.ts'
import type { z } from 'zod'
import type { Context } from '../context.ts'
import { scopeOf, type PersonActor } from '../people/actor.ts'
import { findWithin, shown } from './ask-refund.ts'
import type { Attempt } from './attempt-row.ts'
import type { Intent } from './intent-row.ts'
import type { KeptRefund } from './refund-store.ts'

type Needs = Pick<Context, 'store'>
const MOST = 200

export function summaryOf(intent: Intent): PaymentSummary {
  const { id, kind, state, paidAt, communityId, openedBy, createdAt } = intent
  const lines = intent.items.map(({ label, amount }) => ({ label, amount: fen(amount) }))
  const sums = { total: fen(intent.total), refunded: fen(intent.refunded) }
  return { id, kind, state, paidAt, communityId, openedBy, createdAt, lines, ...sums }
}

function attemptView(attempt: Attempt): z.infer<typeof ShownAttempt> {
  const { id, outTradeNo, channel, state, disposition, transactionId, why, createdAt, paidAt } = attempt
  return {
    id,
    outTradeNo,
    channel,
    state,
    disposition,
    transactionId,
    why,
    createdAt,
    paidAt,
    amount: fen(attempt.amount),
  }
}

/** Everything there is about one payment. */
export async function historyOf({ store }: Needs, actor: PersonActor, id: string) {
  const { read } = store
  const intent = await findWithin(read, actor, id)
  const attempts = await read.attempts.ofIntent(id)
  const refunds = await read.refunds.ofAttempts(attempts.map((attempt) => attempt.id))
  const evidence = await read.inbox.about(attempts.map(({ outTradeNo }) => outTradeNo))
  return {
    payment: summaryOf(intent),
    attempts: attempts.map(attemptView),
    refunds: refunds.map((refund) => shown(refund, id)),
    evidence,
    journals: await read.ledger.journalsAbout(`payment:${id}`),
  }
}

export async function refundList(
  { store }: Needs,
  actor: PersonActor,
  state: KeptRefund['state'] | undefined,
) {
  const refunds = await store.read.refunds.list(scopeOf(actor), state, MOST)
  return withPayments({ store }, refunds)
}

async function withPayments({ store }: Needs, refunds: readonly KeptRefund[]) {
  const payments = new Map<string, string>()
  for (const { attemptId } of refunds) {
    if (payments.has(attemptId)) continue
    payments.set(attemptId, (await store.read.attempts.find(attemptId))?.intentId ?? '')
  }
  return refunds.map((refund) => shown(refund, payments.get(refund.attemptId) ?? ''))
}

/** What waits for a person. */
export async function suspenseList({ store }: Needs) {
  const { read } = store
  const attempts = await read.attempts.inSuspense(MOST)
  const abnormal = await read.refunds.list('everywhere', 'abnormal', MOST)
  const closed = await read.refunds.list('everywhere', 'closed', MOST)
  const balances = await read.ledger.balances('M:suspense:', '', MOST)
  return {
    attempts: attempts.map((attempt) => ({ ...attemptView(attempt), paymentId: attempt.intentId })),
    refunds: await withPayments({ store }, [...abnormal, ...closed]),
    balances: balances.map(({ account, amount }) => ({ account, balance: fen(amount) })),
  }
}

import type { Context } from '../context.ts'
import type { Attempt } from './attempt-row.ts'
import { refundOrderOf } from './charge.ts'
import { LEASE_MS } from './durations.ts'
import { raiseAlarm } from './effects.ts'
import type { Gateway, Outcome, RefundEvidence } from './gateways/gateway.ts'
import { later, nextRefundPoll } from './polling.ts'
import type { KeptRefund } from './refund-store.ts'
import { sharesAreBack } from './share-out.ts'
import { takeEvidence } from './take-evidence.ts'

type Needs = Pick<
  Context,
  'store' | 'clock' | 'newId' | 'random' | 'config' | 'channels' | 'watchers' | 'log'
>

const BATCH = 50

/** Sends what is promised, and asks about what is under way. The same refund always goes under the same number. */
export async function workOnRefunds(context: Needs): Promise<number> {
  const { read } = context.store
  const due = await read.refunds.due(context.clock(), BATCH)
  for (const refund of due) {
    const seen = refund.nextPollAt
    if (seen === null || !(await read.refunds.lease(refund.id, seen, later(context.clock(), LEASE_MS))))
      continue
    const attempt = await read.attempts.find(refund.attemptId)
    const gateway = attempt && context.channels.find(attempt.channel)
    const why = attempt && gateway ? await workOn(context, refund, attempt, gateway) : 'no such channel'
    const latest = await read.refunds.find(refund.id)
    if (latest && latest.nextPollAt !== null)
      await read.refunds.pollAt(refund.id, nextRefundPoll(context.clock(), latest.polls), why ?? latest.why)
  }
  return due.length
}

/** Answers why it is not done, when there is something to say. */
async function workOn(
  context: Needs,
  refund: KeptRefund,
  attempt: Attempt,
  gateway: Gateway,
): Promise<string | null> {
  // What has been shared out must be back before the payer gets it.
  if (!(await sharesAreBack(context, attempt, gateway))) return 'waits for shares to come back'
  const { outTradeNo } = attempt
  if (refund.state !== 'requested') {
    const numbers = { outTradeNo, outRefundNo: refund.outRefundNo }
    const asked = await context.channels.ask(gateway, (way) => way.queryRefund(numbers))
    if (asked.result !== 'definite') return whyNot(asked)
    if (asked.value !== 'no-such-refund') {
      await takeEvidence(context, asked.value)
      return null
    }
  }
  const order = refundOrderOf(context, refund, attempt)
  const sent = await context.channels.ask(gateway, (way) => way.refund(order))
  if (sent.result === 'definite') {
    await takeEvidence(context, sent.value)
    return null
  }
  // Refused for now, most often for want of money in the account: a person is told, and it is tried again.
  if (sent.result === 'refused' && refund.why !== whyNot(sent)) {
    const details = { what: 'refund-refused', reason: sent.reason, channelCode: sent.channelCode } as const
    await raiseAlarm(context, context.store.read, `refund:${refund.id}`, details)
  }
  return whyNot(sent)
}

function whyNot<T>(outcome: Exclude<Outcome<T | RefundEvidence>, { result: 'definite' }>): string {
  return outcome.result === 'refused' ? outcome.reason : `no answer: ${outcome.reason}`
}

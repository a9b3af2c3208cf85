import type { Context } from '../context.ts'
import type { Stores } from '../store/stores.ts'
import { applyPayment } from './apply-payment.ts'
import { applyRefund } from './apply-refund.ts'
import { answerKey, KeptEvidence, keptText } from './evidence.ts'
import { INBOX_RETRY_MS } from './durations.ts'
import type { PaymentEvidence, RefundEvidence } from './gateways/gateway.ts'
import type { KeptEvent } from './inbox-store.ts'
import { later } from './polling.ts'

type Needs = Pick<Context, 'store' | 'clock' | 'newId' | 'random' | 'config' | 'watchers' | 'log'>
type Evidence = PaymentEvidence | RefundEvidence

/** Messages worked off in one go. */
const BATCH = 50

/** Puts evidence into the inbox, byte for byte; false when it is there already. */
export function keepEvidence(
  { clock, newId }: Pick<Context, 'clock' | 'newId'>,
  stores: Stores,
  evidence: Evidence,
  dedupeKey: string,
): Promise<boolean> {
  return stores.inbox.add({
    ...{
      id: newId(),
      channel: evidence.channel,
      dedupeKey,
      source: evidence.source,
      about: evidence.outTradeNo,
    },
    ...{ headers: evidence.raw.headers, body: evidence.raw.body, evidence: keptText(evidence), at: clock() },
  })
}

/** Evidence from an answer, or from our own staff: kept and worked off in one transaction. */
export async function takeEvidence(context: Needs, evidence: Evidence): Promise<string> {
  const key = answerKey(evidence)
  const outcome = await context.store.change(async (stores) => {
    await keepEvidence(context, stores, evidence, key)
    return workOff(context, stores, evidence.channel, key, keptText(evidence))
  })
  if (outcome.intentId) context.watchers.changed(outcome.intentId)
  return outcome.outcome
}

/** The same within a transaction that has more to do. */
export async function takeEvidenceIn(context: Needs, stores: Stores, evidence: Evidence): Promise<string> {
  const key = answerKey(evidence)
  await keepEvidence(context, stores, evidence, key)
  return (await workOff(context, stores, evidence.channel, key, keptText(evidence))).outcome
}

async function workOff(
  context: Needs,
  stores: Stores,
  channel: Evidence['channel'],
  key: string,
  text: string,
) {
  const id = await stores.inbox.idOf(channel, key)
  if (!id) throw new Error(`The inbox has lost ${key}`)
  const done = await apply(context, stores, id, text)
  await stores.inbox.claim(id, context.clock(), done.outcome)
  return done
}

/** Works off what has been kept and not yet been worked off: after a crash, too. Answers how many. */
export async function workOffInbox(context: Needs): Promise<number> {
  const waiting = await context.store.read.inbox.unprocessed(context.clock(), BATCH)
  for (const event of waiting) {
    const intentId = await workOffOne(context, event)
    if (intentId) context.watchers.changed(intentId)
  }
  return waiting.length
}

async function workOffOne(context: Needs, { id, evidence, tries }: KeptEvent): Promise<string | null> {
  try {
    return await context.store.change(async (stores) => {
      if (!(await stores.inbox.claim(id, context.clock(), 'being worked off'))) return null
      const { outcome, intentId } = await apply(context, stores, id, evidence)
      await stores.inbox.setOutcome(id, outcome)
      return intentId
    })
  } catch (error) {
    // What cannot be worked off is set aside for a while, so that it does not keep the others waiting.
    context.log.error({ err: error, event: id, tries }, 'evidence could not be worked off')
    const retryAt = later(context.clock(), INBOX_RETRY_MS * (tries + 1))
    await context.store.read.inbox.tryAgainAt(id, retryAt)
    return null
  }
}

function apply(context: Needs, stores: Stores, eventId: string, text: string) {
  const evidence = KeptEvidence.parse(JSON.parse(text))
  return evidence.about === 'payment'
    ? applyPayment(context, stores, eventId, evidence)
    : applyRefund(context, stores, eventId, evidence)
}

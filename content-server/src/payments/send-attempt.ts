import type { Context } from '../context.ts'
import type { Stores } from '../store/stores.ts'
import type { Attempt } from './attempt-row.ts'
import { chargeOf } from './charge.ts'
import { endAttempt } from './end-attempt.ts'
import type { Gateway, Outcome, PaymentEvidence, Presentation, RefusalReason } from './gateways/gateway.ts'
import { later, nextPoll } from './polling.ts'
import { takeEvidence } from './take-evidence.ts'

type Needs = Pick<
  Context,
  'store' | 'clock' | 'newId' | 'random' | 'config' | 'channels' | 'watchers' | 'log'
>

/** With these the channel has not said that nothing was, or will be, paid. */
const NOT_AN_END = new Set<RefusalReason>(['already-paid', 'number-used'])

/**
 * Sends an attempt whose row is committed. Of several senders one sends; a number that is sent again is sent with
 * the very same content. No answer leaves it as it is: it is asked about.
 */
export async function sendAttempt(context: Needs, attempt: Attempt, code: string | null): Promise<void> {
  const gateway = context.channels.find(attempt.channel)
  if (!gateway) return
  if (attempt.state === 'created') {
    const isMine = await context.store.change((stores) => submit(context, stores, attempt, gateway))
    if (!isMine) return
  }
  const charge = chargeOf(context, attempt)
  if (code === null)
    return noteShown(context, attempt, await context.channels.ask(gateway, (way) => way.create(charge)))
  const paid = await context.channels.ask(gateway, (way) => scan(way, charge, code))
  return noteScanned(context, attempt, paid)
}

async function submit(context: Needs, stores: Stores, attempt: Attempt, gateway: Gateway): Promise<boolean> {
  const now = context.clock()
  const intent = await stores.intents.find(attempt.intentId)
  const [firstAsk] = gateway.codes?.plan.askAtSeconds ?? []
  const next =
    attempt.scene === 'scanned' && firstAsk !== undefined
      ? later(now, firstAsk * 1000)
      : nextPoll(now, 0, intent?.shownUntil ?? null).at
  return stores.attempts.move(attempt.id, 'submitted', { nextPollAt: next, polls: 0 })
}

function scan(gateway: Gateway, charge: ReturnType<typeof chargeOf>, code: string) {
  if (!gateway.codes) throw new Error(`${gateway.identity.channel} scans no codes`)
  return gateway.codes.pay(charge, code)
}

async function noteShown(context: Needs, attempt: Attempt, outcome: Outcome<Presentation>): Promise<void> {
  const { store } = context
  if (outcome.result === 'refused') return noteRefused(context, attempt, outcome.reason)
  if (outcome.result === 'unknown' || outcome.value.show !== 'qr') return
  const qrText = outcome.value.text
  await store.change(async (stores) => {
    // The callback may have come before this answer; then it is past being shown.
    if (await stores.attempts.move(attempt.id, 'presented', { qrText, why: null }))
      await stores.intents.touch(attempt.intentId)
  })
  context.watchers.changed(attempt.intentId)
}

async function noteScanned(
  context: Needs,
  attempt: Attempt,
  outcome: Outcome<PaymentEvidence>,
): Promise<void> {
  if (outcome.result === 'refused') return noteRefused(context, attempt, outcome.reason)
  if (outcome.result === 'definite') await takeEvidence(context, outcome.value)
}

async function noteRefused(context: Needs, attempt: Attempt, why: RefusalReason): Promise<void> {
  // A scanned code whose number is used has failed; a number of ours that is used is asked about.
  const isEnd = attempt.scene === 'scanned' ? why !== 'already-paid' : !NOT_AN_END.has(why)
  await context.store.change(async (stores) => {
    if (isEnd) await endAttempt(context, stores, attempt, { to: 'failed', why })
    else await stores.attempts.pollAt(attempt.id, { at: context.clock(), polls: 0 })
    await stores.intents.touch(attempt.intentId)
  })
  context.watchers.changed(attempt.intentId)
}

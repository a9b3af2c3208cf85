import type { Context } from '../context.ts'
import type { Attempt } from './attempt-row.ts'
import { LEASE_MS } from './durations.ts'
import { endAttempt } from './end-attempt.ts'
import type { Gateway, RawMessage } from './gateways/gateway.ts'
import { later, nextPoll } from './polling.ts'
import { sendAttempt } from './send-attempt.ts'
import { takeEvidence } from './take-evidence.ts'

type Needs = Pick<
  Context,
  'store' | 'clock' | 'newId' | 'random' | 'config' | 'channels' | 'watchers' | 'log'
>

const BATCH = 50
/** Cancelled so often in a row, a scanned code is asked about at the pace of everything else. */
const MOST_CANCELS = 20

/** Asks the channels about every attempt that is due. The kiosk only watches; it never decides. */
export async function askAboutDue(context: Needs): Promise<number> {
  const due = await context.store.read.attempts.due(context.clock(), BATCH)
  for (const attempt of due) {
    const until = later(context.clock(), LEASE_MS)
    const seen = attempt.nextPollAt
    if (seen === null || !(await context.store.read.attempts.lease(attempt.id, seen, until))) continue
    await askAbout(context, attempt)
  }
  return due.length
}

/** Asks about one attempt now, does what the answer says, and sets when to ask next. */
export async function askAbout(context: Needs, attempt: Attempt): Promise<void> {
  const gateway = context.channels.find(attempt.channel)
  if (!gateway) return setNext(context, attempt, null)
  if (attempt.state === 'created') await resend(context, attempt)
  else if (attempt.state === 'closing') await endAtChannel(context, attempt, gateway)
  else await follow(context, attempt, gateway)
  await setNext(context, attempt, gateway)
}

/** Written down and never sent: the server died in between. A scanned code is gone by now. */
async function resend(context: Needs, attempt: Attempt): Promise<void> {
  if (attempt.scene === 'shown') return sendAttempt(context, attempt, null)
  await context.store.change((stores) =>
    endAttempt(context, stores, attempt, { to: 'closed', why: 'never sent' }),
  )
}

async function follow(context: Needs, attempt: Attempt, gateway: Gateway): Promise<void> {
  const asked = await context.channels.ask(gateway, (way) => way.query(attempt.outTradeNo))
  if (asked.result !== 'definite') return
  const hasNothingToShow = attempt.state === 'submitted' && attempt.scene === 'shown'
  if (asked.value === 'no-such-trade') {
    // Before a payer has scanned the code, Alipay knows of no trade; only what was never answered is sent again.
    if (hasNothingToShow) await sendAttempt(context, attempt, null)
    return
  }
  await takeEvidence(context, asked.value)
  if (hasNothingToShow && asked.value.state === 'unpaid') await sendAttempt(context, attempt, null)
}

/** Ends an attempt at its channel. Until that is proven, what it holds stays held: somebody may still pay it. */
async function endAtChannel(context: Needs, attempt: Attempt, gateway: Gateway): Promise<void> {
  if (attempt.scene === 'scanned' && gateway.cancel) return cancelAtChannel(context, attempt, gateway)
  const closed = await context.channels.ask(gateway, (way) => way.close(attempt.outTradeNo))
  if (closed.result === 'definite' && closed.value === 'closed')
    return noteEnd(context, attempt, closed.raw, 'closed')
  if (closed.result === 'definite') return noteNoTrade(context, attempt, closed.raw)
  // Refused, because somebody has paid or it is closed already; or not understood: ask what is.
  const asked = await context.channels.ask(gateway, (way) => way.query(attempt.outTradeNo))
  if (asked.result !== 'definite') return
  if (asked.value === 'no-such-trade') return noteNoTrade(context, attempt, asked.raw)
  await takeEvidence(context, asked.value)
}

async function cancelAtChannel(context: Needs, attempt: Attempt, gateway: Gateway): Promise<void> {
  const { cancel } = gateway
  if (!cancel) return
  // The last question before the cancel: what has been paid meanwhile is taken, not undone.
  const asked = await context.channels.ask(gateway, (way) => way.query(attempt.outTradeNo))
  if (asked.result === 'definite' && asked.value !== 'no-such-trade') {
    const outcome = await takeEvidence(context, asked.value)
    if (outcome !== 'nothing new') return
  }
  const canceled = await context.channels.ask(gateway, () => cancel.call(gateway, attempt.outTradeNo))
  if (canceled.result !== 'definite' || canceled.value.again) return
  await noteEnd(context, attempt, canceled.raw, canceled.value.done === 'refunded' ? 'undone' : 'closed')
}

/** Nothing there, and nothing can be there any more: the code that was shown has run out. */
async function noteNoTrade(context: Needs, attempt: Attempt, raw: RawMessage): Promise<void> {
  if (context.clock() >= attempt.expiresAt) await noteEnd(context, attempt, raw, 'never paid')
}

async function noteEnd(context: Needs, attempt: Attempt, raw: RawMessage, why: string): Promise<void> {
  const { channel, merchantId, outTradeNo, intentId } = attempt
  await context.store.change(async (stores) => {
    await stores.intents.touch(intentId)
    if (!(await endAttempt(context, stores, attempt, { to: 'closed', why }))) return
    const kept = {
      about: 'payment',
      source: 'answer',
      channel,
      merchantId,
      appId: '',
      outTradeNo,
      state: 'closed',
    }
    const empty = { transactionId: null, totalFen: null, payerFen: null, currency: 'CNY', succeededAt: null }
    const id = context.newId()
    const at = context.clock()
    const said = { headers: raw.headers, body: raw.body, evidence: JSON.stringify({ ...kept, ...empty }), at }
    const event = {
      id,
      channel,
      dedupeKey: `close.${outTradeNo}`,
      source: 'answer',
      about: outTradeNo,
      ...said,
    }
    if (await stores.inbox.add(event)) await stores.inbox.claim(id, at, why)
  })
  context.watchers.changed(intentId)
}

/** When to ask next; a scanned code has a plan of its own, and what has run out is looked at when it has. */
async function setNext(context: Needs, attempt: Attempt, gateway: Gateway | null): Promise<void> {
  const { read } = context.store
  const latest = await read.attempts.find(attempt.id)
  if (!latest || !gateway) return
  const plan = latest.scene === 'scanned' ? gateway.codes?.plan : undefined
  if (latest.state === 'closing')
    return read.attempts.pollAt(latest.id, nextClose(context.clock(), latest, plan))
  if (plan) return setNextScanned(context, latest, plan)
  const intent = await read.intents.find(attempt.intentId)
  const shownUntil = intent?.state === 'open' ? intent.shownUntil : null
  await read.attempts.pollAt(latest.id, nextPoll(context.clock(), latest.polls, shownUntil))
}

function nextClose(now: string, { polls, expiresAt }: Attempt, plan: Plan | undefined) {
  const next = nextPoll(now, polls, null)
  if (plan && polls < MOST_CANCELS) return { ...next, at: later(now, plan.cancelAgainSeconds * 1000) }
  // Once the code has run out, nothing there means nothing will be.
  return now < expiresAt && next.at > expiresAt ? { ...next, at: expiresAt } : next
}

type Plan = NonNullable<Gateway['codes']>['plan']

async function setNextScanned(context: Needs, attempt: Attempt, plan: Plan): Promise<void> {
  const { store } = context
  const now = context.clock()
  const next = plan.askAtSeconds
    .map((seconds) => later(attempt.createdAt, seconds * 1000))
    .find((at) => at > now)
  const cancelAt = later(attempt.createdAt, plan.cancelAtSeconds * 1000)
  if (next ?? now < cancelAt)
    return store.read.attempts.pollAt(attempt.id, { at: next ?? cancelAt, polls: attempt.polls + 1 })
  await store.change(async (stores) => {
    await stores.intents.touch(attempt.intentId)
    await stores.attempts.move(attempt.id, 'closing', { nextPollAt: now, polls: 0 })
  })
}

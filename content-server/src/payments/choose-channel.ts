import type { PayChannel, Payment } from '@linli/contract/payments.ts'
import { refuse } from '@linli/contract/refusals.ts'
import { record } from '../audit/record.ts'
import type { Context } from '../context.ts'
import type { Actor } from '../people/actor.ts'
import type { Stores } from '../store/stores.ts'
import { isLive } from './attempt.ts'
import type { Attempt, Scene } from './attempt-row.ts'
import { SHOWN_MS, TRADE_MS } from './durations.ts'
import type { Gateway } from './gateways/gateway.ts'
import type { Intent } from './intent-row.ts'
import { demandUnlocked } from './open-intent.ts'
import { holdAll } from './payables.ts'
import { viewIn } from './payment-view.ts'
import { later } from './polling.ts'
import { clearing } from './recipes.ts'
import { sendAttempt } from './send-attempt.ts'
import { tradeNumber } from './trade-number.ts'

type Needs = Pick<
  Context,
  'store' | 'clock' | 'newId' | 'random' | 'config' | 'channels' | 'watchers' | 'log'
>
type Choice = { channel: PayChannel; code?: string | undefined }

/**
 * Chooses how to pay: locks what is to be paid, writes the attempt down, and only then calls the channel. The same
 * choice again gives the same attempt; another one ends the attempts before it.
 */
export async function chooseChannel(
  context: Needs,
  actor: Actor,
  intentId: string,
  { channel, code }: Choice,
): Promise<Payment> {
  const gateway = context.channels.demand(channel)
  if (code !== undefined && !gateway.codes?.accepts(code)) throw refuse('payment/channel-away', { channel })
  const scene: Scene = code === undefined ? 'shown' : 'scanned'
  const attempt = await context.store.change((stores) =>
    beginAttempt(context, stores, { actor, intentId, gateway, scene }),
  )
  context.watchers.changed(intentId)
  if (attempt.state === 'created') await sendAttempt(context, attempt, code ?? null)
  const view = await viewIn(context, context.store.read, intentId)
  if (!view) throw refuse('thing/not-found', { id: intentId })
  return view
}

type Begin = { actor: Actor; intentId: string; gateway: Gateway; scene: Scene }

async function beginAttempt(context: Needs, stores: Stores, begin: Begin): Promise<Attempt> {
  const { actor, intentId, gateway, scene } = begin
  const { channel, merchantId } = gateway.identity
  await stores.intents.touch(intentId)
  const intent = await demandOpen(context, stores, intentId)
  const live = (await stores.attempts.ofIntent(intentId)).filter(({ state }) => isLive(state))
  const same = live.find((attempt) => attempt.channel === channel)
  // A second tap finds the attempt of the first; what is still being ended cannot be begun again.
  if (same && same.scene === scene && same.state !== 'closing') return { ...same, state: 'submitted' }
  if (same) throw refuse('payment/confirming')
  await lock(context, stores, intent)
  const now = context.clock()
  await stores.attempts.closeLive(intentId, null, now)
  await stores.intents.show(intentId, later(now, SHOWN_MS))
  const attempt = newAttempt(context, intent, {
    ...{ channel, merchantId, scene, moneyAccount: clearing(channel, merchantId) },
    ...{ expiresAt: later(now, TRADE_MS), nextPollAt: now },
  })
  await stores.attempts.add(attempt)
  const details = { channel, scene, outTradeNo: attempt.outTradeNo, amountMinor: attempt.amount }
  await record(context, stores, { actor, verb: 'choose-channel', thing: `payment:${intentId}`, details })
  return attempt
}

/** Refuses what is paid, over, or not there. */
export async function demandOpen(
  { clock }: Pick<Context, 'clock'>,
  stores: Stores,
  intentId: string,
): Promise<Intent> {
  const intent = await stores.intents.find(intentId)
  if (!intent) throw refuse('thing/not-found', { id: intentId })
  if (intent.state === 'succeeded') throw refuse('payment/already-paid')
  if (intent.state !== 'open' || intent.shownUntil <= clock()) throw refuse('payment/not-open')
  return intent
}

/** Locks what is to be paid for this payment alone. Refuses what is paid already, gone, or locked by another. */
export async function lock(context: Pick<Context, 'clock'>, stores: Stores, intent: Intent): Promise<void> {
  const standing = await holdAll(stores, intent.items)
  if (standing === 'paid') throw refuse('payment/already-paid')
  if (standing !== 'open') throw refuse('payment/not-open')
  await demandUnlocked(context, stores, intent.id, intent.items)
  await stores.intents.setLock(intent.id, ['free'], 'held')
}

type Way = Pick<Attempt, 'channel' | 'merchantId' | 'scene' | 'moneyAccount' | 'expiresAt' | 'nextPollAt'>

export function newAttempt(context: Needs, intent: Intent, way: Way): Attempt {
  const now = context.clock()
  const [first] = intent.items
  const more = intent.items.length > 1 ? ` 等 ${intent.items.length} 项` : ''
  return {
    ...way,
    ...{ id: context.newId(), intentId: intent.id, outTradeNo: tradeNumber(context, now, intent.kioskId) },
    ...{
      amount: intent.total,
      subject: `${first?.label.zh ?? ''}${more}`,
      state: 'created',
      qrText: null,
      why: null,
    },
    ...{ applied: false, disposition: null, evidenceId: null, transactionId: null, payerAmount: null },
    ...{ refunding: 0, refunds: 0, polls: 0, createdAt: now, paidAt: null },
  }
}

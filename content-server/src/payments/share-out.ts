import { msOf } from '@linli/contract/instants.ts'
import type { Context } from '../context.ts'
import { postJournal } from '../ledger/post-journal.ts'
import type { Stores } from '../store/stores.ts'
import type { Attempt } from './attempt-row.ts'
import { shareReturned, shareSplit } from './channel-recipes.ts'
import { LEASE_MS, SHARE_AFTER_MS, SHARE_ALARM_MS } from './durations.ts'
import { raiseAlarm } from './effects.ts'
import type { Gateway, Splitting } from './gateways/gateway.ts'
import { later, nextRefundPoll } from './polling.ts'
import type { KeptShare } from './share-store.ts'
import { tradeNumber } from './trade-number.ts'

type Needs = Pick<Context, 'store' | 'clock' | 'newId' | 'random' | 'channels' | 'log'>

const BATCH = 20

/** The platform's own account, where its shares go. */
const BANK = 'platform'

/** Plans to share so much of a payment out; channels allow it from a minute after the payment on. */
export async function planShare(
  context: Pick<Context, 'clock' | 'newId' | 'random'>,
  stores: Stores,
  attempt: Attempt,
  share: { receiverId: string; amount: number },
): Promise<KeptShare> {
  const now = context.clock()
  const earliest = later(attempt.paidAt ?? now, SHARE_AFTER_MS)
  const kept: KeptShare = {
    ...{ id: context.newId(), attemptId: attempt.id, outSplitNo: tradeNumber(context, now, null), ...share },
    ...{ state: 'due', why: null, polls: 0, nextPollAt: earliest > now ? earliest : now, createdAt: now },
  }
  await stores.shares.add(kept)
  return kept
}

/** Sends shares that are due, and asks about those whose fate is unknown, under the numbers they have. */
export async function workOnShares(context: Needs): Promise<number> {
  const { read } = context.store
  const due = await read.shares.due(context.clock(), BATCH)
  for (const share of due) {
    const seen = share.nextPollAt
    if (seen === null || !(await read.shares.lease(share.id, seen, later(context.clock(), LEASE_MS))))
      continue
    const attempt = await read.attempts.find(share.attemptId)
    const splitting = attempt && context.channels.find(attempt.channel)?.splitting
    if (attempt && splitting) await shareOut(context, share, attempt, splitting)
  }
  return due.length
}

async function shareOut(
  context: Needs,
  share: KeptShare,
  attempt: Attempt,
  splitting: Splitting,
): Promise<void> {
  const { receiverId, amount: fen, outSplitNo } = share
  const shares = [{ receiverId, receiverKind: 'merchant' as const, fen, note: attempt.subject }]
  const gateway = context.channels.find(attempt.channel)
  if (!gateway) return
  const order = { outSplitNo, transactionId: attempt.transactionId ?? '', shares, finish: false }
  const sent = await context.channels.ask(gateway, () => splitting.settle(order))
  const state =
    sent.result === 'definite' ? sent.value.shares.find((one) => one.receiverId === receiverId) : undefined
  const now = context.clock()
  await context.store.change(async (stores) => {
    const done = { at: null, polls: 0, why: state?.why ?? null }
    if (state?.state === 'succeeded') {
      if (!(await stores.shares.move(share.id, ['due'], 'shared', done))) return
      const { moneyAccount: clearing } = attempt
      const event = { id: share.id, thing: `payment:${attempt.intentId}`, amount: fen, clearing }
      return void (await postJournal(stores, shareSplit(event, BANK), now))
    }
    if (state?.state === 'closed') return void (await stores.shares.move(share.id, ['due'], 'closed', done))
    const next = nextRefundPoll(now, share.polls)
    const why = sent.result === 'refused' ? sent.reason : null
    await stores.shares.move(share.id, ['due'], 'due', { ...next, why })
    // After thirty days the channel frees everything for the merchant by itself.
    if (msOf(now) - msOf(share.createdAt) > SHARE_ALARM_MS)
      await raiseAlarm(context, stores, `share:${share.id}`, { what: 'share-overdue', why })
  })
}

/** Whether nothing of a payment is with others any more; what is, is asked back first. */
export async function sharesAreBack(context: Needs, attempt: Attempt, gateway: Gateway): Promise<boolean> {
  const shares = await context.store.read.shares.ofAttempt(attempt.id)
  let isBack = true
  for (const share of shares) {
    if (share.state === 'due') {
      // Not sent yet, or its fate unknown: it must be proven not to go out.
      isBack = (await withdraw(context, share)) && isBack
    } else if (share.state === 'shared' || share.state === 'returning') {
      isBack = (await bringBack(context, share, attempt, gateway)) && isBack
    }
  }
  return isBack
}

/** A share that was never sent is not sent any more; one that may be under way is waited for. */
async function withdraw({ store }: Needs, share: KeptShare): Promise<boolean> {
  if (share.polls > 0) return false
  return store.read.shares.move(share.id, ['due'], 'closed', { at: null, polls: 0, why: 'refunded before' })
}

async function bringBack(
  context: Needs,
  share: KeptShare,
  attempt: Attempt,
  gateway: Gateway,
): Promise<boolean> {
  const { splitting } = gateway
  const done = { at: null, polls: 0, why: null }
  // Where the channel takes shares back by itself, the refund does it.
  if (!splitting?.giveBack) return true
  await context.store.read.shares.move(share.id, ['shared'], 'returning', done)
  const { outSplitNo, receiverId, amount: fen } = share
  const order = { outSplitNo, outReturnNo: `R${outSplitNo.slice(1)}`, receiverId, fen, why: attempt.subject }
  const back = await context.channels.ask(gateway, () =>
    (splitting.giveBack as NonNullable<Splitting['giveBack']>)(order),
  )
  if (back.result !== 'definite' || back.value.state !== 'succeeded') return false
  await context.store.change(async (stores) => {
    if (!(await stores.shares.move(share.id, ['returning'], 'returned', done))) return
    const event = {
      id: share.id,
      thing: `payment:${attempt.intentId}`,
      amount: fen,
      clearing: attempt.moneyAccount,
    }
    await postJournal(stores, shareReturned(event, BANK), context.clock())
  })
  return true
}

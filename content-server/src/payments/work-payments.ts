import type { Context } from '../context.ts'
import { askAboutDue } from './ask-channel.ts'
import { KEEP_KEYS_MS, LEASE_MS } from './durations.ts'
import { endOverdue } from './end-intent.ts'
import { later } from './polling.ts'
import { workOnRefunds } from './send-refunds.ts'
import { workOnShares } from './share-out.ts'
import { workOffInbox } from './take-evidence.ts'

/** Rounds at one go: what one round brings about, the next one works off. */
const MOST_ROUNDS = 20
const BATCH = 100

/**
 * One pass over everything payments have to do: the inbox first, because evidence counts more than the clock; then
 * what is over, what is to be asked, what goes back, and what is to be told. Every part takes what it works on by a
 * lease or does it in one transaction, so that any number of servers may run it, and it may stop anywhere.
 */
export async function workPayments(context: Context): Promise<void> {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const done =
      (await workOffInbox(context)) +
      (await endOverdue(context)) +
      (await askAboutDue(context)) +
      (await workOnRefunds(context)) +
      (await workOnShares(context)) +
      (await tellEffects(context))
    if (done === 0) return
  }
}

/** Tells what is to be told. Whoever sends messages reads the same lines; screens are told at once. */
async function tellEffects({ store, clock, watchers, log, metrics }: Context): Promise<number> {
  const due = await store.read.outbox.due(clock(), BATCH)
  for (const { id, kind, thing, details, dueAt } of due) {
    if (!(await store.read.outbox.lease(id, dueAt, later(clock(), LEASE_MS)))) continue
    if (kind === 'alarm') {
      metrics.paymentAlarms.inc({ what: String(details['what']) })
      log.error({ thing, ...details }, 'payments need a person')
    }
    if (thing.startsWith('payment:')) watchers.changed(thing.slice('payment:'.length))
    await store.read.outbox.done(id, clock())
  }
  return due.length
}

/** Keys are kept for at least a day, as whoever repeats a request may expect. */
export async function forgetOldKeys({ store, clock }: Pick<Context, 'store' | 'clock'>): Promise<void> {
  await store.read.paymentKeys.forgetBefore(later(clock(), -KEEP_KEYS_MS))
}

/** Runs passes one after another in this process; whoever asks while one runs gets one more behind it. */
export function paymentWorker(context: Context): () => Promise<void> {
  let running: Promise<void> | undefined
  let again = false
  const run = async () => {
    do {
      again = false
      await workPayments(context)
    } while (again)
  }
  return () => {
    again = true
    running ??= run().finally(() => (running = undefined))
    return running
  }
}

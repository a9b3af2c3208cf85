import { gracefulShutdown, scheduleJob } from 'node-schedule'
import { instantOf, msOf } from '@linli/contract/instants.ts'
import type { Context } from '../context.ts'
import type { Programme } from '../programme/programme.ts'
import { checkLedger } from '../ledger/check-ledger.ts'
import { forgetOldKeys } from '../payments/work-payments.ts'
import { HEARTBEAT_MS } from '../programme/hints.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 3_600_000

/** A job states what should be true and makes it so: run late, twice or not at all, the next run catches up. */
export type Job = { name: string; when: string; leaseMs: number; run: () => Promise<void> }

export function jobsOf(context: Context, programme: Programme): Job[] {
  const { store, clock, blobs } = context
  return [
    // Every step of it takes a lease or decides in one transaction, so any number of servers may run it at once.
    { name: 'payments', when: '* * * * * *', leaseMs: 0, run: () => Promise.resolve(context.workSoon()) },
    { name: 'plans-due', when: '*/20 * * * * *', leaseMs: 0, run: () => programme.catchUp() },
    {
      name: 'plans-reach-further',
      when: '0 7 0 * * *',
      leaseMs: 5 * MINUTE_MS,
      run: async () => {
        const screens = await store.read.screens.list('everywhere')
        await store.change((stores) => stores.screens.markPlanDue(screens.map((screen) => screen.id)))
        await programme.catchUp()
      },
    },
    {
      name: 'forget-expired',
      when: '0 13 * * * *',
      leaseMs: MINUTE_MS,
      run: async () => {
        const now = clock()
        await store.read.sessions.forgetExpired(now)
        const yesterday = instantOf(msOf(now) - DAY_MS)
        await store.read.pairings.forgetBefore(yesterday)
        await blobs.sweepDrafts(yesterday)
        await forgetOldKeys(context)
      },
    },
    {
      // Three in the morning where the district is.
      name: 'check-ledger',
      when: '0 5 19 * * *',
      leaseMs: 60 * MINUTE_MS,
      run: async () => void (await checkLedger(context)),
    },
  ]
}

/** Runs one job unless another server holds its lease. Says whether it ran. */
export async function runJob(
  { store, clock, newId }: Pick<Context, 'store' | 'clock' | 'newId'>,
  job: Job,
): Promise<boolean> {
  if (job.leaseMs > 0) {
    const nowMs = msOf(clock())
    // Held to its end, not given back: another server whose clock is a little behind must not run it again.
    if (!(await store.read.leases.take(job.name, newId(), nowMs, nowMs + job.leaseMs))) return false
  }
  await job.run()
  return true
}

/** Starts the jobs; returns how to stop them. */
export function startJobs(context: Context, programme: Programme): () => Promise<void> {
  for (const job of jobsOf(context, programme)) {
    scheduleJob(job.name, { rule: job.when, tz: 'Etc/UTC' }, () => {
      runJob(context, job).catch((error: unknown) =>
        context.log.error({ err: error, job: job.name }, 'job failed'),
      )
    })
  }
  const keepAlive = setInterval(() => {
    context.hints.keepAlive()
    context.watchers.keepAlive()
  }, HEARTBEAT_MS)
  return async () => {
    clearInterval(keepAlive)
    await gracefulShutdown()
  }
}

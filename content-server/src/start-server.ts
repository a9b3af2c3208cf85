import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Context } from './context.ts'
import { makeApp } from './http/app.ts'
import { startJobs } from './jobs/run-jobs.ts'
import { paymentWorker } from './payments/work-payments.ts'
import { Programme } from './programme/programme.ts'

/** Requests still running so long after the stop began are cut. */
const DRAIN_MS = 5_000

export type RunningServer = { port: number; programme: Programme; stop(): Promise<void> }

/**
 * Listens, makes the plans that are due, starts the jobs (unless told not to). Rejects when the port is taken.
 */
export async function startServer(
  context: Context,
  consoleDirectory: string,
  { jobs = true }: { jobs?: boolean } = {},
): Promise<RunningServer> {
  const programme = new Programme(context)
  const work = jobs ? startWorker(context) : () => Promise.resolve()
  const server = createServer(makeApp(context, consoleDirectory))
  server.requestTimeout = 120_000
  await listen(server, context.config.port, context.config.host)
  const stopJobs = jobs ? startJobs(context, programme) : () => Promise.resolve()
  await programme.catchUp()
  return {
    port: (server.address() as AddressInfo).port,
    programme,
    stop: () => stop(context, server, { stopJobs, work }, programme),
  }
}

/** Works on payments whenever there is something to do; answers how to wait for the end of it. */
function startWorker(context: Context): () => Promise<void> {
  const work = paymentWorker(context)
  const settled = () =>
    work().catch((err: unknown) => context.log.error({ err }, 'payments were not worked off'))
  context.workSoon = () => void settled()
  return settled
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, host, backlog: 4096 }, resolve)
  })
}

async function stop(
  context: Context,
  server: Server,
  { stopJobs, work }: { stopJobs: () => Promise<void>; work: () => Promise<void> },
  programme: Programme,
): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  context.hints.close()
  context.watchers.close()
  server.closeIdleConnections()
  const cut = setTimeout(() => server.closeAllConnections(), DRAIN_MS)
  await stopJobs()
  await closed
  context.workSoon = () => {}
  await work()
  clearTimeout(cut)
  await programme.settled()
  await context.store.close()
}

import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { v7 } from 'uuid'
import { readConfig } from './config.ts'
import type { Context } from './context.ts'
import { seedDemo } from './demo/seed-demo.ts'
import { makeMetrics } from './http/metrics.ts'
import { makeLog } from './log.ts'
import { diskBlobs } from './media/blobs.ts'
import { Channels } from './payments/channels.ts'
import { openGateways } from './payments/gateways/open-gateways.ts'
import { PaymentWatchers } from './payments/watchers.ts'
import { Hints } from './programme/hints.ts'
import { planKeyAt } from './programme/plan-key.ts'
import { startServer } from './start-server.ts'
import { openStore } from './store/open-store.ts'

/** Where the built server finds its neighbours: the console's pages and the demo's media. */
const here = dirname(fileURLToPath(import.meta.url))
const CONSOLE = join(here, '../console/dist')
const DEMO_MEDIA = join(here, '../demo/media')

async function main(): Promise<void> {
  const config = readConfig(process.env)
  const log = makeLog(config)
  mkdirSync(config.dataDirectory, { recursive: true, mode: 0o700 })
  const metrics = makeMetrics()
  const clock = () => new Date().toISOString()
  const random = (bytes: number) => randomBytes(bytes)
  const context: Context = {
    config,
    log,
    metrics,
    store: await openStore(config.databaseUrl),
    clock,
    newId: () => v7(),
    random,
    blobs: diskBlobs(join(config.dataDirectory, 'media')),
    hints: new Hints(metrics),
    channels: new Channels(openGateways(config.channels, { clock, random, fetch }), clock),
    watchers: new PaymentWatchers(),
    workSoon: () => {},
    planKey: planKeyAt(join(config.dataDirectory, 'keys/plan-key.pem')),
  }
  if (config.demo) await seedDemo(context, { assetsDirectory: DEMO_MEDIA })
  const server = await startServer(context, CONSOLE)
  log.info({ port: server.port, url: config.publicUrl }, 'listening')
  process.send?.({ listening: server.port })
  let stopping = false
  const stop = (signal: string) => {
    if (stopping) return
    stopping = true
    log.info({ signal }, 'stopping')
    server.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'did not stop cleanly')
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  if (error instanceof Error && error.cause) console.error(error.cause)
  process.exit(1)
})

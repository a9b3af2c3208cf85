import type { Logger } from 'pino'
import type { Blobs } from './media/blobs.ts'
import type { Config } from './config.ts'
import type { Channels } from './payments/channels.ts'
import type { PaymentWatchers } from './payments/watchers.ts'
import type { Hints } from './programme/hints.ts'
import type { Metrics } from './http/metrics.ts'
import type { PlanKey } from './programme/plan-key.ts'
import type { Store } from './store/open-store.ts'

/** Everything the server is made of. Verbs take what they need of it. */
export type Context = {
  config: Config
  store: Store
  /** Now, as an instant. */
  clock: () => string
  newId: () => string
  /** So many random bytes, fit for secrets. */
  random: (bytes: number) => Uint8Array
  blobs: Blobs
  hints: Hints
  planKey: PlanKey
  channels: Channels
  watchers: PaymentWatchers
  /** There is something to do for payments; whoever works on them is told, if anybody does in this process. */
  workSoon: () => void
  log: Logger
  metrics: Metrics
}

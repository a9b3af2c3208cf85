import type { Context } from '../context.ts'
import { compilePlan } from './compile-plan.ts'

/** Screens taken from the queue at once. */
const BATCH = 200

type Needs = Pick<Context, 'store' | 'clock' | 'planKey' | 'hints' | 'log' | 'metrics'>

/** Keeps every screen's plan up to date: whoever changes something marks its screens, this makes their plans. */
export class Programme {
  readonly #context: Needs
  #running: Promise<void> | undefined
  #again = false

  constructor(context: Needs) {
    this.#context = context
    context.hints.whenPlanDue(() => void this.catchUp())
  }

  /** Makes all plans that are due. Calls during a run are served by one more run. */
  catchUp(): Promise<void> {
    if (this.#running) {
      this.#again = true
      return this.#running
    }
    this.#running = this.#run().finally(() => (this.#running = undefined))
    return this.#running
  }

  /** Resolves when nothing is being made. */
  settled(): Promise<void> {
    return this.#running ?? Promise.resolve()
  }

  async #run(): Promise<void> {
    do {
      this.#again = false
      await this.#makeDuePlans()
    } while (this.#again)
  }

  async #makeDuePlans(): Promise<void> {
    const { store, log, clock } = this.#context
    const failed = new Set<string>()
    for (;;) {
      const due = (await store.read.screens.dueForPlan(BATCH + failed.size)).filter((id) => !failed.has(id))
      if (due.length === 0) return
      // One moment for all of them: screens that show the same get the same plan and switch in the same frame.
      const issuedAt = clock()
      for (const screenId of due) {
        try {
          await this.#makePlan(screenId, issuedAt)
        } catch (error) {
          // The screen plays on by its last plan and stays due; the others must not wait for it.
          failed.add(screenId)
          log.error({ err: error, screenId }, 'no plan could be made')
        }
      }
    }
  }

  async #makePlan(screenId: string, issuedAt: string): Promise<void> {
    const { store, hints, metrics } = this.#context
    const revision = await store.change((stores) => compilePlan(this.#context, stores, screenId, issuedAt))
    if (revision === undefined) return
    metrics.plans.inc()
    hints.newPlan(screenId, revision)
  }
}

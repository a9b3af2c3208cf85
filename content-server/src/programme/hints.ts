import type { Response } from 'express'
import type { Metrics } from '../http/metrics.ts'

/** A comment every so often keeps proxies from closing the line and tells dead ones. */
export const HEARTBEAT_MS = 20_000

/**
 * Hints to devices over server-sent events, and to the programme that plans are due. A hint carries nothing
 * that counts: whoever misses it finds out by polling.
 */
export class Hints {
  readonly #lines = new Map<string, Set<Response>>()
  readonly #metrics: Pick<Metrics, 'listeners'>
  #onPlanDue: () => void = () => {}

  constructor(metrics: Pick<Metrics, 'listeners'>) {
    this.#metrics = metrics
  }

  /** Who compiles due plans; told soon after something changes. */
  whenPlanDue(listener: () => void): void {
    this.#onPlanDue = listener
  }

  planDue(): void {
    this.#onPlanDue()
  }

  listen(screenId: string, response: Response, serverTime: string): void {
    response.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
    response.write(`event: hello\ndata: ${JSON.stringify({ serverTime })}\n\n`)
    const lines = this.#lines.get(screenId) ?? new Set()
    this.#lines.set(screenId, lines.add(response))
    this.#metrics.listeners.inc()
  }

  forget(screenId: string, response: Response): void {
    const lines = this.#lines.get(screenId)
    if (!lines?.delete(response)) return
    this.#metrics.listeners.dec()
    if (lines.size === 0) this.#lines.delete(screenId)
  }

  /** There is a new plan for this screen. */
  newPlan(screenId: string, revision: string): void {
    for (const line of this.#lines.get(screenId) ?? [])
      line.write(`event: plan\ndata: ${JSON.stringify({ revision })}\n\n`)
  }

  /** Ends the lines of a screen whose device may no longer listen. */
  cut(screenId: string): void {
    for (const line of this.#lines.get(screenId) ?? []) line.end()
  }

  /** Writes a comment on every line. */
  keepAlive(): void {
    for (const lines of this.#lines.values()) for (const line of lines) line.write(': still here\n\n')
  }

  close(): void {
    for (const lines of this.#lines.values()) for (const line of lines) line.end()
  }
}

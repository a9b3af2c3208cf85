import type { Response } from 'express'

type Line = { response: Response; sent: number; look: () => Promise<{ revision: number } | undefined> }

/**
 * Screens that watch a payment over server-sent events. What they are sent is the whole state, and its revision is
 * the event's id: a line that broke goes on where it was. Whoever watches from another server process polls.
 */
export class PaymentWatchers {
  readonly #lines = new Map<string, Set<Line>>()

  /** `look` answers with what this watcher may see; `lastSeen` is the revision it has already. */
  async watch(id: string, response: Response, lastSeen: number, look: Line['look']): Promise<void> {
    response.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
    response.write(': watching\n\n')
    const line = { response, sent: lastSeen, look }
    const lines = this.#lines.get(id) ?? new Set()
    this.#lines.set(id, lines.add(line))
    response.on('close', () => this.#forget(id, line))
    await send(line)
  }

  /** Something about this payment has changed, and is committed. */
  changed(id: string): void {
    for (const line of this.#lines.get(id) ?? []) send(line).catch(() => line.response.end())
  }

  keepAlive(): void {
    for (const lines of this.#lines.values())
      for (const { response } of lines) response.write(': still here\n\n')
  }

  close(): void {
    for (const lines of this.#lines.values()) for (const { response } of lines) response.end()
  }

  #forget(id: string, line: Line): void {
    const lines = this.#lines.get(id)
    lines?.delete(line)
    if (lines?.size === 0) this.#lines.delete(id)
  }
}

async function send(line: Line): Promise<void> {
  const state = await line.look()
  if (!state || state.revision <= line.sent) return
  line.sent = state.revision
  line.response.write(`id: ${state.revision}\nevent: payment\ndata: ${JSON.stringify(state)}\n\n`)
}

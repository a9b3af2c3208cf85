import type { Response } from 'express'

/** Keeps the caller waiting in real time, then breaks the connection: neither side learns what happened. */
export function holdThenBreak(response: Response, milliseconds: number): void {
  const timer = setTimeout(() => response.socket?.destroy(), milliseconds)
  timer.unref()
  response.on('close', () => clearTimeout(timer))
}

import type { Response } from 'express'
import type { Fault } from './faults.ts'

/** Keeps the caller waiting in real time, then breaks the connection: neither side learns what happened. */
export function holdThenBreak(response: Response, milliseconds: number): void {
  const timer = setTimeout(() => response.socket?.destroy(), milliseconds)
  timer.unref()
  response.on('close', () => clearTimeout(timer))
}

/** Answers at once, or as late as the fault says. */
export function answerAfter(fault: Fault | null, answer: () => void): void {
  if (fault) setTimeout(answer, fault.milliseconds).unref()
  else answer()
}

import type { Outcome, RawMessage, RefusalReason, UnknownReason } from './gateway.ts'

export const definite = <T>(value: T, raw: RawMessage): Outcome<T> => ({ result: 'definite', value, raw })

export const refused = (
  reason: RefusalReason,
  channelCode: string,
  raw: RawMessage | null,
): Extract<Outcome<never>, { result: 'refused' }> => ({ result: 'refused', reason, channelCode, raw })

export const unknown = (
  reason: UnknownReason,
  raw: RawMessage | null = null,
  channelCode: string | null = null,
): Extract<Outcome<never>, { result: 'unknown' }> => ({ result: 'unknown', reason, channelCode, raw })

/** Reads what was definite further; null is an answer without sense, and so nothing is known. */
export function understood<A, B>(
  outcome: Outcome<A>,
  read: (value: A, raw: RawMessage) => B | null,
): Outcome<B> {
  if (outcome.result !== 'definite') return outcome
  const value = read(outcome.value, outcome.raw)
  return value === null ? unknown('broken', outcome.raw) : definite(value, outcome.raw)
}

/** Turns refusals that are answers in themselves ("there is no such trade") into the value they stand for. */
export function answering<T, V>(
  outcome: Outcome<T>,
  answers: Partial<Record<RefusalReason, V>>,
): Outcome<T | V> {
  if (outcome.result !== 'refused' || outcome.raw === null) return outcome
  const value = answers[outcome.reason]
  return value === undefined ? outcome : definite(value, outcome.raw)
}

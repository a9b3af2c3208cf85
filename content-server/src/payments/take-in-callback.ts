import type { Context } from '../context.ts'
import type { Callbacks, HttpAnswer, RawMessage } from './gateways/gateway.ts'
import { keepEvidence } from './take-evidence.ts'

type Needs = Pick<Context, 'store' | 'clock' | 'newId' | 'metrics' | 'log'>

/**
 * Takes in what a channel tells: the signature is verified over the very bytes, the message is on disk, and only
 * then is the channel answered. What it means is worked off afterwards, whatever happens to this process.
 */
export async function takeInCallback(
  context: Needs,
  channel: string,
  callbacks: Callbacks,
  message: RawMessage,
): Promise<HttpAnswer> {
  const { metrics, log, store } = context
  const reading = callbacks.read(message)
  if (reading.verdict === 'refused') {
    metrics.callbacks.inc({ channel, verdict: reading.why })
    // Channels probe now and then with a wrong signature: refused like any other, and no cause for alarm.
    if (!reading.quiet) log.warn({ channel, why: reading.why }, 'a callback was refused')
    return callbacks.answer('refused')
  }
  metrics.callbacks.inc({ channel, verdict: reading.verdict })
  if (reading.verdict === 'irrelevant') return callbacks.answer('taken')
  try {
    const { evidence, dedupeKey } = reading
    await store.change((stores) => keepEvidence(context, stores, evidence, `callback.${dedupeKey}`))
    return callbacks.answer('taken')
  } catch (error) {
    log.error({ err: error, channel }, 'a callback could not be kept; the channel brings it again')
    return callbacks.answer('failed')
  }
}

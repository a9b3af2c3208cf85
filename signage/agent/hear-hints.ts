import { deviceEvents } from '@linli/contract/device.ts'
import { either } from './either.ts'
import { PUSH_SILENT_MS } from './limits.ts'
import { readEvents } from './sse-reader.ts'
import type { ServerLink } from './server-link.ts'

/**
 * Listens to the server's hints until the connection ends; throws when nothing was heard at all. A push that is silent
 * for longer than the server's own pulse is dead and ended from this side.
 */
export async function hearHints(
  link: ServerLink,
  signal: AbortSignal,
  hint: (event: string) => void,
): Promise<void> {
  let events = 0
  const silent = new AbortController()
  const ring = () => silent.abort(new DOMException('the push fell silent', 'TimeoutError'))
  let timer = setTimeout(ring, PUSH_SILENT_MS)
  const heard = () => {
    clearTimeout(timer)
    timer = setTimeout(ring, PUSH_SILENT_MS)
  }
  const ending = either(signal, silent.signal)
  try {
    const answer = await link.open({
      method: deviceEvents.method,
      path: deviceEvents.path,
      headers: { accept: 'text/event-stream' },
      signal: ending.signal,
    })
    const type = answer.headers.get('content-type') ?? ''
    if (!answer.body || !type.startsWith('text/event-stream')) {
      await answer.body?.cancel()
      throw new Error(`not a stream of events: ${type}`)
    }
    for await (const { event } of readEvents(chunksUntil(answer.body, ending.signal), heard)) {
      events += 1
      hint(event)
    }
    if (events === 0) throw new Error('the server ended the push without a word')
  } catch (problem) {
    if (events === 0) throw problem
  } finally {
    clearTimeout(timer)
    ending.release()
  }
}

/** The stream's chunks until it ends or is called off: a stop must not depend on how the request passes its signal on. */
async function* chunksUntil(
  body: ReadableStream<Uint8Array>,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const reader = body.getReader()
  const cancel = () => void reader.cancel().catch(() => undefined)
  if (signal.aborted) cancel()
  else signal.addEventListener('abort', cancel)
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } finally {
    signal.removeEventListener('abort', cancel)
  }
}

import type { IncomingMessage, ServerResponse } from 'node:http'
import { LISTENER_PULSE_MS, MOST_LISTENERS } from './limits.ts'
import { answerRefusal, refusal } from './loopback-answers.ts'

/** Pages that listen for news. */
export type Listeners = {
  add: (request: IncomingMessage, response: ServerResponse) => void
  /** Tells all of them to ask for the state again. */
  tell: () => void
  close: () => void
}

export function openListeners(): Listeners {
  const open = new Set<ServerResponse>()
  const pulse = setInterval(() => open.forEach((one) => one.write(': here\n\n')), LISTENER_PULSE_MS)
  pulse.unref()
  return {
    add(request, response) {
      if (open.size >= MOST_LISTENERS) return answerRefusal(response, refusal('request/too-many'))
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write('event: hello\ndata: {}\n\n')
      open.add(response)
      request.on('close', () => open.delete(response))
    },
    tell: () => open.forEach((one) => one.write('event: state\ndata: {}\n\n')),
    close() {
      clearInterval(pulse)
      open.forEach((one) => one.end())
    },
  }
}

/** One server-sent event (WHATWG HTML, §9.2). */
export type ServerSent = { event: string; data: string }

/** Reads the lines of a stream as events; `heard` is called for every bit that comes, comments too. */
export async function* readEvents(
  body: AsyncIterable<Uint8Array>,
  heard: () => void,
): AsyncGenerator<ServerSent> {
  const decoder = new TextDecoder()
  let rest = ''
  let event = 'message'
  let data: string[] = []
  for await (const chunk of body) {
    heard()
    rest += decoder.decode(chunk, { stream: true })
    if (rest.length > 1_000_000) throw new Error('an event without an end')
    // A line feed may follow in the next chunk.
    const held = rest.endsWith('\r') ? '\r' : ''
    const lines = rest.slice(0, rest.length - held.length).split(/\r\n|\n|\r/)
    rest = (lines.pop() ?? '') + held
    for (const line of lines) {
      if (line === '') {
        if (data.length > 0) yield { event, data: data.join('\n') }
        event = 'message'
        data = []
      } else if (line.startsWith('event:')) event = line.slice(6).trim()
      else if (line.startsWith('data:')) data.push(line.slice(5).replace(/^ /, ''))
    }
  }
}

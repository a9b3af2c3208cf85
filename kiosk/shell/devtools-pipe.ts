import type { Readable, Writable } from 'node:stream'

type Reply = Record<string, unknown>
type Message = {
  id?: number
  method?: string
  params?: Reply
  sessionId?: string
  result?: Reply
  error?: { message: string }
}

/** A conversation with Chromium by its DevTools protocol, over a pipe: no port is opened that others could use. */
export type Devtools = {
  ask(method: string, params?: Reply, sessionId?: string): Promise<Reply>
  onEvent(listener: (method: string, params: Reply) => void): void
}

/** Messages are JSON, each ended by a zero byte. Open questions fail when Chromium goes. */
export function devtoolsOver(fromBrowser: Readable, toBrowser: Writable): Devtools {
  const waiting = new Map<number, { resolve: (reply: Reply) => void; reject: (why: Error) => void }>()
  const listeners: ((method: string, params: Reply) => void)[] = []
  let lastId = 0
  let rest = ''

  function receive(message: Message): void {
    if (message.id === undefined) {
      for (const listener of listeners) listener(message.method ?? '', message.params ?? {})
      return
    }
    const asker = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.error) asker?.reject(new Error(message.error.message))
    else asker?.resolve(message.result ?? {})
  }

  function fail(): void {
    for (const { reject } of waiting.values()) reject(new Error('Chromium has ended'))
    waiting.clear()
  }

  fromBrowser.setEncoding('utf8')
  fromBrowser.on('data', (text: string) => {
    const messages = (rest + text).split('\0')
    rest = messages.pop() ?? ''
    for (const message of messages) receive(JSON.parse(message) as Message)
  })
  fromBrowser.on('close', fail)
  toBrowser.on('error', fail)

  return {
    ask(method, params = {}, sessionId) {
      const id = ++lastId
      const question = sessionId === undefined ? { id, method, params } : { id, method, params, sessionId }
      return new Promise((resolve, reject) => {
        if (toBrowser.destroyed) return reject(new Error('Chromium has ended'))
        waiting.set(id, { resolve, reject })
        toBrowser.write(JSON.stringify(question) + '\0')
      })
    },
    onEvent: (listener) => void listeners.push(listener),
  }
}

import type { Fetch } from '@linli/contract/client.ts'

/** The agent hands what follows on to the content server, signed as this kiosk. */
export const SERVER_BASE = '/server'
/** Nobody waits in front of a screen for longer. */
const PATIENCE_MS = 10_000

/** `fetch` with an end to its patience; reading the answer is part of it. */
export function serverFetch(fetch: typeof globalThis.fetch): Fetch {
  return async (url, { body, ...init }) => {
    const sent = typeof body === 'string' ? { body } : {}
    const signal = AbortSignal.timeout(PATIENCE_MS)
    const answer = await fetch(url, { ...init, ...sent, cache: 'no-store', signal })
    const text = await answer.text()
    return { status: answer.status, text: () => Promise.resolve(text) }
  }
}

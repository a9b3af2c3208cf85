import { z } from 'zod'
import { Instant } from './instants.ts'
import { route } from './route.ts'
import { Health } from './screens.ts'
import { DEVICES } from './who.ts'

/** Headers of a signed device request. */
export const DEVICE_HEADERS = { key: 'linli-key', at: 'linli-at', signature: 'linli-signature' } as const

/** How far a device's clock may be off before it is told the time, in ms. */
export const MOST_CLOCK_OFFSET_MS = 5 * 60_000

/**
 * The text a device signs with its Ed25519 key for one request. `path` includes the query,
 * `at` is when it was signed, `bodySha256` is the hash of the body's bytes (of nothing, when there is none).
 */
export function requestText(method: string, path: string, at: Instant, bodySha256: string): string {
  return ['linli-request-1', method, path, at, bodySha256].join('\n')
}

export const heartbeat = route({
  method: 'POST',
  path: '/api/device/heartbeat',
  who: DEVICES,
  summary: "The device's health; answers with the server's time",
  body: Health.omit({ seenAt: true }),
  reply: z.strictObject({ serverTime: Instant, planRevision: z.string().nullable() }),
})

/** Events are hints: `plan` (there is a new plan), `hello` (connected, carries the server's time). */
export const deviceEvents = route({
  method: 'GET',
  path: '/api/device/events',
  who: DEVICES,
  summary: 'Server-sent hints: plan, hello',
  reply: 'events',
})

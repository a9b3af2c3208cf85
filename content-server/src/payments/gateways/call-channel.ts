import type { RawMessage } from './gateway.ts'

export type Network = {
  fetch: typeof fetch
  /** How long an answer may take, in milliseconds. */
  timeoutMs: number
  /** How long the bytes of a bill may take. */
  downloadMs: number
}

export const CHANNEL_TIMES = { timeoutMs: 8_000, downloadMs: 120_000 }

/** No answer of a channel is longer; a bill may be much longer. */
const MOST_ANSWER_BYTES = 1024 * 1024
const MOST_DOWNLOAD_BYTES = 256 * 1024 * 1024

export type Sent = {
  method: 'GET' | 'POST'
  /** In the order they are tried: the next only when nothing could be sent to the one before. */
  hosts: readonly string[]
  /** Path and query, appended to the host as it stands: it may be signed. */
  path: string
  headers: Record<string, string>
  body?: string
  download?: boolean
}

/** `unreachable`: no byte was sent, so nothing can have happened · `no-answer`: anything may have happened. */
export type Received = { status: number; raw: RawMessage } | 'unreachable' | 'no-answer'

/** Sends a request once; to the next host when there was no connection. */
export async function callChannel(network: Network, sent: Sent): Promise<Received> {
  for (const host of sent.hosts) {
    const received = await callOnce(network, host, sent)
    if (received !== 'unreachable') return received
  }
  return 'unreachable'
}

async function callOnce(network: Network, host: string, sent: Sent): Promise<Received> {
  const signal = AbortSignal.timeout(sent.download ? network.downloadMs : network.timeoutMs)
  try {
    const response = await network.fetch(`${host}${sent.path}`, {
      method: sent.method,
      headers: sent.headers,
      // Wherever a redirect points, it is not where the signature was meant for.
      redirect: 'manual',
      signal,
      ...(sent.body === undefined ? {} : { body: sent.body }),
    })
    const body = await bytesOf(response, sent.download ? MOST_DOWNLOAD_BYTES : MOST_ANSWER_BYTES)
    if (!body) return 'no-answer'
    return { status: response.status, raw: { headers: Object.fromEntries(response.headers), body } }
  } catch (error) {
    return wasNeverSent(error) ? 'unreachable' : 'no-answer'
  }
}

async function bytesOf(response: Response, most: number): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    length += part.length
    if (length > most) return null
    parts.push(part)
  }
  return Buffer.concat(parts)
}

const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

/** Whether the error came before the first byte of the request had gone out: no name, no connection, no trust. */
export function wasNeverSent(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined
  const errors = cause instanceof AggregateError ? (cause.errors as unknown[]) : [cause]
  return errors.length > 0 && errors.every((each) => isNeverSent(codeOf(each)))
}

const isNeverSent = (code: string) =>
  NEVER_SENT.has(code) || /^(CERT_|ERR_TLS_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_)/.test(code)

const codeOf = (error: unknown) =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''

import type { IncomingMessage, ServerResponse } from 'node:http'
import type { z } from 'zod'
import { Refusal, type RefusalCode } from '@linli/contract/refusals.ts'
import { MOST_PAGE_BODY_BYTES } from './limits.ts'

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Headers of every answer: the page is a guest, and nothing else gets in. */
export const GUEST_HEADERS = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), payment=()',
  'cache-control': 'no-store',
} as const

export function answerJson(response: ServerResponse, status: number, value: unknown): void {
  answerText(response, status, 'application/json; charset=utf-8', JSON.stringify(value))
}

export function answerText(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, { 'content-type': type }).end(text)
}

/** A refusal in the contract's form, so that `client()` understands it. */
export function answerRefusal(response: ServerResponse, refusal: Refusal): void {
  answerJson(response, refusal.status, { refusal: { code: refusal.code, details: refusal.details } })
}

export function refusal(code: RefusalCode): Refusal {
  return new Refusal(code)
}

/** The request's JSON body. Throws a Refusal when it is too large, no JSON, or not as the schema says. */
export async function readBody<S extends z.ZodType>(
  request: IncomingMessage,
  schema: S,
): Promise<z.output<S>> {
  const parsed = schema.safeParse(await readJson(request))
  if (parsed.success) return parsed.data
  throw new Refusal('request/malformed', { problems: parsed.error.issues.map((issue) => issue.message) })
}

/** The body as JSON; undefined when there is none. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const text = await readBodyText(request)
  if (text === '') return undefined
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) {
    throw new Refusal('request/malformed', { problems: ['not application/json'] })
  }
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new Refusal('request/malformed', { problems: ['not JSON'] })
  }
}

async function readBodyText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > MOST_PAGE_BODY_BYTES) {
      throw new Refusal('request/too-large', { mostBytes: MOST_PAGE_BODY_BYTES })
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

import { fetchPlan, SignedLetter } from '@linli/contract/plan-letter.ts'
import { ANSWER_WITHIN_MS, MOST_PLAN_BYTES } from './limits.ts'
import type { Membership } from './membership.ts'
import type { ServerLink } from './server-link.ts'
import { verifyLetter, type Letter } from './verify-letter.ts'

export type Pulled = 'unchanged' | { signed: SignedLetter; letter: Letter; etag: string | null }

/**
 * Asks for the plan and verifies it.
 * @throws Refusal as `verifyLetter` does, and what the server refuses with; anything else is no contact.
 */
export async function pullPlan(
  link: ServerLink,
  member: Pick<Membership, 'planKey' | 'screenId'>,
  have: { etag: string | null; floor: number },
): Promise<Pulled> {
  const answer = await link.open({
    method: fetchPlan.method,
    path: fetchPlan.path,
    headers: {
      accept: 'application/json',
      ...(have.etag ? { 'if-none-match': have.etag } : {}),
    },
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  })
  if (answer.status === 304) return 'unchanged'
  const signed = SignedLetter.parse(JSON.parse(await readText(answer, MOST_PLAN_BYTES)))
  const letter = verifyLetter(signed, { ...member, floor: have.floor })
  return { signed, letter, etag: answer.headers.get('etag') }
}

/** The body as text, at most so many bytes of it. */
export async function readText(answer: Response, mostBytes: number): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of answer.body ?? []) {
    bytes += chunk.byteLength
    if (bytes > mostBytes) throw new Error(`more than ${mostBytes} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

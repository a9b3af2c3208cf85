import { createPublicKey, verify } from 'node:crypto'
import { parsePlan, PlanProblem, type Plan } from '@linli/playlists'
import { LETTER_VERSION, PlanLetter, type SignedLetter } from '@linli/contract/plan-letter.ts'
import { refuse } from '@linli/contract/refusals.ts'
import type { Membership } from './membership.ts'

/** What a letter must fit. `floor` is the number of the last letter that was accepted, 0 before the first. */
export type Expected = Pick<Membership, 'planKey' | 'screenId'> & { floor: number }

/** A letter that may be believed. */
export type Letter = { number: number; plan: Plan }

/**
 * Reads a signed letter. The signature is looked at before anything else is.
 * @throws Refusal plan/bad-signature, plan/malformed, plan/too-new, plan/not-for-this-screen or plan/older.
 */
export function verifyLetter(signed: SignedLetter, expected: Expected): Letter {
  if (!signed.signatures.some((one) => isSignedBy(signed.text, one, expected.planKey))) {
    throw refuse('plan/bad-signature')
  }
  const letter = readLetter(signed.text)
  if (letter.screenId !== expected.screenId) throw refuse('plan/not-for-this-screen')
  if (letter.number < expected.floor) {
    throw refuse('plan/older', { number: letter.number, floor: expected.floor })
  }
  return { number: letter.number, plan: letter.plan }
}

type Signature = SignedLetter['signatures'][number]

/** Whether Ed25519 (RFC 8032) by this key fits the text's UTF-8 bytes; the signature has one spelling only. */
function isSignedBy(text: string, one: Signature, planKey: Membership['planKey']): boolean {
  if (one.keyId !== planKey.keyId) return false
  const signature = Buffer.from(one.signature, 'base64url')
  if (signature.length !== 64 || signature.toString('base64url') !== one.signature) return false
  try {
    const key = createPublicKey({
      key: { kty: 'OKP', crv: 'Ed25519', x: planKey.publicKey },
      format: 'jwk',
    })
    return verify(null, Buffer.from(text, 'utf8'), key, signature)
  } catch {
    return false
  }
}

function readLetter(text: string): PlanLetter {
  const said = parseJson(text)
  const version = typeof said === 'object' && said !== null && 'version' in said ? said.version : undefined
  if (typeof version === 'number' && version > LETTER_VERSION) throw refuse('plan/too-new', { version })
  // The engine reads the plan, so that it says in its own words what is wrong with it.
  const outer = PlanLetter.omit({ plan: true }).safeParse(said)
  if (!outer.success) {
    const problems = outer.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw refuse('plan/malformed', { problems })
  }
  return { ...outer.data, plan: readPlan((said as { plan?: unknown }).plan) }
}

function readPlan(said: unknown): Plan {
  try {
    return parsePlan(said)
  } catch (problem) {
    if (!(problem instanceof PlanProblem)) throw problem
    if (problem.code === 'plan/too-new') throw refuse('plan/too-new', { version: versionOf(said) })
    throw refuse('plan/malformed', { problems: [`${problem.code} ${problem.path}: ${problem.reason}`] })
  }
}

function versionOf(said: unknown): unknown {
  return (said as { version?: unknown }).version
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw refuse('plan/malformed', { problems: ['not JSON'] })
  }
}

import argon2 from 'argon2'
import { LEAST_PASSWORD } from '@linli/contract/people.ts'
import { refuse } from '@linli/contract/refusals.ts'

/** OWASP's first choice for argon2id: 19 MiB, two passes. */
const COST = { type: argon2.argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

const COMMONEST = new Set([
  '1234567890',
  'password12',
  'qwertyuiop',
  '0123456789',
  '1111111111',
  'administrator',
  'password123',
  'woaini1314',
  '1qaz2wsx3edc',
  '123456789a',
])

/** Refuses passwords that are short, or that everybody tries first. */
export function demandGoodPassword(password: string, login: string): void {
  if (password.length < LEAST_PASSWORD) throw refuse('people/password-too-short', { least: LEAST_PASSWORD })
  const bare = password.toLowerCase()
  const oneLetter = new Set(bare).size < 4
  if (COMMONEST.has(bare) || oneLetter || bare.includes(login)) throw refuse('people/password-too-common')
}

export function hashPassword(password: string): Promise<string> {
  return argon2.hash(password, COST)
}

let decoy: Promise<string> | undefined

/** Whether the password fits. Takes as long when there is no such person, so that logins cannot be tried out. */
export async function passwordFits(hash: string | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword('nobody has this password')
  const fits = await argon2.verify(hash ?? (await decoy), password)
  return fits && hash !== undefined
}

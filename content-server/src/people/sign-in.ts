import { createHash } from 'node:crypto'
import { instantOf, msOf } from '@linli/contract/instants.ts'
import type { Person } from '@linli/contract/people.ts'
import { refuse } from '@linli/contract/refusals.ts'
import { record } from '../audit/record.ts'
import type { Context } from '../context.ts'
import type { PersonActor } from './actor.ts'
import { passwordFits } from './password.ts'

/** A session ends so long after it began, and so long after it was last used. */
export const SESSION_MS = 12 * 3_600_000
export const IDLE_MS = 60 * 60_000
/** `used_at` is not written more often than this. */
const TOUCH_MS = 60_000

export type SignedIn = { token: string; person: Person; expiresAt: string }

type Needs = Pick<Context, 'store' | 'clock' | 'newId' | 'random'>

/** Checks the password and opens a session; only the hash of its token is kept. */
export async function signIn(context: Needs, login: string, password: string): Promise<SignedIn> {
  const found = await context.store.read.people.findByLogin(login)
  const fits = await passwordFits(found?.passwordHash, password)
  if (!found || !fits) throw refuse('people/wrong-login')
  const { passwordHash: _, ...person } = found
  return openSession(context, person)
}

export async function openSession(context: Needs, person: Person): Promise<SignedIn> {
  const { store, clock, random } = context
  const token = Buffer.from(random(32)).toString('base64url')
  const at = clock()
  const expiresAt = instantOf(msOf(at) + SESSION_MS)
  await store.change(async (stores) => {
    await stores.sessions.open({ tokenHash: tokenHash(token), personId: person.id, at, expiresAt })
    const actor: PersonActor = { kind: 'person', ...person, session: '', until: expiresAt }
    await record(context, stores, { actor, verb: 'sign-in', thing: `person:${person.id}` })
  })
  return { token, person, expiresAt }
}

/** The person behind a session's token, if it is still open. */
export async function personBehind(
  { store, clock }: Pick<Context, 'store' | 'clock'>,
  token: string,
): Promise<PersonActor | undefined> {
  const now = clock()
  const hash = tokenHash(token)
  const session = await store.read.sessions.find(hash, now, instantOf(msOf(now) - IDLE_MS))
  if (!session) return undefined
  const person = await store.read.people.find(session.person_id)
  if (!person) return undefined
  if (msOf(now) - msOf(session.used_at) > TOUCH_MS) await store.read.sessions.touch(hash, now)
  return { kind: 'person', ...person, session: hash, until: session.expires_at }
}

export async function signOut(
  context: Pick<Context, 'store' | 'clock' | 'newId'>,
  actor: PersonActor,
): Promise<void> {
  await context.store.change(async (stores) => {
    await stores.sessions.close(actor.session)
    await record(context, stores, { actor, verb: 'sign-out', thing: `person:${actor.id}` })
  })
}

function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

import type { Grant } from '@linli/contract/people.ts'
import type { DeviceRole } from '@linli/contract/screens.ts'
import { refuse } from '@linli/contract/refusals.ts'
import type { Caller } from '@linli/contract/who.ts'

export type PersonActor = {
  kind: 'person'
  id: string
  login: string
  name: string
  grants: Grant[]
  session: string
  until: string
}
export type DeviceActor = {
  kind: 'device'
  id: string
  key: string
  role: DeviceRole
  screenId: string
  communityId: string
}
/** Nobody known; `key` is set when the request was well signed by a key that is not enrolled, or no longer. */
export type Stranger = { kind: 'stranger'; address: string; key: string | null; revoked: boolean }
/** The server itself: a job, or the demo being seeded. */
export type SystemActor = { kind: 'system'; name: string }

export type Actor = PersonActor | DeviceActor | Stranger | SystemActor
/** Who may change what staff change. */
export type StaffActor = PersonActor | SystemActor

/** Where an actor's word counts: everywhere, or in these communities. */
export type Scope = 'everywhere' | readonly string[]

export function scopeOf(actor: StaffActor): Scope {
  if (actor.kind === 'system') return 'everywhere'
  if (actor.grants.some((grant) => grant.communityId === null)) return 'everywhere'
  return actor.grants.flatMap((grant) => grant.communityId ?? [])
}

/** Refuses a community outside the actor's scope exactly like one that does not exist. */
export function demandCommunity(actor: StaffActor, communityId: string): void {
  const scope = scopeOf(actor)
  if (scope !== 'everywhere' && !scope.includes(communityId)) throw refuse('thing/not-found', { communityId })
}

/** Whether one of these callers is meant by `who`. */
export function mayCall(who: readonly Caller[], actor: Actor): boolean {
  if (who.includes('anyone')) return true
  switch (actor.kind) {
    case 'person':
      return actor.grants.some((grant) => who.includes(grant.role))
    case 'device':
      return who.includes(actor.role)
    case 'stranger':
    case 'system':
      return false
  }
}

/** How an actor is written in the audit. */
export function nameOf(actor: Actor): string {
  switch (actor.kind) {
    case 'person':
      return `person:${actor.login}`
    case 'device':
      return `device:${actor.id}`
    case 'stranger':
      return `stranger:${actor.address}`
    case 'system':
      return `system:${actor.name}`
  }
}

import { z } from 'zod'
import { Id } from './ids.ts'
import { Instant } from './instants.ts'
import { route } from './route.ts'
import { Name } from './text.ts'
import { ROLES, STAFF } from './who.ts'
import { Zone } from './zone.ts'

/** A role and where it holds: everywhere when `communityId` is null. */
export const Grant = z.strictObject({ role: z.enum(ROLES), communityId: Id.nullable() })
export type Grant = z.infer<typeof Grant>

export const Person = z.strictObject({ id: Id, login: z.string(), name: z.string(), grants: z.array(Grant) })
export type Person = z.infer<typeof Person>

const Login = z.string().trim().toLowerCase().min(2).max(64)
/** Length is what counts; the server also refuses the commonest ones. */
export const LEAST_PASSWORD = 10
const Password = z.string().min(1).max(200)

export const signIn = route({
  method: 'POST',
  path: '/api/sessions',
  who: ['anyone'],
  summary: 'Sign in; the session is a cookie',
  body: z.strictObject({ login: Login, password: Password }),
  reply: z.strictObject({ person: Person }),
})

export const signOut = route({
  method: 'DELETE',
  path: '/api/sessions/current',
  who: STAFF,
  summary: 'Sign out',
  reply: 'nothing',
})

export const whoAmI = route({
  method: 'GET',
  path: '/api/me',
  who: STAFF,
  summary: 'Who is signed in',
  reply: z.strictObject({ person: Person, until: Instant }),
})

export const setupState = route({
  method: 'GET',
  path: '/api/setup',
  who: ['anyone'],
  summary: 'Whether the first operator has still to be created',
  reply: z.strictObject({ needsOperator: z.boolean(), demo: z.boolean() }),
})

export const setUp = route({
  method: 'POST',
  path: '/api/setup',
  who: ['anyone'],
  summary: "Create the first operator's account; only while there is nobody",
  body: z.strictObject({ login: Login, name: z.string().trim().min(1).max(60), password: Password }),
  reply: z.strictObject({ person: Person }),
})

/** A community: a few hundred households that share notices. */
export const Community = z.strictObject({ id: Id, name: Name, zone: z.string() })
export type Community = z.infer<typeof Community>

export const listCommunities = route({
  method: 'GET',
  path: '/api/communities',
  who: STAFF,
  summary: 'The communities one works for',
  reply: z.strictObject({ communities: z.array(Community) }),
})

export const addCommunity = route({
  method: 'POST',
  path: '/api/communities',
  who: ['operator'],
  summary: 'Add a community',
  body: z.strictObject({ name: Name, zone: Zone }),
  reply: Community,
})

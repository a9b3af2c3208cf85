import { z } from 'zod'
import { Id, Sha256 } from './ids.ts'
import { Instant } from './instants.ts'
import { route } from './route.ts'
import { bilingual, Name } from './text.ts'
import { STAFF } from './who.ts'

export const NOTICE_STATES = ['draft', 'published', 'withdrawn'] as const

/** What staff write. `screenIds` are places of the same community; the period is [validFrom, validUntil). */
export const NoticeDraft = z.strictObject({
  communityId: Id,
  heading: bilingual(60),
  body: bilingual(600),
  source: Name,
  picture: Sha256.nullable(),
  /** 1 ordinary, 2 important, 3 urgent: the higher, the more often, and the last to give way. */
  priority: z.int().min(1).max(3),
  durationMs: z.int().min(3_000).max(60_000),
  screenIds: z.array(Id).max(500),
  validFrom: Instant,
  validUntil: Instant,
})
export type NoticeDraft = z.infer<typeof NoticeDraft>

/** A notice; whether it is scheduled, live or ended follows from state, period and the time. */
export const Notice = NoticeDraft.extend({
  id: Id,
  state: z.enum(NOTICE_STATES),
  revision: z.int(),
  createdAt: Instant,
  createdBy: z.string(),
  publishedAt: Instant.nullable(),
})
export type Notice = z.infer<typeof Notice>

const One = z.strictObject({ id: Id })

export const listNotices = route({
  method: 'GET',
  path: '/api/notices',
  who: STAFF,
  summary: 'The notices of the communities one works for, newest first',
  query: z.strictObject({
    state: z.enum(NOTICE_STATES).optional(),
    before: Instant.optional(),
    most: z.coerce.number().int().min(1).max(500).default(500),
  }),
  reply: z.strictObject({ notices: z.array(Notice) }),
})

export const writeNotice = route({
  method: 'POST',
  path: '/api/notices',
  who: STAFF,
  summary: 'Write a draft. The same `key` again gives the same notice',
  body: NoticeDraft.extend({ key: Id.optional() }),
  reply: Notice,
})

export const changeNotice = route({
  method: 'PUT',
  path: '/api/notices/:id',
  who: STAFF,
  summary: 'Change a draft or a published notice; `revision` is the one that was read',
  params: One,
  body: NoticeDraft.extend({ revision: z.int() }),
  reply: Notice,
})

export const publishNotice = route({
  method: 'POST',
  path: '/api/notices/:id/publish',
  who: STAFF,
  summary: 'Publish a draft to its screens; harmless when repeated',
  params: One,
  reply: Notice,
})

export const withdrawNotice = route({
  method: 'POST',
  path: '/api/notices/:id/withdraw',
  who: STAFF,
  summary: 'Take a notice off the screens; harmless when repeated',
  params: One,
  reply: Notice,
})

import { z } from 'zod'
import { Id } from './ids.ts'
import { Instant } from './instants.ts'
import { route } from './route.ts'
import { STAFF } from './who.ts'

/** One turn of one item on a screen, [from, until). */
export const Turn = z.strictObject({
  itemId: z.string(),
  kind: z.string(),
  title: z.strictObject({ zh: z.string(), en: z.string().optional() }),
  from: Instant,
  until: Instant,
})
export type Turn = z.infer<typeof Turn>

export const screenTurns = route({
  method: 'GET',
  path: '/api/screens/:id/turns',
  who: STAFF,
  summary: 'What a screen shows in a period (at most an hour), past or future, by the plan in force then',
  params: z.strictObject({ id: Id }),
  query: z.strictObject({ from: Instant, until: Instant }),
  reply: z.strictObject({ turns: z.array(Turn), planRevision: z.string().nullable() }),
})

export const explainItem = route({
  method: 'GET',
  path: '/api/screens/:id/why',
  who: STAFF,
  summary: 'Why an item plays, or does not, on this screen at this moment',
  params: z.strictObject({ id: Id }),
  query: z.strictObject({ itemId: z.string().max(100), at: Instant }),
  reply: z.strictObject({ reasons: z.array(z.looseObject({ code: z.string() })) }),
})

import { z } from 'zod'
import { Id } from './ids.ts'
import { Instant } from './instants.ts'
import { Money } from './money.ts'
import { Payment } from './payments.ts'
import { route } from './route.ts'
import { Name } from './text.ts'
import { STAFF } from './who.ts'

/** Cash at the office: a person's drawer, from the morning's change to the evening's count. */
export const Drawer = z.strictObject({
  id: Id,
  communityId: Id,
  openedBy: z.string(),
  openedAt: Instant,
  float: Money,
  state: z.enum(['open', 'closed']),
  /** What should be in it, the change included. */
  expected: Money,
  counted: Money.nullable(),
  closedAt: Instant.nullable(),
})
export type Drawer = z.infer<typeof Drawer>

const One = z.strictObject({ id: Id })

export const openDrawer = route({
  method: 'POST',
  path: '/api/drawers',
  who: STAFF,
  summary: 'Open a drawer with this much change; one a person',
  body: z.strictObject({ communityId: Id, float: Money }),
  reply: Drawer,
})

export const listDrawers = route({
  method: 'GET',
  path: '/api/drawers',
  who: STAFF,
  summary: 'Drawers of the communities one works for, newest first',
  reply: z.strictObject({ drawers: z.array(Drawer) }),
})

/** The difference is booked, never hidden; the takings go to the bank, the change stays. */
export const closeDrawer = route({
  method: 'POST',
  path: '/api/drawers/:id/close',
  who: STAFF,
  summary: 'Count the drawer and close the day',
  params: One,
  body: z.strictObject({ counted: Money }),
  reply: Drawer,
})

export const takeCash = route({
  method: 'POST',
  path: '/api/payments/:id/cash',
  who: STAFF,
  summary: "The whole sum has been paid in cash into one's own open drawer",
  params: One,
  reply: Payment,
})

export const setTerms = route({
  method: 'PUT',
  path: '/api/terms',
  who: ['operator'],
  summary: 'How much an advertiser may owe',
  body: z.strictObject({ advertiser: Name, limit: Money }),
  reply: 'nothing',
})

export const payOnTerms = route({
  method: 'POST',
  path: '/api/payments/:id/terms',
  who: ['operator'],
  summary: "Charge a campaign to its advertiser's credit terms",
  params: One,
  reply: Payment,
})

export const listTerms = route({
  method: 'GET',
  path: '/api/terms',
  who: ['operator'],
  summary: 'Advertisers on credit terms, and what they owe',
  reply: z.strictObject({
    terms: z.array(z.strictObject({ advertiser: Name, limit: Money, owed: Money })),
  }),
})

export const settleTerms = route({
  method: 'POST',
  path: '/api/terms/settlements',
  who: ['operator'],
  summary: 'An advertiser has paid what was owed, by bank transfer',
  body: z.strictObject({ key: Id, advertiser: Name, amount: Money }),
  reply: 'nothing',
})

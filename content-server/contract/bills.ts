import { z } from 'zod'
import { Id } from './ids.ts'
import { LocalDate } from './instants.ts'
import { Money } from './money.ts'
import { route } from './route.ts'
import { bilingual, Name } from './text.ts'

export const BILL_KINDS = ['property', 'water', 'electricity', 'gas', 'heating', 'parking'] as const
export const BILL_STATES = ['open', 'paid', 'void'] as const

/** What one household owes for one period. Lines explain the amount (meter readings, tariff). */
export const Bill = z.strictObject({
  id: Id,
  kind: z.enum(BILL_KINDS),
  biller: Name,
  period: z.string().max(40),
  amount: Money,
  dueOn: LocalDate,
  state: z.enum(BILL_STATES),
  overdue: z.boolean(),
  lines: z.array(z.strictObject({ label: bilingual(80), value: z.string().max(80) })),
})
export type Bill = z.infer<typeof Bill>

/** Both facts must fit exactly; at most one home answers. Five tries in ten minutes a kiosk. */
export const lookUpBills = route({
  method: 'POST',
  path: '/api/kiosk/bill-lookups',
  who: ['kiosk'],
  summary: 'The bills of a home, found by its room and the last four digits of the phone',
  body: z.strictObject({ room: z.string().trim().min(1).max(40), phoneLast4: z.string().regex(/^\d{4}$/) }),
  reply: z.strictObject({
    room: z.string(),
    ownerMasked: z.string(),
    bills: z.array(Bill),
    openTotal: Money,
  }),
})

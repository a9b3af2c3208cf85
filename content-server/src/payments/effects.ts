import type { Context } from '../context.ts'
import type { Stores } from '../store/stores.ts'

/** What people are told about a payment, by whichever way reaches them. */
export type Told =
  'paid' | 'paid-late' | 'returning-duplicate' | 'returning-late' | 'returned' | 'return-closed' | 'canceled'
export type Alarm =
  | 'amount-mismatch'
  | 'unknown-number'
  | 'suspense'
  | 'refund-abnormal'
  | 'refund-closed'
  | 'refund-refused'
  | 'refunded-elsewhere'
  | 'share-overdue'

type Needs = Pick<Context, 'clock' | 'newId'>

/** Written with the change itself: what is to be told is told, even when the server dies just after. */
export async function tellResident(
  { clock, newId }: Needs,
  { outbox }: Pick<Stores, 'outbox'>,
  intentId: string,
  what: Told,
): Promise<void> {
  const effect = { id: newId(), kind: 'tell-resident', thing: `payment:${intentId}` }
  await outbox.add({ ...effect, details: { what }, at: clock() })
}

/** A person has to look. */
export async function raiseAlarm(
  { clock, newId }: Needs,
  { outbox }: Pick<Stores, 'outbox'>,
  thing: string,
  details: { what: Alarm } & Record<string, unknown>,
): Promise<void> {
  await outbox.add({ id: newId(), kind: 'alarm', thing, details, at: clock() })
}

import type { Bill } from '@linli/contract/bills.ts'
import type { LocalDate } from '@linli/contract/instants.ts'
import { sum, type Money } from '@linli/contract/money.ts'

/** A bill as it is kept; whether it is overdue follows from the day. */
export type KeptBill = Omit<Bill, 'overdue'>

/** A bill may still be paid on the day it is due. */
export function isOverdue({ state, dueOn }: KeptBill, today: LocalDate): boolean {
  return state === 'open' && dueOn < today
}

export function onDay(bill: KeptBill, today: LocalDate): Bill {
  return { ...bill, overdue: isOverdue(bill, today) }
}

/** What is still to be paid; void and paid bills count nothing. */
export function openTotal(bills: readonly KeptBill[]): Money {
  return sum(bills.filter(({ state }) => state === 'open').map(({ amount }) => amount))
}

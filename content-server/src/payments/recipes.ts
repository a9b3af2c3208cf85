import { split } from '../ledger/split.ts'
import type { Journal, Posting } from '../ledger/journal.ts'

/*
 * Every kind of event that moves money, as postings: debit is positive. The names of accounts are put together
 * here and nowhere else. An id names the event, so that each is written at most once.
 */

export const clearing = (channel: string, merchantId: string) => `M:clearing:${channel}:${merchantId}`
export const cash = (drawerId: string) => `M:cash:${drawerId}`
export const terms = (advertiser: string) => `M:terms:${advertiser}`
export const held = (thing: string) => `M:held:${thing}`
export const refundPayable = (refundId: string) => `M:refund_payable:${refundId}`
export const suspense = (reason: Suspense) => `M:suspense:${reason}`
export type Suspense = 'dup' | 'late' | 'mismatch' | 'unknown'

/** Where a bill's money belongs, and where it stands as owed. */
export type BillAccounts = {
  biller: string
  receivable: string
  collected: string
  waiver: string
  billed: string
}

export function billAccounts(bill: { billerId: string; householdId: string; kind: string }): BillAccounts {
  const { billerId, householdId, kind } = bill
  return {
    biller: `M:biller:${billerId}:${kind}`,
    receivable: `R:ar:${householdId}:${kind}`,
    collected: `R:collected:${billerId}`,
    waiver: `R:waiver:${billerId}`,
    billed: `R:billed:${billerId}:${kind}`,
  }
}

export type BillPart = { accounts: BillAccounts; amount: number }
type Paid = { attemptId: string; thing: string; money: string; amount: number }

const moves = (debit: string, credit: string, amount: number): Posting[] => [
  { account: debit, amount },
  { account: credit, amount: -amount },
]

/** An order or a campaign is paid: the money is held until it is fulfilled. */
export function heldPaid({ attemptId, thing, money, amount }: Paid, heldFor: string): Journal {
  return {
    id: `paid.${attemptId}`,
    recipe: 'held-paid',
    thing,
    postings: moves(money, held(heldFor), amount),
  }
}

/** Fulfilled: the merchant's, less the platform's commission in thousandths. */
export function orderReleased(order: {
  id: string
  merchantId: string
  amount: number
  commissionPermille: number
}): Journal {
  const { id, merchantId, amount, commissionPermille } = order
  const [merchant = 0, commission = 0] = split(amount, [1000 - commissionPermille, commissionPermille])
  return {
    ...{ id: `released.${id}`, recipe: 'order-released', thing: `order:${id}` },
    postings: [
      { account: held(id), amount },
      { account: `M:merchant:${merchantId}`, amount: -merchant },
      { account: 'M:commission', amount: -commission },
    ],
  }
}

export function billIssued(bill: { id: string; accounts: BillAccounts; amount: number }): Journal {
  const { id, accounts, amount } = bill
  const postings = moves(accounts.receivable, accounts.billed, amount)
  return { id: `issued.${id}`, recipe: 'bill-issued', thing: `bill:${id}`, postings }
}

export function lateFeeAccrued(fee: {
  id: string
  billId: string
  householdId: string
  billerId: string
  amount: number
}): Journal {
  const postings = moves(`R:ar:${fee.householdId}:late`, `R:late:${fee.billerId}`, fee.amount)
  return { id: `late.${fee.id}`, recipe: 'late-fee-accrued', thing: `bill:${fee.billId}`, postings }
}

export function billWaived(waiver: {
  id: string
  billId: string
  accounts: BillAccounts
  amount: number
}): Journal {
  const postings = moves(waiver.accounts.waiver, waiver.accounts.receivable, waiver.amount)
  return { id: `waived.${waiver.id}`, recipe: 'bill-waived', thing: `bill:${waiver.billId}`, postings }
}

/** Bills are paid: collected for their billers, and no longer owed. */
export function billsPaid(paid: Paid, parts: readonly BillPart[]): Journal {
  const { attemptId, thing, money, amount } = paid
  const legs = parts.flatMap((part) => [
    { account: part.accounts.biller, amount: -part.amount },
    ...moves(part.accounts.collected, part.accounts.receivable, part.amount),
  ])
  return {
    id: `paid.${attemptId}`,
    recipe: 'bills-paid',
    thing,
    postings: [{ account: money, amount }, ...legs],
  }
}

/** Money that has come, and pays for nothing: a duplicate, too late, another amount, or unknown. */
export function intoSuspense(paid: Paid, reason: Suspense): Journal {
  const { attemptId, thing, money, amount } = paid
  return {
    id: `paid.${attemptId}`,
    recipe: `suspense-${reason}`,
    thing,
    postings: moves(money, suspense(reason), amount),
  }
}

type Refunding = {
  refundId: string
  thing: string
  from: readonly Posting[]
  receivables?: readonly Posting[]
}

/** Promised: from where it lies (`from`, as debits) to what is payable. */
export function refundRequested({ refundId, thing, from, receivables = [] }: Refunding): Journal {
  const amount = from.reduce((sum, posting) => sum + posting.amount, 0)
  const postings = [...from, { account: refundPayable(refundId), amount: -amount }, ...receivables]
  return { id: `refund.${refundId}`, recipe: 'refund-requested', thing, postings }
}

/** What an order's refund is taken from once it is released: merchant and commission in their shares. */
export function fromReleased(merchantId: string, amount: number, commissionPermille: number): Posting[] {
  const [merchant = 0, commission = 0] = split(amount, [1000 - commissionPermille, commissionPermille])
  return [
    { account: `M:merchant:${merchantId}`, amount: merchant },
    { account: 'M:commission', amount: commission },
  ]
}

export function refundSucceeded(refund: {
  refundId: string
  thing: string
  money: string
  amount: number
}): Journal {
  const { refundId, thing, money, amount } = refund
  const postings = moves(refundPayable(refundId), money, amount)
  return { id: `refunded.${refundId}`, recipe: 'refund-succeeded', thing, postings }
}

/** Given back from another drawer than it was taken into. */
export function drawerMoved(
  { id, thing, amount }: { id: string; thing: string; amount: number },
  takenInto: string,
  givenFrom: string,
): Journal {
  return {
    id: `drawer-moved.${id}`,
    recipe: 'drawer-moved',
    thing,
    postings: moves(takenInto, givenFrom, amount),
  }
}

import type { Order } from '@linli/contract/orders.ts'
import type { Money } from '@linli/contract/money.ts'
import type { Refusal, RefusalCode } from '@linli/contract/refusals.ts'

/** What is sent: the server prices it, `expected` is what the resident saw. */
export type OrderRequest = {
  key: string
  shopId: string
  lines: { productId: string; count: number }[]
  expected: Money
}

/**
 * One order on its way. «unsure»: it was sent and no answer came, so it may have been placed; then only the
 * very same request may be sent again, which the server answers with the very same order.
 */
export type Attempt =
  | { state: 'none' }
  | { state: 'sending'; request: OrderRequest }
  | { state: 'unsure'; request: OrderRequest; refusal: Refusal }
  | { state: 'refused'; refusal: Refusal }
  | { state: 'placed'; order: Order }

export const NO_ATTEMPT: Attempt = { state: 'none' }

const UNSURE: readonly RefusalCode[] = ['network/unreachable', 'server/broken', 'server/stopping']

/** The request to send now: the unanswered one again, else a fresh one; null when a tap is to do nothing. */
export function nextRequest(attempt: Attempt, fresh: () => OrderRequest): OrderRequest | null {
  switch (attempt.state) {
    case 'sending':
    case 'placed':
      return null
    case 'unsure':
      return attempt.request
    case 'none':
    case 'refused':
      return fresh()
  }
}

export function afterRefusal(request: OrderRequest, refusal: Refusal): Attempt {
  return UNSURE.includes(refusal.code) ? { state: 'unsure', request, refusal } : { state: 'refused', refusal }
}

/** While an order is on its way or its fate unknown, what was ordered may not change under it. */
export function isLocked(attempt: Attempt): boolean {
  return attempt.state === 'sending' || attempt.state === 'unsure'
}

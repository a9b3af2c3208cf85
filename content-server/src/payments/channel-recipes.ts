import type { Journal, Posting } from '../ledger/journal.ts'
import { suspense } from './recipes.ts'

/*
 * What is learnt from a channel's own bill and from the bank: fees, shares, transfers, and what does not fit.
 * Reconciliation and settlement write these.
 */

const moves = (debit: string, credit: string, amount: number): Posting[] => [
  { account: debit, amount },
  { account: credit, amount: -amount },
]
type Event = { id: string; thing: string; amount: number }
type AtChannel = Event & { clearing: string }

/** The channel's fee, borne by the merchant; a negative one, given back with a refund, is the reverse. */
export function merchantFee({ id, thing, amount, clearing }: AtChannel, merchantId: string): Journal {
  return {
    id: `fee.${id}`,
    recipe: 'fee-merchant',
    thing,
    postings: moves(`M:merchant:${merchantId}`, clearing, amount),
  }
}

export function platformFee({ id, thing, amount, clearing }: AtChannel, channel: string): Journal {
  return {
    id: `fee.${id}`,
    recipe: 'fee-platform',
    thing,
    postings: moves(`M:fee:${channel}`, clearing, amount),
  }
}

/** The platform's share has been split off to its own account. */
export function shareSplit({ id, thing, amount, clearing }: AtChannel, bank: string): Journal {
  return {
    id: `split.${id}`,
    recipe: 'share-split',
    thing,
    postings: moves(`M:bank:${bank}`, clearing, amount),
  }
}

/** A share has come back, so that a refund can be paid from it. */
export function shareReturned({ id, thing, amount, clearing }: AtChannel, bank: string): Journal {
  return {
    id: `unsplit.${id}`,
    recipe: 'share-returned',
    thing,
    postings: moves(clearing, `M:bank:${bank}`, amount),
  }
}

/** The rest has been freed: the merchant has it. */
export function merchantSettled({ id, thing, amount, clearing }: AtChannel, merchantId: string): Journal {
  return {
    id: `settled.${id}`,
    recipe: 'merchant-settled',
    thing,
    postings: moves(`M:merchant:${merchantId}`, clearing, amount),
  }
}

export function paidOut({ id, thing, amount }: Event, merchantId: string, bank: string): Journal {
  return {
    id: `payout.${id}`,
    recipe: 'paid-out',
    thing,
    postings: moves(`M:merchant:${merchantId}`, `M:bank:${bank}`, amount),
  }
}

export function toppedUp({ id, thing, amount, clearing }: AtChannel, householdId: string): Journal {
  return {
    id: `topup.${id}`,
    recipe: 'topped-up',
    thing,
    postings: moves(clearing, `M:prepaid:${householdId}`, amount),
  }
}

/** Long: the channel has it and we do not. */
export function longItem({ id, thing, amount, clearing }: AtChannel): Journal {
  return {
    id: `long.${id}`,
    recipe: 'long-item',
    thing,
    postings: moves(clearing, suspense('unknown'), amount),
  }
}

/** Short: we have it and the channel does not. */
export function shortItem({ id, thing, amount, clearing }: AtChannel): Journal {
  return { id: `short.${id}`, recipe: 'short-item', thing, postings: moves('M:recon_diff', clearing, amount) }
}

/** A drawer that holds more (positive) or less than it should; told, never hidden. */
export function drawerDifference({ id, thing, amount }: Event, drawer: string): Journal {
  return {
    id: `drawer.${id}`,
    recipe: 'drawer-difference',
    thing,
    postings: moves(drawer, 'M:recon_diff', amount),
  }
}

/** The drawer's takings go to the bank. */
export function drawerBanked({ id, thing, amount }: Event, drawer: string): Journal {
  return {
    id: `banked.${id}`,
    recipe: 'drawer-banked',
    thing,
    postings: moves('M:bank:desk', drawer, amount),
  }
}

/** An advertiser pays what was used on credit terms. */
export function termsSettled({ id, thing, amount }: Event, account: string): Journal {
  return {
    id: `terms.${id}`,
    recipe: 'terms-settled',
    thing,
    postings: moves('M:bank:desk', account, amount),
  }
}

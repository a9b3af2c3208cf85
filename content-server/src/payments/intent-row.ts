import { z } from 'zod'
import type { IntentState } from '@linli/contract/payments.ts'

export type IntentRow = {
  id: string
  kind: 'order' | 'bills' | 'campaign'
  community_id: string | null
  kiosk_id: string | null
  link_hash: string | null
  opened_by: string
  total_minor: number
  refunded_minor: number
  state: IntentState
  receipt: 'print' | 'link'
  extensions: number
  revision: number
  created_at: string
  shown_until: string
  paid_at: string | null
}
export type ItemRow = {
  intent_id: string
  place: number
  kind: ItemKind
  item_id: string
  label: string
  amount_minor: number
  refunded_minor: number
  accounts: string
  lock_state: LockState
}
export type ItemKind = 'order' | 'bill' | 'campaign'
export type LockState = 'free' | 'held' | 'paid' | 'returned'

const BillAccounts = z.strictObject({
  biller: z.string(),
  receivable: z.string(),
  collected: z.string(),
  waiver: z.string(),
  billed: z.string(),
})
/** Where an item's money goes: to billers, or held for an order's merchant or a campaign. */
export const ItemAccounts = z.discriminatedUnion('to', [
  BillAccounts.extend({ to: z.literal('biller') }),
  z.strictObject({ to: z.literal('merchant'), merchantId: z.string() }),
  z.strictObject({ to: z.literal('platform'), advertiser: z.string() }),
])
export type ItemAccounts = z.infer<typeof ItemAccounts>

const Label = z.strictObject({ zh: z.string(), en: z.string().optional() })
export type IntentItem = {
  place: number
  kind: ItemKind
  itemId: string
  label: z.infer<typeof Label>
  amount: number
  refunded: number
  accounts: ItemAccounts
  lock: LockState
}
export type Intent = {
  id: string
  kind: IntentRow['kind']
  communityId: string | null
  kioskId: string | null
  linkHash: string | null
  openedBy: string
  total: number
  refunded: number
  state: IntentState
  receipt: IntentRow['receipt']
  extensions: number
  revision: number
  createdAt: string
  shownUntil: string
  paidAt: string | null
  items: IntentItem[]
}

export function intentRow(intent: Intent): IntentRow {
  return {
    id: intent.id,
    kind: intent.kind,
    community_id: intent.communityId,
    kiosk_id: intent.kioskId,
    link_hash: intent.linkHash,
    opened_by: intent.openedBy,
    total_minor: intent.total,
    refunded_minor: intent.refunded,
    state: intent.state,
    receipt: intent.receipt,
    extensions: intent.extensions,
    revision: intent.revision,
    created_at: intent.createdAt,
    shown_until: intent.shownUntil,
    paid_at: intent.paidAt,
  }
}

export function itemRow(intentId: string, item: IntentItem): ItemRow {
  return {
    intent_id: intentId,
    place: item.place,
    kind: item.kind,
    item_id: item.itemId,
    label: JSON.stringify(item.label),
    amount_minor: item.amount,
    refunded_minor: item.refunded,
    accounts: JSON.stringify(item.accounts),
    lock_state: item.lock,
  }
}

export function intentOf(row: IntentRow, items: ItemRow[]): Intent {
  return {
    id: row.id,
    kind: row.kind,
    communityId: row.community_id,
    kioskId: row.kiosk_id,
    linkHash: row.link_hash,
    openedBy: row.opened_by,
    total: row.total_minor,
    refunded: row.refunded_minor,
    state: row.state,
    receipt: row.receipt,
    extensions: row.extensions,
    revision: row.revision,
    createdAt: row.created_at,
    shownUntil: row.shown_until,
    paidAt: row.paid_at,
    items: items.map((item) => ({
      place: item.place,
      kind: item.kind,
      itemId: item.item_id,
      label: Label.parse(JSON.parse(item.label)),
      amount: item.amount_minor,
      refunded: item.refunded_minor,
      accounts: ItemAccounts.parse(JSON.parse(item.accounts)),
      lock: item.lock_state,
    })),
  }
}

import { createHash } from 'node:crypto'
import type { DeskPayable } from '@linli/contract/payments.ts'
import { refuse } from '@linli/contract/refusals.ts'
import type { Scope } from '../people/actor.ts'
import type { Stores } from '../store/stores.ts'
import type { Standing } from './disposition.ts'
import type { Intent, IntentItem } from './intent-row.ts'
import { billAccounts } from './recipes.ts'

export type Owed = { kind: Intent['kind']; communityId: string | null; items: IntentItem[] }
type Fresh = Pick<IntentItem, 'kind' | 'itemId' | 'label' | 'amount' | 'accounts'>

const KINDS: Record<string, { zh: string; en: string }> = {
  property: { zh: '物业费', en: 'Property fee' },
  water: { zh: '水费', en: 'Water' },
  electricity: { zh: '电费', en: 'Electricity' },
  gas: { zh: '燃气费', en: 'Gas' },
  heating: { zh: '供暖费', en: 'Heating' },
  parking: { zh: '停车费', en: 'Parking' },
}

/** What is owed, at this moment's amounts. Refuses what is paid or void, or lies outside the scope. */
export async function owedFor(stores: Stores, scope: Scope, payable: DeskPayable): Promise<Owed> {
  switch (payable.kind) {
    case 'order':
      return owedForOrder(stores, scope, payable.orderId)
    case 'bills':
      return owedForBills(stores, scope, payable.billIds)
    case 'campaign':
      return owedForCampaign(stores, scope, payable)
  }
}

async function owedForOrder(stores: Stores, scope: Scope, orderId: string): Promise<Owed> {
  const order = await stores.orders.find(scope, orderId)
  if (!order) throw refuse('thing/not-found', { orderId })
  if (order.paid !== undefined) throw refuse('payment/already-paid')
  if (order.state !== 'placed') throw refuse('payment/nothing-to-pay')
  const label = {
    zh: `${order.shopName.zh} ${order.number} 号`,
    en: `${order.shopName.en ?? order.shopName.zh} no. ${order.number}`,
  }
  const accounts = { to: 'merchant', merchantId: order.shopId } as const
  const item = { kind: 'order', itemId: order.id, label, amount: order.total.minor, accounts } as const
  return { kind: 'order', communityId: order.communityId, items: fresh([item]) }
}

async function owedForBills(stores: Stores, scope: Scope, billIds: readonly string[]): Promise<Owed> {
  const wanted = [...new Set(billIds)]
  const bills = await stores.payables.bills(wanted)
  const communityId = bills[0]?.communityId ?? null
  const isMine = scope === 'everywhere' || (communityId !== null && scope.includes(communityId))
  const isOneHome = bills.every((bill) => bill.householdId === bills[0]?.householdId)
  if (bills.length !== wanted.length || !isMine || !isOneHome) throw refuse('thing/not-found', { billIds })
  if (bills.some(({ state }) => state === 'paid')) throw refuse('payment/already-paid')
  if (bills.some(({ state }) => state !== 'open')) throw refuse('payment/nothing-to-pay')
  const items = bills.map((bill) => {
    const name = KINDS[bill.kind] ?? { zh: bill.kind, en: bill.kind }
    const label = { zh: `${name.zh} ${bill.period}`, en: `${name.en} ${bill.period}` }
    const billerId = shortId('b', (JSON.parse(bill.billerName) as { zh: string }).zh)
    const where = billAccounts({ billerId, householdId: bill.householdId, kind: bill.kind })
    const accounts = { to: 'biller', ...where } as const
    return { kind: 'bill', itemId: bill.id, label, amount: bill.amount, accounts } as const
  })
  return { kind: 'bills', communityId, items: fresh(items) }
}

async function owedForCampaign(
  stores: Stores,
  scope: Scope,
  { campaignId, amount }: Extract<DeskPayable, { kind: 'campaign' }>,
): Promise<Owed> {
  const campaign = scope === 'everywhere' ? await stores.campaigns.find(campaignId) : undefined
  if (!campaign) throw refuse('thing/not-found', { campaignId })
  if (campaign.state !== 'booked') throw refuse('payment/nothing-to-pay')
  const label = {
    zh: `广告投放：${campaign.name.zh}`,
    en: `Campaign: ${campaign.name.en ?? campaign.name.zh}`,
  }
  const accounts = { to: 'platform', advertiser: advertiserId(campaign.advertiser.zh) } as const
  const item = { kind: 'campaign', itemId: campaignId, label, amount: amount.minor, accounts } as const
  return { kind: 'campaign', communityId: null, items: fresh([item]) }
}

function fresh(items: readonly Fresh[]): IntentItem[] {
  return items.map((item, place) => ({ ...item, place, refunded: 0, lock: 'free' }))
}

/** An advertiser's name in accounts: names are not kept in the ledger. */
export function advertiserId(name: string): string {
  return shortId('a', name)
}

function shortId(kind: string, name: string): string {
  return kind + createHash('sha256').update(name).digest('hex').slice(0, 12)
}

/** How several things stand together: all open, or the worst of them. They stay so until the transaction ends. */
export async function holdAll(stores: Stores, items: readonly IntentItem[]): Promise<Standing> {
  const found = new Set<Standing>()
  // In one order for everybody, or two transactions wait for each other.
  for (const item of [...items].sort((one, other) => (one.itemId < other.itemId ? -1 : 1)))
    found.add(await stores.payables.hold(item))
  const worst = (['missing', 'paid', 'gone', 'open'] as const).find((standing) => found.has(standing))
  return worst ?? 'missing'
}

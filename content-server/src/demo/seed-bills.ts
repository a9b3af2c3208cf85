import { fen, sum } from '@linli/contract/money.ts'
import { dayFrom, fill, monthFrom } from '../../demo/days.ts'
import { district } from '../../demo/district.ts'
import type {
  Bill as DemoBill,
  BillKind,
  BillLine,
  Household,
  Measure,
  Words,
} from '../../demo/district-types.ts'
import type { KeptBill } from '../bills/bill.ts'
import type { Stores } from '../store/stores.ts'
import type { DemoDay } from './demo-day.ts'

const UTILITIES: Partial<Record<BillKind, Words>> = {
  water: { zh: '鹭汀自来水公司', en: 'Luting Waterworks' },
  electricity: { zh: '鹭汀供电公司', en: 'Luting Power Supply' },
}
/** Units that read the same in every language; others are left out. */
const SIGNS = /^(m²|m³|kWh)$/

export async function seedBills(stores: Stores, day: DemoDay): Promise<void> {
  for (const household of district.households) {
    const { community, room, owner, phoneLastFour } = household
    const householdId = `home-${household.key}`
    await stores.bills.addHousehold({
      ...{ id: householdId, communityId: community, room, ownerMasked: owner.zh, phoneLast4: phoneLastFour },
    })
    for (const bill of household.bills)
      await stores.bills.addBill({ ...billOf(bill, household, day), householdId })
  }
}

function billOf(bill: DemoBill, { community }: Household, { today }: DemoDay): KeptBill {
  const { kind, period, lines } = bill
  const office = district.communities.find(({ key }) => key === community)?.propertyOffice
  const biller = UTILITIES[kind] ?? office
  if (!biller) throw new Error(`The demo has no community ${community}.`)
  const months = [period.fromMonth, period.untilMonth].map((months) => monthFrom(today, months).slice(0, 7))
  return {
    ...{ id: `bill-${bill.key}`, kind, biller, period: [...new Set(months)].join(' – ') },
    amount: sum(lines.map((line) => fen(line.amountFen))),
    dueOn: dayFrom(today, bill.dueDay),
    state: bill.paidDay === null ? 'open' : 'paid',
    lines: lines.map((line) => ({ label: fill(line.label, today), value: explained(line) })),
  }
}

/** `742 → 752 · 10 m³ × ¥2.55 = ¥25.50` */
function explained({ amountFen, measure }: BillLine): string {
  const amount = `¥${(amountFen / 100).toFixed(2)}`
  if (!measure) return amount
  return `${readingOf(measure)}${quantityOf(measure)} × ${priceOf(measure)} = ${amount}`
}

function readingOf({ reading }: Measure): string {
  return reading ? `${reading.from} → ${reading.to} · ` : ''
}

function quantityOf({ quantity, unit }: Measure): string {
  return SIGNS.test(unit.en) ? `${quantity} ${unit.en}` : String(quantity)
}

/** Tariffs have up to three decimals; a last one that is zero is not said. */
function priceOf({ unitPriceLi }: Measure): string {
  return `¥${(unitPriceLi / 1000).toFixed(unitPriceLi % 10 === 0 ? 2 : 3)}`
}

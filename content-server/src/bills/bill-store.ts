import { timingSafeEqual } from 'node:crypto'
import type { Kysely } from 'kysely'
import { Bill } from '@linli/contract/bills.ts'
import type { Tables } from '../store/tables.ts'
import type { KeptBill } from './bill.ts'
import { roomKey } from './room.ts'

export type BillTables = {
  households: {
    id: string
    community_id: string
    room: string
    room_key: string
    owner_masked: string
    phone_last4: string
  }
  bills: {
    id: string
    household_id: string
    kind: string
    biller: string
    period: string
    amount_minor: number
    due_on: string
    state: string
    lines: string
  }
}

export type Household = {
  id: string
  communityId: string
  room: string
  /** The owner's name with the given name hidden; the whole name is not kept here. */
  ownerMasked: string
  phoneLast4: string
}
export type Home = Pick<Household, 'id' | 'room' | 'ownerMasked'>

const Kept = Bill.omit({ overdue: true })

export function billStore(db: Kysely<Tables>) {
  return {
    /** Leaves a household that is already there as it is. */
    async addHousehold(household: Household): Promise<void> {
      const kept = db.insertInto('households').values(householdRow(household))
      await kept.onConflict((conflict) => conflict.column('id').doNothing()).execute()
    },

    /** Leaves a bill that is already there as it is. */
    async addBill(bill: KeptBill & { householdId: string }): Promise<void> {
      const kept = db.insertInto('bills').values(billRow(bill))
      await kept.onConflict((conflict) => conflict.column('id').doNothing()).execute()
    },

    /**
     * The one home where both facts fit exactly. A wrong room and a wrong phone cost the same query
     * and the same comparison, so that the time to answer does not tell which rooms there are.
     */
    async findHome(communityId: string, room: string, phoneLast4: string): Promise<Home | undefined> {
      const row = await db
        .selectFrom('households')
        .selectAll()
        .where('community_id', '=', communityId)
        .where('room_key', '=', roomKey(room))
        .executeTakeFirst()
      const fits = sameText(row?.phone_last4 ?? 'none', phoneLast4)
      if (!row || !fits) return undefined
      return { id: row.id, room: row.room, ownerMasked: row.owner_masked }
    },

    /** The latest due first. */
    async billsOf(householdId: string): Promise<KeptBill[]> {
      const rows = await db
        .selectFrom('bills')
        .selectAll()
        .where('household_id', '=', householdId)
        .orderBy('due_on', 'desc')
        .orderBy('id')
        .execute()
      return rows.map(billOf)
    },
  }
}

function householdRow(household: Household): BillTables['households'] {
  return {
    id: household.id,
    community_id: household.communityId,
    room: household.room,
    room_key: roomKey(household.room),
    owner_masked: household.ownerMasked,
    phone_last4: household.phoneLast4,
  }
}

function billRow(bill: KeptBill & { householdId: string }): BillTables['bills'] {
  return {
    id: bill.id,
    household_id: bill.householdId,
    kind: bill.kind,
    biller: JSON.stringify(bill.biller),
    period: bill.period,
    amount_minor: bill.amount.minor,
    due_on: bill.dueOn,
    state: bill.state,
    lines: JSON.stringify(bill.lines),
  }
}

function sameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}

function billOf(row: BillTables['bills']): KeptBill {
  return Kept.parse({
    id: row.id,
    kind: row.kind,
    biller: JSON.parse(row.biller),
    period: row.period,
    amount: { minor: row.amount_minor, currency: 'CNY' },
    dueOn: row.due_on,
    state: row.state,
    lines: JSON.parse(row.lines),
  })
}

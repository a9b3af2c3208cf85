import type { lookUpBills as route } from '@linli/contract/bills.ts'
import { refuse } from '@linli/contract/refusals.ts'
import type { Asked, Replied } from '@linli/contract/route.ts'
import { record } from '../audit/record.ts'
import type { Context } from '../context.ts'
import type { DeviceActor } from '../people/actor.ts'
import { localDay } from '../time/local-time.ts'
import { onDay, openTotal } from './bill.ts'

type Needs = Pick<Context, 'store' | 'clock' | 'newId'>
type Asks = Asked<typeof route>['body']

/** The bills of the home where room and phone fit. Every try is written down, without what was typed. */
export async function lookUpBills(
  context: Needs,
  kiosk: DeviceActor,
  { room, phoneLast4 }: Asks,
): Promise<Replied<typeof route>> {
  const { store, clock } = context
  const home = await store.read.bills.findHome(kiosk.communityId, room, phoneLast4)
  const details = { found: home !== undefined }
  const thing = `screen:${kiosk.screenId}`
  await store.change((stores) =>
    record(context, stores, { actor: kiosk, verb: 'look-up-bills', thing, details }),
  )
  if (!home) throw refuse('bill/no-such-home')
  const [community] = await store.read.people.communities([kiosk.communityId])
  if (!community) throw new Error(`The kiosk stands in no community: ${kiosk.communityId}`)
  const today = localDay(clock(), community.zone)
  const bills = await store.read.bills.billsOf(home.id)
  return {
    room: home.room,
    ownerMasked: home.ownerMasked,
    bills: bills.map((bill) => onDay(bill, today)),
    openTotal: openTotal(bills),
  }
}

import type { Drawer } from '@linli/contract/desk.ts'
import { fen } from '@linli/contract/money.ts'
import type { Payment } from '@linli/contract/payments.ts'
import { refuse } from '@linli/contract/refusals.ts'
import { record } from '../audit/record.ts'
import type { Context } from '../context.ts'
import { postJournal } from '../ledger/post-journal.ts'
import { demandCommunity, scopeOf, type PersonActor } from '../people/actor.ts'
import type { Stores } from '../store/stores.ts'
import { findWithin } from './ask-refund.ts'
import { drawerBanked, drawerDifference } from './channel-recipes.ts'
import type { KeptDrawer } from './desk-store.ts'
import { payAtDesk, type DeskNeeds } from './pay-at-desk.ts'
import { CASH, cashTaken, closeDay } from './gateways/cash.ts'
import { cash } from './recipes.ts'

type Needs = Pick<Context, 'store' | 'clock' | 'newId'>

/** Opens a drawer of one's own. */
export async function openDrawer(
  context: Needs,
  actor: PersonActor,
  asked: { communityId: string; floatMinor: number },
): Promise<Drawer> {
  demandCommunity(actor, asked.communityId)
  const { newId, clock, store } = context
  const { communityId, floatMinor } = asked
  const drawer = { id: newId(), communityId, openedBy: actor.id, openedAt: clock(), float: floatMinor }
  await store.change(async (stores) => {
    if (!(await stores.desk.openDrawer(drawer))) throw refuse('drawer/already-open')
    const details = { communityId, floatMinor }
    await record(context, stores, { actor, verb: 'open-drawer', thing: `drawer:${drawer.id}`, details })
  })
  return drawerView({ ...drawer, state: 'open', closedAt: null, counted: null, expected: null }, floatMinor)
}

/** Somebody has paid the whole sum in cash, into the drawer of whoever says so. */
export function takeCash(context: DeskNeeds, actor: PersonActor, id: string): Promise<Payment> {
  return payAtDesk(context, actor, id, async (stores) => {
    await findWithin(stores, actor, id)
    const drawer = await stores.desk.holdDrawerOf(actor.id)
    if (!drawer) throw refuse('drawer/none-open')
    return { identity: CASH, moneyAccount: cash(drawer.id), evidence: cashTaken }
  })
}

/** The day's close: the difference is booked and not hidden, the takings go to the bank, the change stays. */
export function closeDrawer(
  context: Needs,
  actor: PersonActor,
  id: string,
  countedMinor: number,
): Promise<Drawer> {
  return context.store.change(async (stores) => {
    const drawer = await stores.desk.findDrawer(id)
    const scope = scopeOf(actor)
    if (!drawer || (scope !== 'everywhere' && !scope.includes(drawer.communityId)))
      throw refuse('thing/not-found', { id })
    const now = context.clock()
    if (await stores.desk.closeDrawer(id, actor.id, now, countedMinor)) {
      const expected = await expectedIn(stores, drawer)
      await stores.desk.setExpected(id, expected)
      await bookClose(stores, drawer, { expected, counted: countedMinor }, now)
      const details = { expectedMinor: expected, countedMinor }
      await record(context, stores, { actor, verb: 'close-drawer', thing: `drawer:${id}`, details })
    }
    const closed = (await stores.desk.findDrawer(id)) ?? drawer
    return drawerView(closed, closed.expected ?? 0)
  })
}

async function bookClose(
  stores: Stores,
  { id, float }: KeptDrawer,
  { expected, counted }: { expected: number; counted: number },
  now: string,
): Promise<void> {
  const { differenceFen } = closeDay({ floatFen: float, expectedFen: expected, countedFen: counted })
  const event = { id, thing: `drawer:${id}` }
  if (differenceFen !== 0)
    await postJournal(stores, drawerDifference({ ...event, amount: differenceFen }, cash(id)), now)
  // What is left on the drawer's account is what it holds beside the change.
  const left = await stores.ledger.balance(cash(id))
  if (left !== 0) await postJournal(stores, drawerBanked({ ...event, amount: left }, cash(id)), now)
}

/** What should lie in it: the morning's change, and what the ledger says has come and gone. */
async function expectedIn(stores: Stores, drawer: KeptDrawer): Promise<number> {
  return drawer.float + (await stores.ledger.balance(cash(drawer.id)))
}

export async function listDrawers({ store }: Needs, actor: PersonActor): Promise<Drawer[]> {
  const drawers = await store.read.desk.listDrawers(scopeOf(actor), 100)
  const views = drawers.map(async (drawer) =>
    drawerView(drawer, drawer.expected ?? (await expectedIn(store.read, drawer))),
  )
  return Promise.all(views)
}

function drawerView(drawer: KeptDrawer, expectedMinor: number): Drawer {
  const { id, communityId, openedBy, openedAt, state, closedAt, counted } = drawer
  const sums = {
    float: fen(drawer.float),
    expected: fen(expectedMinor),
    counted: counted === null ? null : fen(counted),
  }
  return { id, communityId, openedBy, openedAt, state, closedAt, ...sums }
}

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { explainItem, screenTurns } from '@linli/contract/programme.ts'
import type { Call } from '@linli/contract/client.ts'
import { closeDrawer, takeCash } from '@linli/contract/desk.ts'
import { fen } from '@linli/contract/money.ts'
import { askRefund, handOverRefund, paymentHistory } from '@linli/contract/refunds.ts'
import { fetchMedia, uploadMedia } from '@linli/contract/media.ts'
import {
  changeNotice,
  listNotices,
  publishNotice,
  withdrawNotice,
  writeNotice,
  type NoticeDraft,
} from '@linli/contract/notices.ts'
import { cancelOrder, finishOrder, listOrders } from '@linli/contract/orders.ts'
import { approvePairing, askForCode } from '@linli/contract/pairing.ts'
import { listCommunities } from '@linli/contract/people.ts'
import { listPlays } from '@linli/contract/plays.ts'
import { Refusal } from '@linli/contract/refusals.ts'
import type { RouteSpec } from '@linli/contract/route.ts'
import { ROUTES } from '@linli/contract/routes.ts'
import { addScreen, listScreens, revokeDevice } from '@linli/contract/screens.ts'
import { attempt, intent, refund } from '../store/test-payment-seed.ts'
import { media, notice, order, play, shop } from '../store/test-seed.ts'
import { startTestApp, type TestApp, type TestDevice } from '../test/start-app.ts'

/*
 * Whoever works for one community must not even learn what there is in another: what is foreign and what does not
 * exist are refused in the same words.
 */

const HASH = 'c'.repeat(64)
const NO_HASH = 'd'.repeat(64)

let app: TestApp
let staff: Call
let operator: Call
let kiosk: TestDevice

beforeAll(async () => {
  app = await startTestApp()
  const { store, blobs } = app.context
  staff = await app.staffOf('c1')
  operator = await app.operator()
  kiosk = await app.deviceAt('c1-kiosk')
  const there = await app.deviceAt('c2-screen')
  const file = join(await blobs.newDraft(), 'picture')
  await writeFile(file, 'a picture')
  await blobs.put(HASH, file)
  await store.change(async (stores) => {
    await stores.media.add(media(HASH), 'operator')
    await stores.media.allow([HASH], ['c2'])
    const theirs = { communityId: 'c2', screenIds: ['c2-screen'] }
    await stores.notices.add(notice('n-draft', { ...theirs, state: 'draft', publishedAt: null }))
    await stores.notices.add(notice('n-live', theirs))
    await stores.catalogue.addShop({ ...shop, communityId: 'c2' })
    for (const [number, id] of ['o-1', 'o-2'].entries()) {
      const theirOrder = order(id, { communityId: 'c2', kioskId: 'c2-kiosk', number: number + 1 })
      await stores.orders.add(theirOrder, '2026-11-21')
    }
    await stores.intents.add(intent('i-2', { communityId: 'c2', kioskId: 'c2-kiosk' }))
    await stores.attempts.add(attempt('t-2', { intentId: 'i-2', channel: 'cash', nextPollAt: null }))
    await stores.refunds.add(refund('r-2', { attemptId: 't-2' }))
    const drawer = { id: 'w-2', communityId: 'c2', openedBy: 'p-2', openedAt: notice('n').createdAt }
    await stores.desk.openDrawer({ ...drawer, float: 0 })
    await stores.plays.add({ id: there.id, screenId: 'c2-screen' }, [play(1)], notice('n').createdAt)
  })
})
afterAll(() => app.stop())

type Case = {
  route: RouteSpec
  theirs: string
  missing?: string
  ask: (call: Call, id: string) => Promise<unknown>
}

const draft = (communityId: string, screenIds: string[]) => {
  const { heading, body, source, picture, priority, durationMs, validFrom, validUntil } = notice('n')
  return {
    communityId,
    heading,
    body,
    source,
    picture,
    priority,
    durationMs,
    screenIds,
    validFrom,
    validUntil,
  }
}
const hour = { from: '2026-11-21T08:00:00.000Z', until: '2026-11-21T09:00:00.000Z' }
const place = {
  name: { zh: '电梯' },
  role: 'screen',
  place: 'lift',
  building: '1',
  width: 1080,
  height: 1920,
} as const

/** Everything by which a caller names a thing: in the path, in the query, in the body. */
const cases: Record<string, Case> = {
  'change a notice': {
    route: changeNotice,
    theirs: 'n-live',
    ask: (call, id) =>
      call(changeNotice, { params: { id }, body: { ...draft('c2', ['c2-screen']), revision: 1 } }),
  },
  'publish a notice': {
    route: publishNotice,
    theirs: 'n-draft',
    ask: (call, id) => call(publishNotice, { params: { id } }),
  },
  'withdraw a notice': {
    route: withdrawNotice,
    theirs: 'n-live',
    ask: (call, id) => call(withdrawNotice, { params: { id } }),
  },
  'hand an order over': {
    route: finishOrder,
    theirs: 'o-1',
    ask: (call, id) => call(finishOrder, { params: { id } }),
  },
  'cancel an order': {
    route: cancelOrder,
    theirs: 'o-2',
    ask: (call, id) => call(cancelOrder, { params: { id } }),
  },
  'see what a screen shows': {
    route: screenTurns,
    theirs: 'c2-screen',
    ask: (call, id) => call(screenTurns, { params: { id }, query: hour }),
  },
  'ask why a screen shows it': {
    route: explainItem,
    theirs: 'c2-screen',
    ask: (call, id) => call(explainItem, { params: { id }, query: { itemId: 'x', at: hour.from } }),
  },
  'open a picture': {
    route: fetchMedia,
    theirs: HASH,
    missing: NO_HASH,
    ask: (call, id) => call(fetchMedia, { params: { sha256: id } }),
  },
  'write a notice for a community': {
    route: writeNotice,
    theirs: 'c2',
    ask: (call, id) => call(writeNotice, { body: draft(id, []) }),
  },
  'add a screen to a community': {
    route: addScreen,
    theirs: 'c2',
    ask: (call, id) => call(addScreen, { body: { ...place, communityId: id, hours: [] } }),
  },
  'upload a picture for a community': {
    route: uploadMedia,
    theirs: 'c2',
    ask: (call, id) =>
      call(uploadMedia, { query: { communityId: id, name: 'x.png' }, body: new Uint8Array([1, 2, 3]) }),
  },
  'pair a device': {
    route: approvePairing,
    theirs: 'c2-screen',
    ask: async (call, screenId) => {
      const device = app.unpairedDevice()
      const asked = { publicKey: device.publicKey, role: 'screen', label: '' } as const
      const { code } = await device.call(askForCode, { body: asked })
      return call(approvePairing, { body: { code, screenId } })
    },
  },
  'look into a payment': {
    route: paymentHistory,
    theirs: 'i-2',
    ask: (call, id) => call(paymentHistory, { params: { id } }),
  },
  'give money of a payment back': {
    route: askRefund,
    theirs: 'i-2',
    ask: (call, id) =>
      call(askRefund, { params: { id }, body: { key: `k-${id}`, amount: fen(1), reason: 'x' } }),
  },
  'hand a refund over': {
    route: handOverRefund,
    theirs: 'r-2',
    ask: (call, id) => call(handOverRefund, { params: { id } }),
  },
  'take cash for a payment': {
    route: takeCash,
    theirs: 'i-2',
    ask: (call, id) => call(takeCash, { params: { id } }),
  },
  'close a drawer': {
    route: closeDrawer,
    theirs: 'w-2',
    ask: (call, id) => call(closeDrawer, { params: { id }, body: { counted: fen(0) } }),
  },
  'revoke a device': {
    route: revokeDevice,
    theirs: 'c2-screen',
    ask: (call, id) => call(revokeDevice, { params: { id } }),
  },
}

async function refusalOf(answer: Promise<unknown>): Promise<Refusal | undefined> {
  try {
    await answer
    return undefined
  } catch (thrown) {
    if (thrown instanceof Refusal) return thrown
    throw thrown
  }
}

const words = (refusal: Refusal | undefined, id: string) =>
  refusal && JSON.stringify([refusal.code, refusal.details]).replaceAll(id, 'THIS')

describe('the staff of a community', () => {
  it.each(Object.entries(cases))('cannot %s of another, nor learn that there is one', async (_, one) => {
    const missing = one.missing ?? 'no-such-thing'
    const foreign = await refusalOf(one.ask(staff, one.theirs))
    const unknown = await refusalOf(one.ask(staff, missing))
    expect(foreign?.code).toBe('thing/not-found')
    expect(words(foreign, one.theirs)).toBe(words(unknown, missing))
  })

  it('cannot put a notice of its own on a screen of another, nor use its pictures', async () => {
    const body = draft('c1', ['c1-screen'])
    const pairs: [NoticeDraft, string][] = [
      [{ ...body, screenIds: ['c1-screen', 'c2-screen'] }, 'c2-screen'],
      [{ ...body, screenIds: ['c1-screen', 'nowhere'] }, 'nowhere'],
      [{ ...body, picture: HASH }, HASH],
      [{ ...body, picture: NO_HASH }, NO_HASH],
    ]
    const answers = await Promise.all(
      pairs.map(async ([given, id]) => words(await refusalOf(staff(writeNotice, { body: given })), id)),
    )
    expect(answers[0]).toContain('thing/not-found')
    expect(answers[1]).toBe(answers[0])
    expect(answers[2]).toContain('thing/not-found')
    expect(answers[3]).toBe(answers[2])
  })

  it('finds nothing of another in any list', async () => {
    const everything = [
      ...(await staff(listNotices, { query: {} })).notices,
      ...(await staff(listOrders, { query: {} })).orders,
      ...(await staff(listPlays, { query: { screenId: 'c2-screen' } })).plays,
      ...(await staff(listScreens)).screens,
      ...(await staff(listCommunities)).communities,
    ]
    expect(JSON.stringify(everything)).not.toContain('c2')
    expect((await staff(listPlays, { query: { screenId: 'c2-screen' } })).total).toBe(0)
  })

  it('is meant by the test above wherever a route names a thing', () => {
    const routes = new Set(Object.values(cases).map(({ route }) => route))
    const naming = ROUTES.filter(({ route }) => route.params && route.who.includes('community-staff'))
    expect(naming.filter(({ route }) => !routes.has(route)).map(({ name }) => name)).toEqual([])
  })
})

describe('a device', () => {
  it('cannot open the pictures of another community, nor learn that there are any', async () => {
    const one = cases['open a picture']!
    const foreign = await refusalOf(one.ask(kiosk.call, HASH))
    const unknown = await refusalOf(one.ask(kiosk.call, NO_HASH))
    expect(foreign?.code).toBe('thing/not-found')
    expect(words(foreign, HASH)).toBe(words(unknown, NO_HASH))
  })
})

describe('the operator', () => {
  // Last, because these really happen: they show that the refusals above were about the community and nothing else.
  it.each(Object.entries(cases))('can %s', async (_, { ask, theirs }) => {
    expect((await refusalOf(ask(operator, theirs)))?.code).not.toBe('thing/not-found')
  })
})

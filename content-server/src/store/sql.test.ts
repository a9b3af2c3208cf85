import type { LogEvent } from 'kysely'
import { expect, it } from 'vitest'
import { postJournal } from '../ledger/post-journal.ts'
import {
  AT,
  HASH,
  LATER,
  bill,
  campaign,
  health,
  media,
  notice,
  order,
  pairing,
  plan,
  play,
  product,
  seed,
  shop,
} from './test-seed.ts'
import { paymentCalls, type Calls } from './test-payment-calls.ts'
import { intent } from './test-payment-seed.ts'
import { describeStores } from './test-stores.ts'

/** Ten yuan paid for an order. */
const moved = (id: string) => ({
  ...{ id, recipe: 'order-paid', thing: 'order:o1' },
  postings: [
    { account: 'M:clearing:wechat:m', amount: 10_00 },
    { account: 'M:held:o1', amount: -10_00 },
  ],
})

/** Every method of every store, in each shape of its SQL; one that is missing here does not compile. */
const calls: Calls = {
  ...paymentCalls,
  audit: {
    add: ({ audit }) =>
      audit.add({ id: 'l1', at: AT, actor: 'person:lin', verb: 'add', thing: 'x', details: {} }),
    latest: [({ audit }) => audit.latest(undefined, 10), ({ audit }) => audit.latest(AT, 10)],
  },
  bills: {
    addHousehold: ({ bills }) =>
      bills.addHousehold({
        id: 'h1',
        communityId: 'c1',
        room: '3-2-1201',
        ownerMasked: '林*',
        phoneLast4: '4021',
      }),
    addBill: ({ bills }) => bills.addBill(bill('b1')),
    findHome: ({ bills }) => bills.findHome('c1', '3-2-1201', '4021'),
    billsOf: ({ bills }) => bills.billsOf('h1'),
  },
  campaigns: {
    add: ({ campaigns }) => campaigns.add(campaign('a1')),
    find: ({ campaigns }) => campaigns.find('a1'),
    list: [({ campaigns }) => campaigns.list('everywhere'), ({ campaigns }) => campaigns.list(['c1'])],
    onScreen: ({ campaigns }) => campaigns.onScreen('c1-screen', AT, LATER),
    flights: ({ campaigns }) => campaigns.flights(['c1-screen'], AT, LATER),
    end: ({ campaigns }) => campaigns.end('a1'),
  },
  catalogue: {
    addShop: ({ catalogue }) => catalogue.addShop(shop),
    addProduct: ({ catalogue }) => catalogue.addProduct(product('a')),
    findShop: ({ catalogue }) => catalogue.findShop('c1', 'canteen'),
    shopsOf: [
      ({ catalogue }) => catalogue.shopsOf('everywhere'),
      ({ catalogue }) => catalogue.shopsOf(['c1']),
    ],
    takeStock: ({ catalogue }) => catalogue.takeStock('a', 1),
    giveBack: ({ catalogue }) => catalogue.giveBack('a', 1),
  },
  devices: {
    enrol: ({ devices }) =>
      devices.enrol({ id: 'd2', publicKey: 'z', screenId: 'c1-screen', role: 'screen', at: AT }),
    find: ({ devices }) => devices.find('d2'),
    findByKey: ({ devices }) => devices.findByKey('z'),
    revokeAt: ({ devices }) => devices.revokeAt('c1-screen', AT),
  },
  leases: {
    take: ({ leases }) => leases.take('job', 'me', 0, 60_000),
    giveBack: ({ leases }) => leases.giveBack('job', 'me'),
  },
  ledger: {
    takeNumber: ({ ledger }) => ledger.takeNumber('M', AT),
    addToBalance: ({ ledger }) => ledger.addToBalance({ account: 'M:rounding', amount: -100 }),
    addLink: (_, change) => change((stores) => postJournal(stores, moved('j1'), AT)),
    addJournal: (_, change) => change((stores) => postJournal(stores, moved('j2'), AT)),
    journalsAbout: ({ ledger }) => ledger.journalsAbout('order:o1'),
    hasJournal: ({ ledger }) => ledger.hasJournal('j1'),
    postingsOf: ({ ledger }) => ledger.postingsOf('j1'),
    balance: ({ ledger }) => ledger.balance('M:held:o1'),
    balances: ({ ledger }) => ledger.balances('M:', '', 10),
    moved: ({ ledger }) => ledger.moved('M:held:o1'),
    total: ({ ledger }) => ledger.total('M'),
    balanceBefore: ({ ledger }) => ledger.balanceBefore('M:held:o1', 'M', LATER),
    statement: ({ ledger }) =>
      ledger.statement({ account: 'M:held:o1', book: 'M', from: AT, after: 0, most: 10 }),
    compareAccounts: ({ ledger }) => ledger.compareAccounts('', 10),
    sumBetween: ({ ledger }) => ledger.sumBetween('M:held:o1', 0, 10),
    lastKept: ({ ledger }) => ledger.lastKept('M:held:o1'),
    mend: ({ ledger }) => ledger.mend('M:held:o1', 1, 2),
    chain: ({ ledger }) => ledger.chain('M', 0, 10),
    heads: ({ ledger }) => ledger.heads(),
  },
  media: {
    add: (stores) => stores.media.add(media(HASH), 'p1'),
    allow: (stores) => stores.media.allow([HASH], ['c1']),
    find: [(stores) => stores.media.find('everywhere', HASH), (stores) => stores.media.find(['c1'], HASH)],
    describe: (stores) => stores.media.describe([HASH]),
  },
  notices: {
    add: ({ notices }) => notices.add(notice('n1', { state: 'draft' })),
    find: [({ notices }) => notices.find('everywhere', 'n1'), ({ notices }) => notices.find(['c1'], 'n1')],
    list: [
      ({ notices }) => notices.list('everywhere', { most: 10 }),
      ({ notices }) => notices.list(['c1'], { state: 'draft', before: LATER, most: 10 }),
    ],
    change: ({ notices }) => notices.change('n1', 1, notice('n1')),
    publish: ({ notices }) => notices.publish('n1', 2, AT),
    onScreen: ({ notices }) => notices.onScreen('c1-screen', AT, LATER),
    live: ({ notices }) => notices.live('c1', AT),
    withdraw: ({ notices }) => notices.withdraw('n1', 3),
  },
  orders: {
    claim: ({ orders }) => orders.claim({ kioskId: 'c1-kiosk', key: 'k', askedHash: HASH, orderId: 'o1' }),
    findClaim: ({ orders }) => orders.findClaim('c1-kiosk', 'k'),
    nextNumber: ({ orders }) => orders.nextNumber('canteen', '2026-11-21'),
    add: ({ orders }) => orders.add(order('o1'), '2026-11-21'),
    find: [({ orders }) => orders.find('everywhere', 'o1'), ({ orders }) => orders.find(['c1'], 'o1')],
    list: [({ orders }) => orders.list('everywhere'), ({ orders }) => orders.list(['c1'], 'placed')],
    close: ({ orders }) => orders.close('o1', 'done', AT),
  },
  pairings: {
    open: ({ pairings }) => pairings.open(pairing('h1')),
    findByCode: ({ pairings }) => pairings.findByCode('h1'),
    latestOf: ({ pairings }) => pairings.latestOf('key'),
    use: ({ pairings }) => pairings.use('h1', 'd1', AT),
    forgetBefore: ({ pairings }) => pairings.forgetBefore(LATER),
  },
  people: {
    isNobodyThere: ({ people }) => people.isNobodyThere(),
    add: ({ people }) =>
      people.add({
        id: 'p1',
        login: 'lin',
        name: 'Lin',
        passwordHash: 'x',
        createdAt: AT,
        grants: [{ role: 'community-staff', communityId: 'c1' }],
      }),
    find: ({ people }) => people.find('p1'),
    findByLogin: ({ people }) => people.findByLogin('lin'),
    addCommunity: ({ people }) => people.addCommunity({ id: 'c3', name: { zh: '柳浦' }, zone: 'UTC' }),
    communities: [
      ({ people }) => people.communities('everywhere'),
      ({ people }) => people.communities(['c1']),
    ],
  },
  plans: {
    add: ({ plans }) => plans.add('c1-screen', plan(1)),
    latest: ({ plans }) => plans.latest('c1-screen'),
    latestRevision: ({ plans }) => plans.latestRevision('c1-screen'),
    inForceAt: ({ plans }) => plans.inForceAt('c1-screen', AT),
    inForceDuring: ({ plans }) => plans.inForceDuring('c1-screen', AT, LATER),
  },
  plays: {
    add: ({ plays }) => plays.add({ id: 'd1', screenId: 'c1-screen' }, [play(1)], AT),
    lastOf: ({ plays }) => plays.lastOf('d1'),
    list: [
      ({ plays }) => plays.list('everywhere', { most: 10 }),
      ({ plays }) =>
        plays.list(['c1'], { screenId: 'c1-screen', itemId: 'notice.n1', before: LATER, most: 10 }),
    ],
    count: ({ plays }) => plays.count('everywhere', { most: 10 }),
  },
  screens: {
    add: ({ screens }) =>
      screens.add({
        id: 's1',
        communityId: 'c1',
        name: { zh: '电梯' },
        role: 'screen',
        place: 'lift',
        building: '1',
        width: 1080,
        height: 1920,
        hours: [],
      }),
    find: [({ screens }) => screens.find('everywhere', 's1'), ({ screens }) => screens.find(['c1'], 's1')],
    list: [({ screens }) => screens.list('everywhere'), ({ screens }) => screens.list(['c1'])],
    listByIds: ({ screens }) => screens.listByIds(['s1', 'c1-screen']),
    markPlanDue: ({ screens }) => screens.markPlanDue(['s1']),
    dueForPlan: ({ screens }) => screens.dueForPlan(10),
    clearPlanDue: ({ screens }) => screens.clearPlanDue('s1'),
    saveHealth: ({ screens }) => screens.saveHealth('s1', health),
  },
  sessions: {
    open: ({ sessions }) => sessions.open({ tokenHash: 't', personId: 'p1', at: AT, expiresAt: LATER }),
    find: ({ sessions }) => sessions.find('t', AT, '2026-11-21T07:00:00.000Z'),
    touch: ({ sessions }) => sessions.touch('t', AT),
    close: ({ sessions }) => sessions.close('t'),
    forgetExpired: ({ sessions }) => sessions.forgetExpired(LATER),
  },
}

describeStores('every method of a store', ({ engine, open }) => {
  it('speaks the SQL that was reviewed', async () => {
    const heard: string[] = []
    const hear = ({ query }: LogEvent) => !/^(begin|commit)/.test(query.sql) && heard.push(query.sql)
    const store = await open({ onQuery: hear })
    await store.change(seed)
    // The attempts of a payment need the payment.
    await store.change(({ intents }) => intents.add(intent('i1')))
    for (const [name, methods] of Object.entries(calls)) {
      const spoken: string[] = []
      for (const [method, shapes] of Object.entries(methods)) {
        heard.length = 0
        for (const call of [shapes].flat()) await call(store.read, store.change)
        spoken.push(`-- ${method}`, ...new Set(heard), '')
      }
      await expect(spoken.join('\n')).toMatchFileSnapshot(`./sql/${engine}/${name}.sql`)
    }
  })
})

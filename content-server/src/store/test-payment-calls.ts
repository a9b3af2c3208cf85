import type { Store } from './open-store.ts'
import type { Stores } from './stores.ts'
import { attempt, event, intent, refund, share } from './test-payment-seed.ts'
import { AT, HASH, LATER } from './test-seed.ts'

export type Call = (stores: Stores, change: Store['change']) => Promise<unknown>
export type Calls = { [S in keyof Stores]: { [M in keyof Stores[S]]: Call | Call[] } }
type OfPayments =
  'attempts' | 'desk' | 'inbox' | 'intents' | 'outbox' | 'payables' | 'paymentKeys' | 'refunds' | 'shares'

/** Every method of the payments' stores, for the SQL that is written down for review. */
export const paymentCalls: Pick<Calls, OfPayments> = {
  attempts: {
    add: ({ attempts }) => attempts.add(attempt('t1')),
    find: ({ attempts }) => attempts.find('t1'),
    findByNumber: ({ attempts }) => attempts.findByNumber('no-t1'),
    ofIntent: ({ attempts }) => attempts.ofIntent('i1'),
    findApplied: ({ attempts }) => attempts.findApplied('order', 'o1'),
    due: ({ attempts }) => attempts.due(AT, 10),
    inSuspense: ({ attempts }) => attempts.inSuspense(10),
    move: ({ attempts }) => attempts.move('t1', 'succeeded', { evidenceId: 'e1', paidAt: AT }),
    apply: ({ attempts }) => attempts.apply('t1'),
    setDisposition: ({ attempts }) => attempts.setDisposition('t1', 'apply'),
    lease: ({ attempts }) => attempts.lease('t1', AT, LATER),
    pollAt: ({ attempts }) => attempts.pollAt('t1', { at: AT, polls: 1 }),
    closeLive: [
      ({ attempts }) => attempts.closeLive('i1', null, AT),
      ({ attempts }) => attempts.closeLive('i1', 't1', AT),
    ],
    countLive: ({ attempts }) => attempts.countLive('i1'),
    reserveRefund: ({ attempts }) => attempts.reserveRefund('t1', 1),
    releaseRefund: ({ attempts }) => attempts.releaseRefund('t1', 1),
  },
  desk: {
    openDrawer: ({ desk }) =>
      desk.openDrawer({ id: 'w1', communityId: 'c1', openedBy: 'p1', openedAt: AT, float: 100 }),
    holdDrawerOf: ({ desk }) => desk.holdDrawerOf('p1'),
    findDrawer: ({ desk }) => desk.findDrawer('w1'),
    listDrawers: [
      ({ desk }) => desk.listDrawers('everywhere', 10),
      ({ desk }) => desk.listDrawers(['c1'], 10),
    ],
    closeDrawer: ({ desk }) => desk.closeDrawer('w1', 'p1', AT, 100),
    setExpected: ({ desk }) => desk.setExpected('w1', 100),
    setTerms: ({ desk }) =>
      desk.setTerms({ account: 'M:terms:a', advertiser: { zh: '甲' }, limit: 1 }, 'p1', AT),
    holdTerms: ({ desk }) => desk.holdTerms('M:terms:a'),
    listTerms: ({ desk }) => desk.listTerms(),
    takeCopy: ({ desk }) => desk.takeCopy('i1', 'k1', AT),
    setPrinted: ({ desk }) => desk.setPrinted('i1', 'k1', 'printed'),
    copies: ({ desk }) => desk.copies('i1'),
  },
  inbox: {
    add: ({ inbox }) => inbox.add(event('e1')),
    idOf: ({ inbox }) => inbox.idOf('wechat', 'key-e1'),
    unprocessed: ({ inbox }) => inbox.unprocessed(AT, 10),
    claim: ({ inbox }) => inbox.claim('e1', AT, 'apply'),
    setOutcome: ({ inbox }) => inbox.setOutcome('e1', 'apply'),
    tryAgainAt: ({ inbox }) => inbox.tryAgainAt('e1', LATER),
    about: ({ inbox }) => inbox.about(['no-t1']),
  },
  intents: {
    add: ({ intents }) => intents.add(intent('i2')),
    find: ({ intents }) => intents.find('i1'),
    list: [
      ({ intents }) => intents.list('everywhere', { most: 10 }),
      ({ intents }) => intents.list(['c1'], { state: 'open', before: LATER, most: 10 }),
    ],
    ofKiosk: ({ intents }) => intents.ofKiosk('c1-kiosk', AT),
    overdue: ({ intents }) => intents.overdue(LATER, 10),
    touch: ({ intents }) => intents.touch('i1'),
    move: ({ intents }) => intents.move('i1', ['open'], 'succeeded', AT),
    show: ({ intents }) => intents.show('i1', LATER),
    extend: ({ intents }) => intents.extend('i1', LATER, 3),
    addRefunded: ({ intents }) => intents.addRefunded('i1', 1),
    addItemRefunded: ({ intents }) => intents.addItemRefunded('i1', 0, 1),
    rivals: ({ intents }) => intents.rivals('i1', [{ kind: 'order', itemId: 'o1' }]),
    setLock: ({ intents }) => intents.setLock('i1', ['free', 'held'], 'paid'),
    setItemLock: ({ intents }) => intents.setItemLock('i1', 0, 'returned'),
  },
  outbox: {
    add: ({ outbox }) => outbox.add({ id: 'x1', kind: 'alarm', thing: 'payment:i1', details: {}, at: AT }),
    due: ({ outbox }) => outbox.due(AT, 10),
    lease: ({ outbox }) => outbox.lease('x1', AT, LATER),
    done: ({ outbox }) => outbox.done('x1', AT),
    about: ({ outbox }) => outbox.about('payment:i1'),
  },
  payables: {
    bills: ({ payables }) => payables.bills(['b1']),
    orderPaid: ({ payables }) => payables.orderPaid('o1'),
    hold: [
      ({ payables }) => payables.hold({ kind: 'order', itemId: 'o1' }),
      ({ payables }) => payables.hold({ kind: 'bill', itemId: 'b1' }),
      ({ payables }) => payables.hold({ kind: 'campaign', itemId: 'a1' }),
    ],
    setBill: ({ payables }) => payables.setBill('b1', 'open', 'paid'),
    setOrderPaid: ({ payables }) => payables.setOrderPaid('o1', 'online'),
  },
  paymentKeys: {
    claim: ({ paymentKeys }) => paymentKeys.claim({ owner: 'c1-kiosk', key: 'k1', askedHash: HASH, at: AT }),
    find: ({ paymentKeys }) => paymentKeys.find('c1-kiosk', 'k1'),
    answer: ({ paymentKeys }) => paymentKeys.answer('c1-kiosk', 'k1', 200, '{}'),
    forgetBefore: ({ paymentKeys }) => paymentKeys.forgetBefore(LATER),
  },
  refunds: {
    add: ({ refunds }) => refunds.add(refund('r1')),
    find: ({ refunds }) => refunds.find('r1'),
    findByNumber: ({ refunds }) => refunds.findByNumber('no-r1'),
    ofAttempts: ({ refunds }) => refunds.ofAttempts(['t1']),
    list: [
      ({ refunds }) => refunds.list('everywhere', undefined, 10),
      ({ refunds }) => refunds.list(['c1'], 'waiting', 10),
    ],
    due: ({ refunds }) => refunds.due(AT, 10),
    move: ({ refunds }) => refunds.move('r1', ['waiting'], 'requested', { decidedBy: 'person:lin' }),
    lease: ({ refunds }) => refunds.lease('r1', AT, LATER),
    pollAt: ({ refunds }) => refunds.pollAt('r1', { at: LATER, polls: 1 }, null),
  },
  shares: {
    add: ({ shares }) => shares.add(share('s1')),
    ofAttempt: ({ shares }) => shares.ofAttempt('t1'),
    due: ({ shares }) => shares.due(AT, 10),
    lease: ({ shares }) => shares.lease('s1', AT, LATER),
    move: ({ shares }) => shares.move('s1', ['due'], 'shared', { at: null, polls: 0, why: null }),
  },
}

import type { Kysely } from 'kysely'
import { auditStore } from '../audit/audit-store.ts'
import { billStore } from '../bills/bill-store.ts'
import { campaignStore } from '../campaigns/campaign-store.ts'
import { catalogueStore } from '../catalogue/catalogue-store.ts'
import { deviceStore } from '../screens/device-store.ts'
import { leaseStore } from '../jobs/lease-store.ts'
import { ledgerStore } from '../ledger/ledger-store.ts'
import { mediaStore } from '../media/media-store.ts'
import { noticeStore } from '../notices/notice-store.ts'
import { orderStore } from '../orders/order-store.ts'
import { pairingStore } from '../screens/pairing-store.ts'
import { peopleStore } from '../people/people-store.ts'
import { planStore } from '../programme/plan-store.ts'
import { playStore } from '../plays/play-store.ts'
import { screenStore } from '../screens/screen-store.ts'
import { sessionStore } from '../people/session-store.ts'
import { attemptStore } from '../payments/attempt-store.ts'
import { deskStore } from '../payments/desk-store.ts'
import { inboxStore, outboxStore } from '../payments/inbox-store.ts'
import { intentStore } from '../payments/intent-store.ts'
import { keyStore } from '../payments/key-store.ts'
import { payableStore } from '../payments/payable-store.ts'
import { refundStore } from '../payments/refund-store.ts'
import { shareStore } from '../payments/share-store.ts'
import type { Tables } from './tables.ts'

/** Every store over one handle: the database, or one transaction. */
export function bindStores(db: Kysely<Tables>) {
  return {
    audit: auditStore(db),
    attempts: attemptStore(db),
    desk: deskStore(db),
    inbox: inboxStore(db),
    outbox: outboxStore(db),
    intents: intentStore(db),
    paymentKeys: keyStore(db),
    payables: payableStore(db),
    refunds: refundStore(db),
    shares: shareStore(db),
    bills: billStore(db),
    campaigns: campaignStore(db),
    catalogue: catalogueStore(db),
    devices: deviceStore(db),
    leases: leaseStore(db),
    ledger: ledgerStore(db),
    media: mediaStore(db),
    notices: noticeStore(db),
    orders: orderStore(db),
    pairings: pairingStore(db),
    people: peopleStore(db),
    plans: planStore(db),
    plays: playStore(db),
    screens: screenStore(db),
    sessions: sessionStore(db),
  }
}

export type Stores = ReturnType<typeof bindStores>

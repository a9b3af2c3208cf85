import type { AuditTables } from '../audit/audit-store.ts'
import type { BillTables } from '../bills/bill-store.ts'
import type { CampaignTables } from '../campaigns/campaign-store.ts'
import type { CatalogueTables } from '../catalogue/catalogue-store.ts'
import type { DeviceTables } from '../screens/device-store.ts'
import type { LedgerTables } from '../ledger/ledger-store.ts'
import type { MediaTables } from '../media/media-store.ts'
import type { NoticeTables } from '../notices/notice-store.ts'
import type { OrderTables } from '../orders/order-store.ts'
import type { PairingTables } from '../screens/pairing-store.ts'
import type { PeopleTables } from '../people/people-store.ts'
import type { PlanTables } from '../programme/plan-store.ts'
import type { PlayTables } from '../plays/play-store.ts'
import type { ScreenTables } from '../screens/screen-store.ts'
import type { SessionTables } from '../people/session-store.ts'
import type { LeaseTables } from '../jobs/lease-store.ts'
import type { AttemptTables } from '../payments/attempt-store.ts'
import type { DeskTables } from '../payments/desk-store.ts'
import type { InboxTables } from '../payments/inbox-store.ts'
import type { IntentTables } from '../payments/intent-store.ts'
import type { KeyTables } from '../payments/key-store.ts'
import type { RefundTables } from '../payments/refund-store.ts'
import type { ShareTables } from '../payments/share-store.ts'

export type Tables = AuditTables &
  AttemptTables &
  DeskTables &
  InboxTables &
  IntentTables &
  KeyTables &
  RefundTables &
  ShareTables &
  BillTables &
  CampaignTables &
  CatalogueTables &
  DeviceTables &
  LeaseTables &
  LedgerTables &
  MediaTables &
  NoticeTables &
  OrderTables &
  PairingTables &
  PeopleTables &
  PlanTables &
  PlayTables &
  ScreenTables &
  SessionTables

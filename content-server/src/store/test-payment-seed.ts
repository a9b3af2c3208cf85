import type { Attempt } from '../payments/attempt-row.ts'
import type { GatewayEvent } from '../payments/inbox-store.ts'
import type { Intent, IntentItem } from '../payments/intent-row.ts'
import type { KeptRefund } from '../payments/refund-store.ts'
import type { KeptShare } from '../payments/share-store.ts'
import { AT, LATER } from './test-seed.ts'

export function intent(id: string, given: Partial<Intent> = {}): Intent {
  const item: IntentItem = {
    ...{ place: 0, kind: 'order', itemId: 'o1', label: { zh: '食堂 1 号' }, amount: 36_00, refunded: 0 },
    ...{ accounts: { to: 'merchant', merchantId: 'canteen' }, lock: 'free' },
  }
  return {
    ...{ id, kind: 'order', communityId: 'c1', kioskId: 'c1-kiosk', linkHash: null, openedBy: 'device:d1' },
    ...{ total: 36_00, refunded: 0, state: 'open', receipt: 'print', extensions: 0, revision: 1 },
    ...{ createdAt: AT, shownUntil: LATER, paidAt: null, items: [item] },
    ...given,
  }
}

export function attempt(id: string, given: Partial<Attempt> = {}): Attempt {
  return {
    ...{ id, intentId: 'i1', outTradeNo: `no-${id}`, channel: 'wechat', merchantId: 'm', scene: 'shown' },
    ...{ amount: 36_00, moneyAccount: 'M:clearing:wechat:m', subject: '食堂 1 号', state: 'created' },
    ...{ qrText: null, why: null, applied: false, disposition: null, evidenceId: null, transactionId: null },
    ...{ payerAmount: null, refunding: 0, refunds: 0, polls: 0, nextPollAt: AT, createdAt: AT },
    ...{ expiresAt: LATER, paidAt: null },
    ...given,
  }
}

export function refund(id: string, given: Partial<KeptRefund> = {}): KeptRefund {
  return {
    ...{ id, attemptId: 't1', outRefundNo: `no-${id}`, amount: 10_00, state: 'waiting', cause: 'by-hand' },
    ...{ reason: '少了一份', parts: [{ place: 0, amount: 10_00 }], askedBy: 'person:lin', decidedBy: null },
    ...{
      replacesId: null,
      evidenceId: null,
      why: null,
      polls: 0,
      nextPollAt: null,
      createdAt: AT,
      doneAt: null,
    },
    ...given,
  }
}

export function event(id: string, given: Partial<GatewayEvent> = {}): GatewayEvent {
  const said = { headers: { 'content-type': 'application/json' }, body: new Uint8Array([123, 125]) }
  const what = { channel: 'wechat', dedupeKey: `key-${id}`, source: 'callback', about: 'no-t1' } as const
  return { id, ...what, ...said, evidence: '{}', at: AT, ...given }
}

export function share(id: string, given: Partial<KeptShare> = {}): KeptShare {
  const what = { attemptId: 't1', outSplitNo: `no-${id}`, receiverId: 'platform', amount: 5_00 }
  return { id, ...what, state: 'due', why: null, polls: 0, nextPollAt: AT, createdAt: AT, ...given }
}

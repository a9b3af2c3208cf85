import type { Campaign } from '@linli/contract/campaigns.ts'
import type { Media } from '@linli/contract/media.ts'
import type { SignedLetter } from '@linli/contract/plan-letter.ts'
import type { Health } from '@linli/contract/screens.ts'
import type { KeptBill } from '../bills/bill.ts'
import type { StoredPlan } from '../programme/plan-store.ts'
import type { Pairing } from '../screens/pairing-store.ts'
import type { Notice } from '@linli/contract/notices.ts'
import type { PlayRecord } from '@linli/contract/plays.ts'
import type { KeptShop } from '../catalogue/catalogue-store.ts'
import type { Product } from '@linli/contract/catalogue.ts'
import { fen } from '@linli/contract/money.ts'
import type { Order } from '@linli/contract/orders.ts'
import type { Stores } from './stores.ts'

export const AT = '2026-11-21T08:00:00.000Z'
export const LATER = '2026-11-21T09:00:00.000Z'
export const HASH = 'a'.repeat(64)

/** Two communities, `c1` and `c2`, each with a screen and a kiosk, and a device `d1` at the screen of `c1`. */
export async function seed(stores: Stores): Promise<void> {
  for (const communityId of ['c1', 'c2']) {
    await stores.people.addCommunity({ id: communityId, name: { zh: '望汀苑' }, zone: 'Asia/Shanghai' })
    for (const role of ['screen', 'kiosk'] as const) {
      const id = `${communityId}-${role}`
      const name = { zh: '大堂', en: 'Lobby' }
      const size = { width: 1920, height: 1080 }
      await stores.screens.add({
        id,
        communityId,
        name,
        role,
        place: 'lobby',
        building: '3',
        hours: [],
        ...size,
      })
    }
  }
  const device = { id: 'd1', publicKey: 'k'.repeat(43), screenId: 'c1-screen', role: 'screen' } as const
  await stores.devices.enrol({ ...device, at: AT })
}

export const shop: KeptShop = {
  id: 'canteen',
  communityId: 'c1',
  name: { zh: '渡口社区食堂', en: 'Canteen' },
  description: { zh: '现炒现盛' },
  hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '06:30', to: '20:00' }],
}

type Shelved = Product & { place: number }

export function product(id: string, given: Partial<Shelved> = {}): Shelved {
  const texts = { name: { zh: `菜品${id}`, en: `Dish ${id}` }, description: { zh: '热的' } }
  return { id, shopId: 'canteen', ...texts, price: fen(18_00), picture: null, stock: 3, place: 1, ...given }
}

export function order(id: string, given: Partial<Order> = {}): Order {
  const name = { zh: '菜品a' }
  const line = { productId: 'a', name, price: fen(18_00), count: 2, total: fen(36_00) }
  const where = { shopId: 'canteen', shopName: shop.name, communityId: 'c1', kioskId: 'c1-kiosk' }
  const what = { number: 1, state: 'placed', lines: [line], total: fen(36_00) } as const
  return { id, ...where, ...what, lines: [line], placedAt: AT, doneAt: null, ...given }
}

export function notice(id: string, given: Partial<Notice> = {}): Notice {
  const text = { heading: { zh: '停水通知' }, body: { zh: '周三上午' }, source: { zh: '物业服务中心' } }
  const period = { validFrom: AT, validUntil: '2026-11-22T08:00:00.000Z' }
  const state = { state: 'published', revision: 1, createdAt: AT, createdBy: 'p1', publishedAt: AT } as const
  const show = { picture: null, priority: 1, durationMs: 8_000, screenIds: ['c1-screen'] }
  return { id, communityId: 'c1', ...text, ...period, ...state, ...show, ...given }
}

export function play(number: number, given: Partial<PlayRecord> = {}): PlayRecord {
  const what = { planRevision: 'r1', itemId: 'notice.n1', creativeId: 'n1', kind: 'notice', sha256: null }
  return { number, ...what, at: AT, durationMs: 8_000, ending: 'whole', chain: HASH, ...given }
}

export function bill(id: string, given: Partial<KeptBill> = {}): KeptBill & { householdId: string } {
  const what = { kind: 'water', biller: { zh: '自来水公司' }, period: '2026-10', amount: fen(48_30) } as const
  const lines = [{ label: { zh: '用水' }, value: '14 m³' }]
  return { id, householdId: 'h1', ...what, dueOn: '2026-12-05', state: 'open', lines, ...given }
}

export function media(sha256: string, given: Partial<Media> = {}): Media {
  const what = { type: 'image/webp', bytes: 1_000, width: 1920, height: 1080 } as const
  return { sha256, ...what, name: 'poster.webp', addedAt: AT, ...given }
}

export function campaign(id: string, given: Partial<Campaign> = {}): Campaign {
  const who = { name: { zh: '早餐季' }, advertiser: { zh: '麦灯烘焙' }, brand: 'maideng', category: 'dining' }
  const flight = { from: AT, until: '2026-11-28T08:00:00.000Z', sharePercent: 12.5, screenIds: ['c1-screen'] }
  const creatives: Campaign['creatives'] = [{ sha256: HASH, shape: 'landscape', durationMs: 8_000 }]
  return { id, kind: 'ad', state: 'booked', createdAt: AT, ...who, ...flight, creatives, ...given }
}

export function pairing(codeHash: string, given: Partial<Pairing> = {}): Pairing {
  const device = { publicKey: 'key', role: 'screen', label: 'lobby', address: '10.0.0.7' } as const
  return { codeHash, ...device, createdAt: AT, expiresAt: LATER, deviceId: null, ...given }
}

export function plan(number: number, given: Partial<StoredPlan> = {}): StoredPlan & { issuedAt: string } {
  const letter: SignedLetter = {
    text: '{}',
    signatures: [{ keyId: 'key-1', algorithm: 'Ed25519', signature: 'signed' }],
  }
  const what = { revision: `r${number}`, contentHash: `hash-${number}`, inForceFrom: AT, letter }
  return { number, ...what, issuedAt: AT, ...given }
}

export const health: Health = {
  seenAt: AT,
  planRevision: 'r1',
  clockOffsetMs: -12.5,
  mediaWanted: 4,
  mediaReady: 3,
  playsWaiting: 0,
  framesAdvancing: true,
  agentVersion: '0.1.0',
}

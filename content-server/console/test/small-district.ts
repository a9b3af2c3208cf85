import type { Campaign } from '@linli/contract/campaigns.ts'
import type { Notice } from '@linli/contract/notices.ts'
import type { Order } from '@linli/contract/orders.ts'
import type { Person } from '@linli/contract/people.ts'
import type { Screen } from '@linli/contract/screens.ts'

/** Saturday, two in the afternoon in Shanghai. */
export const NOW = Date.parse('2026-11-21T06:00:00.000Z')

export const operator: Person = {
  id: 'p1',
  login: 'operator',
  name: '林一',
  grants: [{ role: 'operator', communityId: null }],
}
export const staff: Person = {
  id: 'p2',
  login: 'wangting',
  name: '沈主管',
  grants: [{ role: 'community-staff', communityId: 'wangting' }],
}
export const community = {
  id: 'wangting',
  name: { zh: '望汀苑', en: 'Wangting Court' },
  zone: 'Asia/Shanghai',
}

export function screenAt(id: string, over: Partial<Screen> = {}): Screen {
  return {
    id,
    communityId: 'wangting',
    name: { zh: `屏幕 ${id}`, en: `Screen ${id}` },
    role: 'screen',
    place: 'lobby',
    building: '1',
    width: 1920,
    height: 1080,
    hours: [],
    paired: true,
    health: null,
    ...over,
  }
}

export function noticeOf(id: string, over: Partial<Notice> = {}): Notice {
  return {
    id,
    communityId: 'wangting',
    heading: { zh: `通知 ${id}`, en: `Notice ${id}` },
    body: { zh: '正文' },
    source: { zh: '望汀苑物业服务中心' },
    picture: null,
    priority: 1,
    durationMs: 8_000,
    screenIds: ['s1'],
    validFrom: '2026-11-20T16:00:00.000Z',
    validUntil: '2026-11-25T16:00:00.000Z',
    state: 'published',
    revision: 1,
    createdAt: '2026-11-20T16:00:00.000Z',
    createdBy: '沈主管',
    publishedAt: '2026-11-20T16:00:00.000Z',
    ...over,
  }
}

export function campaignOf(id: string, over: Partial<Campaign> = {}): Campaign {
  return {
    id,
    kind: 'ad',
    name: { zh: `投放 ${id}` },
    advertiser: { zh: '渡口食堂' },
    brand: null,
    category: null,
    sharePercent: 8,
    screenIds: ['s1'],
    from: '2026-11-20T16:00:00.000Z',
    until: '2026-12-20T16:00:00.000Z',
    creatives: [{ sha256: 'a'.repeat(64), shape: 'landscape', durationMs: 5_000 }],
    state: 'booked',
    createdAt: '2026-11-20T16:00:00.000Z',
    ...over,
  }
}

export function orderOf(number: number, over: Partial<Order> = {}): Order {
  const price = { minor: 12_50, currency: 'CNY' } as const
  const total = { minor: 25_00, currency: 'CNY' } as const
  return {
    id: `o${number}`,
    number,
    shopId: 'canteen',
    shopName: { zh: '渡口社区食堂' },
    communityId: 'wangting',
    kioskId: 'k1',
    state: 'placed',
    lines: [{ productId: 'noodles', name: { zh: '葱油拌面' }, price, count: 2, total }],
    total,
    placedAt: '2026-11-21T05:50:00.000Z',
    doneAt: null,
    ...over,
  }
}

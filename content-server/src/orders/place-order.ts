import { createHash } from 'node:crypto'
import type { Order, placeOrder as route } from '@linli/contract/orders.ts'
import { refuse } from '@linli/contract/refusals.ts'
import type { Asked } from '@linli/contract/route.ts'
import { record } from '../audit/record.ts'
import type { StockedShop } from '../catalogue/catalogue-store.ts'
import { isOpen } from '../catalogue/shop-hours.ts'
import type { Context } from '../context.ts'
import type { DeviceActor } from '../people/actor.ts'
import type { Stores } from '../store/stores.ts'
import { wallClock, type WallClock } from '../time/local-time.ts'
import { piecesOf, priced, totalOf, type OrderLine } from './order.ts'

type Wish = Asked<typeof route>['body']
type Needs = Pick<Context, 'store' | 'clock' | 'newId'>

/**
 * Places what a resident confirmed, or answers with the order that this kiosk's key has already placed.
 * A refusal takes nothing: no stock, no number, and the key stays free.
 */
export function placeOrder(context: Needs, kiosk: DeviceActor, wish: Wish): Promise<Order> {
  const orderId = context.newId()
  return context.store.change(async (stores) => {
    const claim = { kioskId: kiosk.screenId, key: wish.key, askedHash: hashOf(wish), orderId }
    if (!(await stores.orders.claim(claim))) return placedBefore(stores, claim)

    const shop = await stores.catalogue.findShop(kiosk.communityId, wish.shopId)
    if (!shop) throw refuse('thing/not-found', { shopId: wish.shopId })
    const placedAt = context.clock()
    const now = await wallClockOf(stores, kiosk.communityId, placedAt)
    const lines = priced(wish.lines, shop.products)
    const total = totalOf(lines)
    if (!isOpen(shop.hours, now)) throw refuse('order/shop-closed', { shop: shop.name })
    await takeFromStock(stores, lines)
    if (total.minor !== wish.expected.minor) throw refuse('order/price-changed', { total })

    const number = await stores.orders.nextNumber(shop.id, now.date)
    const order = { id: orderId, number, ...placeOf(kiosk, shop), lines, total, placedAt }
    const placed: Order = { ...order, state: 'placed', doneAt: null }
    await stores.orders.add(placed, now.date)
    const details = { shop: shop.id, number, totalMinor: total.minor }
    await record(context, stores, { actor: kiosk, verb: 'place-order', thing: `order:${orderId}`, details })
    return placed
  })
}

function placeOf(kiosk: DeviceActor, shop: StockedShop) {
  const { communityId, screenId: kioskId } = kiosk
  return { shopId: shop.id, shopName: shop.name, communityId, kioskId }
}

async function placedBefore(
  stores: Stores,
  { kioskId, key, askedHash }: { kioskId: string; key: string; askedHash: string },
): Promise<Order> {
  const claim = await stores.orders.findClaim(kioskId, key)
  if (claim?.askedHash !== askedHash) throw refuse('order/key-reused', { key })
  const order = await stores.orders.find('everywhere', claim.orderId)
  if (!order) throw new Error(`The key ${key} of the kiosk ${kioskId} has no order`)
  return order
}

async function takeFromStock(stores: Stores, lines: readonly OrderLine[]): Promise<void> {
  for (const { productId, count } of piecesOf(lines)) {
    if (await stores.catalogue.takeStock(productId, count)) continue
    const product = lines.find((line) => line.productId === productId)?.name
    throw refuse('order/sold-out', { productId, product })
  }
}

async function wallClockOf(stores: Stores, communityId: string, at: string): Promise<WallClock> {
  const [community] = await stores.people.communities([communityId])
  if (!community) throw new Error(`The kiosk stands in no community: ${communityId}`)
  return wallClock(at, community.zone)
}

/** What was asked, so that a repeat is told from another wish under the same key. */
function hashOf({ shopId, lines, expected }: Wish): string {
  const asked = [shopId, lines.map(({ productId, count }) => [productId, count]), expected.minor]
  return createHash('sha256').update(JSON.stringify(asked)).digest('hex')
}

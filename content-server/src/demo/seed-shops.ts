import type { Product } from '@linli/contract/catalogue.ts'
import { fen } from '@linli/contract/money.ts'
import { district } from '../../demo/district.ts'
import type { Product as DemoProduct, Shop, Words } from '../../demo/district-types.ts'
import type { Stores } from '../store/stores.ts'
import { openHours } from './demo-day.ts'
import type { DemoMedia } from './seed-media.ts'

/** Baked this morning: when they are gone, they are gone. */
const PIECES = new Map([['bakery', 24]])

/** Every shop serves each community that has a kiosk. */
export async function seedShops(stores: Stores, media: DemoMedia): Promise<void> {
  const communities = [...new Set(district.kiosks.map((kiosk) => kiosk.community))]
  for (const communityId of communities) {
    for (const shop of district.catalogue) await seedShop(stores, { shop, communityId, media })
  }
}

async function seedShop(
  stores: Stores,
  at: { shop: Shop; communityId: string; media: DemoMedia },
): Promise<void> {
  const { shop, communityId, media } = at
  const merchant = district.merchants.find(({ key }) => key === shop.merchant)
  if (!merchant) throw new Error(`The demo has no merchant ${shop.merchant}.`)
  const id = `shop-${shop.merchant}-${communityId}`
  await stores.catalogue.addShop({
    ...{ id, communityId, name: merchant.name, hours: openHours(shop.hours) },
    description: joined(shop.greeting, shop.pickup),
  })
  for (const [place, product] of shop.products.entries()) {
    const sold = productOf(product, { shopId: id, media, stock: PIECES.get(shop.merchant) ?? null })
    if (sold.picture) await stores.media.allow([sold.picture], [communityId])
    await stores.catalogue.addProduct({ ...sold, place })
  }
}

type Sold = { shopId: string; media: DemoMedia; stock: number | null }

function productOf(product: DemoProduct, { shopId, media, stock }: Sold): Product {
  const { name, description, unit } = product
  return {
    ...{ id: `${shopId}-${product.key}`, shopId, name, stock, price: fen(product.priceFen) },
    description: joined(description, { zh: `每${unit.zh}`, en: `per ${unit.en}` }),
    picture: media(product.picture).sha256,
  }
}

function joined(first: Words, second: Words): Words {
  return { zh: `${first.zh} · ${second.zh}`, en: `${first.en} · ${second.en}` }
}

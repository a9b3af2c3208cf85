import { sql, type Kysely } from 'kysely'
import { Product, Shop } from '@linli/contract/catalogue.ts'
import type { Scope } from '../people/actor.ts'
import type { Tables } from '../store/tables.ts'

export type CatalogueTables = {
  shops: { id: string; community_id: string; name: string; description: string; hours: string }
  products: {
    id: string
    shop_id: string
    place: number
    name: string
    description: string
    price_minor: number
    picture: string | null
    stock: number | null
  }
}

/** Rows in one statement: engines bound its parameters. */
const CHUNK = 500

/** A shop as it is kept; whether it is open follows from its hours and the time. */
const KeptShop = Shop.omit({ open: true, products: true })
export type KeptShop = Omit<Shop, 'open' | 'products'>
export type StockedShop = KeptShop & { products: Product[] }

export function catalogueStore(db: Kysely<Tables>) {
  return { ...shelves(db), ...stock(db) }
}

function shelves(db: Kysely<Tables>) {
  async function stocked(rows: CatalogueTables['shops'][]): Promise<StockedShop[]> {
    const shops = rows.map((row) => ({ ...shopOf(row), products: [] as Product[] }))
    const byId = new Map(shops.map((shop) => [shop.id, shop]))
    for (let i = 0; i < shops.length; i += CHUNK) {
      const ids = shops.slice(i, i + CHUNK).map((shop) => shop.id)
      const products = await db
        .selectFrom('products')
        .selectAll()
        .where('shop_id', 'in', ids)
        .orderBy('place')
        .orderBy('id')
        .execute()
      for (const product of products) byId.get(product.shop_id)?.products.push(productOf(product))
    }
    return shops
  }

  return {
    /** Leaves a shop that is already there as it is. */
    async addShop(shop: KeptShop): Promise<void> {
      const kept = db.insertInto('shops').values(shopRow(shop))
      await kept.onConflict((conflict) => conflict.column('id').doNothing()).execute()
    },

    /** `place` is where it stands in the shop's list. Leaves a product that is already there as it is. */
    async addProduct(product: Product & { place: number }): Promise<void> {
      const kept = db.insertInto('products').values(productRow(product))
      await kept.onConflict((conflict) => conflict.column('id').doNothing()).execute()
    },

    async findShop(communityId: string, id: string): Promise<StockedShop | undefined> {
      const rows = await db
        .selectFrom('shops')
        .selectAll()
        .where('id', '=', id)
        .where('community_id', '=', communityId)
        .execute()
      return (await stocked(rows))[0]
    },

    async shopsOf(scope: Scope): Promise<StockedShop[]> {
      let query = db.selectFrom('shops').selectAll().orderBy('id')
      if (scope !== 'everywhere') query = query.where('community_id', 'in', [...scope, ''])
      return stocked(await query.execute())
    },
  }
}

function stock(db: Kysely<Tables>) {
  return {
    /** Takes so many pieces off the stock; `false`, and nothing taken, when fewer are left. */
    async takeStock(productId: string, count: number): Promise<boolean> {
      const taken = await db
        .updateTable('products')
        .set({ stock: sql<number | null>`stock - ${count}` })
        .where('id', '=', productId)
        .where((is) => is.or([is('stock', 'is', null), is('stock', '>=', count)]))
        .executeTakeFirst()
      return taken.numUpdatedRows === 1n
    },

    async giveBack(productId: string, count: number): Promise<void> {
      await db
        .updateTable('products')
        .set({ stock: sql<number | null>`stock + ${count}` })
        .where('id', '=', productId)
        .execute()
    },
  }
}

function shopRow({ id, communityId, name, description, hours }: KeptShop): CatalogueTables['shops'] {
  return {
    id,
    community_id: communityId,
    name: JSON.stringify(name),
    description: JSON.stringify(description),
    hours: JSON.stringify(hours),
  }
}

function productRow(product: Product & { place: number }): CatalogueTables['products'] {
  return {
    id: product.id,
    shop_id: product.shopId,
    place: product.place,
    name: JSON.stringify(product.name),
    description: JSON.stringify(product.description),
    price_minor: product.price.minor,
    picture: product.picture,
    stock: product.stock,
  }
}

function shopOf(row: CatalogueTables['shops']): KeptShop {
  return KeptShop.parse({
    id: row.id,
    communityId: row.community_id,
    name: JSON.parse(row.name),
    description: JSON.parse(row.description),
    hours: JSON.parse(row.hours),
  })
}

function productOf(row: CatalogueTables['products']): Product {
  return Product.parse({
    id: row.id,
    shopId: row.shop_id,
    name: JSON.parse(row.name),
    description: JSON.parse(row.description),
    price: { minor: row.price_minor, currency: 'CNY' },
    picture: row.picture,
    stock: row.stock,
  })
}

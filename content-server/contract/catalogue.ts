import { z } from 'zod'
import { Id, Sha256 } from './ids.ts'
import { Money } from './money.ts'
import { route } from './route.ts'
import { OpenHours } from './screens.ts'
import { bilingual, Name } from './text.ts'
import { STAFF } from './who.ts'

export const Product = z.strictObject({
  id: Id,
  shopId: Id,
  name: Name,
  description: bilingual(300),
  price: Money,
  picture: Sha256.nullable(),
  /** Pieces left today; null is without limit. */
  stock: z.int().min(0).nullable(),
})
export type Product = z.infer<typeof Product>

export const Shop = z.strictObject({
  id: Id,
  communityId: Id,
  name: Name,
  description: bilingual(300),
  hours: OpenHours,
  open: z.boolean(),
  products: z.array(Product),
})
export type Shop = z.infer<typeof Shop>

export const kioskCatalogue = route({
  method: 'GET',
  path: '/api/kiosk/catalogue',
  who: ['kiosk'],
  summary: "What the shops of the kiosk's community sell",
  reply: z.strictObject({ shops: z.array(Shop) }),
})

export const listShops = route({
  method: 'GET',
  path: '/api/shops',
  who: STAFF,
  summary: 'The shops of the communities one works for, with their products',
  reply: z.strictObject({ shops: z.array(Shop) }),
})

import { bakeryProducts, canteenProducts, fruitProducts } from './products.ts'
import type { Shop } from './district-types.ts'

/** The shops a kiosk sells for. The fruit shop hands over by locker and so never closes. */
export const catalogue = [
  {
    merchant: 'canteen',
    greeting: { zh: '现炒现盛，二十分钟取餐', en: 'Cooked to order, ready in twenty minutes' },
    hours: { from: '06:30', until: '20:00' },
    pickup: { zh: '食堂 2 号窗口，凭取餐号', en: 'Canteen, window 2, by number' },
    products: canteenProducts,
  },
  {
    merchant: 'bakery',
    greeting: { zh: '每天两炉，清晨六点半和下午三点', en: 'Two bakes a day, 6:30 and 15:00' },
    hours: { from: '06:30', until: '21:00' },
    pickup: { zh: '到店自取，或晚七点送到大堂', en: 'Collect at the shop, or in the lobby at 19:00' },
    products: bakeryProducts,
  },
  {
    merchant: 'fruit',
    greeting: { zh: '坏果包赔，称重足秤', en: 'Honest scales, bad fruit replaced' },
    hours: 'always',
    pickup: { zh: '大堂冷藏柜，凭取货码', en: 'Chilled locker in the lobby, by code' },
    products: fruitProducts,
  },
] as const satisfies readonly Shop[]

import type { Product, Shop } from '@linli/contract/catalogue.ts'
import { fen } from '@linli/contract/money.ts'
import { pictureOf } from './pictures.ts'

type Text = [name: string, description: string]

function product(
  shopId: string,
  id: string,
  yuan: number,
  stock: number | null,
  zh: Text,
  en: Text,
): Product {
  return {
    ...{ id, shopId, price: fen(Math.round(yuan * 100)), stock, picture: pictureOf(`product-${id}`) },
    name: { zh: zh[0], en: en[0] },
    description: { zh: zh[1], en: en[1] },
  }
}

const food = (id: string, yuan: number, stock: number | null, zh: Text, en: Text) =>
  product('canteen', id, yuan, stock, zh, en)

/** A canteen, a bakery that is closed and a fruit shop that never is. */
export const sampleShops: Shop[] = [
  {
    id: 'canteen',
    communityId: 'wangting',
    name: { zh: '渡口社区食堂', en: 'Ferry Landing Community Canteen' },
    description: { zh: '现炒现盛，二十分钟取餐', en: 'Cooked to order, ready in twenty minutes' },
    hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '06:30', to: '20:00' }],
    open: true,
    products: [
      food(
        'pork-rice',
        18,
        30,
        ['红烧肉饭', '五花肉慢炖两小时，配卤蛋和青菜'],
        ['Red-braised pork on rice', 'Braised for two hours, with egg and greens'],
      ),
      food(
        'tomato-noodles',
        12,
        null,
        ['番茄鸡蛋面', '番茄现炒出沙，手擀面，汤可续'],
        ['Tomato and egg noodles', 'Hand-rolled noodles, broth refilled'],
      ),
      food(
        'steamed-bass',
        26,
        3,
        ['清蒸鲈鱼套餐', '整条鲈鱼，葱姜清蒸，两素一饭'],
        ['Steamed bass set', 'A whole bass with ginger and scallion'],
      ),
      food(
        'wonton',
        10,
        0,
        ['鲜肉小馄饨', '皮薄如纱，虾皮紫菜汤底'],
        ['Little pork wontons', 'Paper-thin skins in a seaweed broth'],
      ),
      food(
        'greens',
        8,
        null,
        ['白灼时蔬', '当天到的菜心，少油少盐'],
        ['Blanched greens', "Today's choy sum"],
      ),
      food(
        'pork-buns',
        5,
        null,
        ['鲜肉包两只', '老面发酵，清晨五点上笼'],
        ['Two pork buns', 'In the steamer since five'],
      ),
      food('soy-milk', 3, null, ['现磨豆浆', '黄豆浸泡一夜，甜淡自选'], ['Fresh soy milk', 'Sweet or plain']),
    ],
  },
  {
    id: 'bakery',
    communityId: 'wangting',
    name: { zh: '麦灯烘焙', en: 'Wheatlight Bakery' },
    description: { zh: '每天两炉，清晨六点半和下午三点', en: 'Two bakes a day, 6:30 and 15:00' },
    hours: [{ days: [1, 2, 3, 4, 5], from: '06:30', to: '21:00' }],
    open: false,
    products: [
      product(
        'bakery',
        'milk-loaf',
        16,
        null,
        ['汤种牛奶吐司', '奶香绵软'],
        ['Milk loaf', 'Soft for two days'],
      ),
      product('bakery', 'croissant', 12, 8, ['黄油可颂', '二十七层'], ['Butter croissant', 'Flaky']),
      product('bakery', 'bagel', 9, null, ['芝麻贝果', '先煮后烤'], ['Sesame bagel', 'Boiled, then baked']),
    ],
  },
  {
    id: 'fruit',
    communityId: 'wangting',
    name: { zh: '三筐果铺', en: 'Three Baskets Fruit' },
    description: { zh: '坏果包赔，称重足秤', en: 'Honest scales, bad fruit replaced' },
    hours: [],
    open: true,
    products: [
      product(
        'fruit',
        'oranges',
        16.8,
        null,
        ['脐橙', '皮薄汁多'],
        ['Navel oranges', 'Thin skin, much juice'],
      ),
      product('fruit', 'apples', 12.9, null, ['红苹果', '脆甜'], ['Red apples', 'Crisp']),
      product('fruit', 'grapes', 25.8, 6, ['紫葡萄', '清晨剪下'], ['Purple grapes', 'Cut this morning']),
    ],
  },
]

import type { Product } from './district-types.ts'

const portion = { zh: '份', en: 'portion' }
const bowl = { zh: '碗', en: 'bowl' }
const piece = { zh: '个', en: 'piece' }
const kilogram = { zh: '公斤', en: 'kg' }

export const canteenProducts = [
  {
    key: 'pork-rice',
    name: { zh: '红烧肉饭', en: 'Red-braised pork on rice' },
    description: {
      zh: '五花肉慢炖两小时，配卤蛋和青菜',
      en: 'Belly pork braised for two hours, with egg and greens',
    },
    priceFen: 18_00,
    unit: portion,
    picture: 'product-pork-rice',
  },
  {
    key: 'tomato-noodles',
    name: { zh: '番茄鸡蛋面', en: 'Tomato and egg noodles' },
    description: {
      zh: '番茄现炒出沙，手擀面，汤可续',
      en: 'Fresh tomatoes, hand-rolled noodles, broth refilled',
    },
    priceFen: 12_00,
    unit: bowl,
    picture: 'product-tomato-noodles',
  },
  {
    key: 'steamed-bass',
    name: { zh: '清蒸鲈鱼套餐', en: 'Steamed bass set' },
    description: {
      zh: '整条鲈鱼，葱姜清蒸，两素一饭',
      en: 'A whole bass with ginger and scallion, two sides, rice',
    },
    priceFen: 26_00,
    unit: portion,
    picture: 'product-steamed-bass',
  },
  {
    key: 'scallion-noodles',
    name: { zh: '葱油拌面', en: 'Scallion oil noodles' },
    description: {
      zh: '小葱熬油，生抽提鲜，拌匀再吃',
      en: 'Slow-cooked scallion oil and soy; toss before eating',
    },
    priceFen: 9_00,
    unit: bowl,
    picture: 'product-scallion-noodles',
  },
  {
    key: 'wonton',
    name: { zh: '鲜肉小馄饨', en: 'Little pork wontons' },
    description: { zh: '皮薄如纱，虾皮紫菜汤底', en: 'Paper-thin skins in a seaweed and shrimp broth' },
    priceFen: 10_00,
    unit: bowl,
    picture: 'product-wonton',
  },
  {
    key: 'greens',
    name: { zh: '白灼时蔬', en: 'Blanched greens' },
    description: { zh: '当天到的菜心，少油少盐', en: 'Today’s choy sum, light on oil and salt' },
    priceFen: 8_00,
    unit: portion,
    picture: 'product-greens',
  },
  {
    key: 'pork-buns',
    name: { zh: '鲜肉包两只', en: 'Two pork buns' },
    description: { zh: '老面发酵，清晨五点上笼', en: 'Old-dough buns, in the steamer since five' },
    priceFen: 5_00,
    unit: portion,
    picture: 'product-pork-buns',
  },
  {
    key: 'soy-milk',
    name: { zh: '现磨豆浆', en: 'Fresh soy milk' },
    description: { zh: '黄豆浸泡一夜，甜淡自选', en: 'Beans soaked overnight, sweet or plain' },
    priceFen: 3_00,
    unit: bowl,
    picture: 'product-soy-milk',
  },
] as const satisfies readonly Product[]

export const bakeryProducts = [
  {
    key: 'milk-loaf',
    name: { zh: '汤种牛奶吐司', en: 'Milk loaf' },
    description: { zh: '奶香绵软，放两天也不干', en: 'Tangzhong milk bread, soft for two days' },
    priceFen: 16_00,
    unit: { zh: '条', en: 'loaf' },
    picture: 'product-milk-loaf',
  },
  {
    key: 'croissant',
    name: { zh: '黄油可颂', en: 'Butter croissant' },
    description: { zh: '二十七层，酥得掉渣', en: 'Twenty-seven layers, gloriously flaky' },
    priceFen: 12_00,
    unit: piece,
    picture: 'product-croissant',
  },
  {
    key: 'cinnamon-roll',
    name: { zh: '肉桂卷', en: 'Cinnamon roll' },
    description: { zh: '黑糖肉桂馅，薄薄一层糖霜', en: 'Brown sugar and cinnamon under a thin icing' },
    priceFen: 13_00,
    unit: piece,
    picture: 'product-cinnamon-roll',
  },
  {
    key: 'bagel',
    name: { zh: '芝麻贝果', en: 'Sesame bagel' },
    description: { zh: '低糖无油，先煮后烤', en: 'Boiled, then baked; little sugar, no oil' },
    priceFen: 9_00,
    unit: piece,
    picture: 'product-bagel',
  },
  {
    key: 'baguette',
    name: { zh: '乡村法棍', en: 'Country baguette' },
    description: { zh: '石磨面粉，隔夜发酵', en: 'Stone-milled flour, proved overnight' },
    priceFen: 14_00,
    unit: { zh: '根', en: 'piece' },
    picture: 'product-baguette',
  },
  {
    key: 'salt-roll',
    name: { zh: '海盐卷', en: 'Sea salt roll' },
    description: { zh: '底部焦脆，中间一汪黄油', en: 'Crisp below, a pool of butter inside' },
    priceFen: 6_00,
    unit: piece,
    picture: 'product-salt-roll',
  },
  {
    key: 'osmanthus-cake',
    name: { zh: '桂花奶油蛋糕', en: 'Osmanthus cream cake' },
    description: { zh: '戚风夹桂花冻，一人份', en: 'Chiffon with osmanthus jelly, for one' },
    priceFen: 22_00,
    unit: { zh: '块', en: 'slice' },
    picture: 'product-osmanthus-cake',
  },
] as const satisfies readonly Product[]

export const fruitProducts = [
  {
    key: 'oranges',
    name: { zh: '脐橙', en: 'Navel oranges' },
    description: { zh: '皮薄汁多，一公斤约五个', en: 'Thin skin, much juice; about five a kilo' },
    priceFen: 16_80,
    unit: kilogram,
    picture: 'product-oranges',
  },
  {
    key: 'apples',
    name: { zh: '红苹果', en: 'Red apples' },
    description: { zh: '脆甜带一点酸，不打蜡', en: 'Crisp, sweet, a little sharp; unwaxed' },
    priceFen: 12_90,
    unit: kilogram,
    picture: 'product-apples',
  },
  {
    key: 'grapes',
    name: { zh: '紫葡萄', en: 'Purple grapes' },
    description: { zh: '果粉完整，清晨剪下', en: 'Bloom intact, cut this morning' },
    priceFen: 25_80,
    unit: kilogram,
    picture: 'product-grapes',
  },
  {
    key: 'watermelon',
    name: { zh: '切半西瓜', en: 'Half a watermelon' },
    description: { zh: '不够甜，明天来换', en: 'Not sweet? We replace it tomorrow' },
    priceFen: 19_80,
    unit: { zh: '半个', en: 'half' },
    picture: 'product-watermelon',
  },
  {
    key: 'pears',
    name: { zh: '香梨', en: 'Fragrant pears' },
    description: { zh: '细腻多汁，炖汤也好', en: 'Fine and juicy; good stewed too' },
    priceFen: 13_80,
    unit: kilogram,
    picture: 'product-pears',
  },
  {
    key: 'lemons',
    name: { zh: '黄柠檬', en: 'Lemons' },
    description: { zh: '四个一袋，香气足', en: 'Four a bag, full of scent' },
    priceFen: 9_90,
    unit: { zh: '袋', en: 'bag' },
    picture: 'product-lemons',
  },
  {
    key: 'fruit-cup',
    name: { zh: '当日果切杯', en: 'Fruit cup of the day' },
    description: { zh: '四样时令水果，下单后现切', en: 'Four fruits in season, cut when you order' },
    priceFen: 15_00,
    unit: { zh: '杯', en: 'cup' },
    picture: 'product-fruit-cup',
  },
] as const satisfies readonly Product[]

import type { Shop } from '@linli/contract/catalogue.ts'
import type { HomeBills } from '../src/bills/bills-store.ts'
import type { ReadableNotice } from '@linli/contract/kiosk-notices.ts'
import { fen } from '@linli/contract/money.ts'

/** A believable community for the tests; pictures are addressed by what `pictureOf` makes of a name. */
export const community = { zh: '望汀苑', en: 'Wangting Court' }
const office = { zh: '望汀苑物业服务中心', en: 'Wangting Court Property Office' }

export function sampleNotices(now: number, pictureOf: (name: string) => string | null): ReadableNotice[] {
  const day = 86_400_000
  const at = (ms: number) => new Date(ms).toISOString()
  const times = { validFrom: at(now - day), validUntil: at(now + 3 * day), publishedAt: at(now - day) }
  const notice = (
    id: string,
    priority: number,
    zh: [string, string],
    en: [string, string],
    picture = '',
  ) => ({
    ...{ id, priority, source: office, picture: pictureOf(picture), ...times },
    heading: { zh: zh[0], en: en[0] },
    body: { zh: zh[1], en: en[1] },
  })
  return [
    notice(
      'menu',
      1,
      ['本周食堂菜单', '周一红烧肉，周二清蒸鲈鱼，周三番茄牛腩。六十五岁以上老人凭卡八折。'],
      ['The canteen this week', 'Monday braised pork, Tuesday steamed bass, Wednesday beef with tomato.'],
      'notice-menu',
    ),
    notice(
      'water',
      3,
      [
        '明天 9:00 至 17:00，3 号楼、5 号楼停水检修',
        '因二次供水水箱清洗和阀门更换，3 号楼、5 号楼将于明天上午 9 时至下午 5 时停水。\n\n请提前储水，关好水龙头。恢复供水后先放水两分钟，待水清后再使用。行动不便的老人如需送水上门，请告诉物业服务中心，工作人员会在上午 8 时前送到。\n\n施工期间单元门口有噪声，给您添麻烦了。工程如提前完成，将提前恢复供水并在大堂屏幕上通知。',
      ],
      [
        'No water in Buildings 3 and 5 tomorrow, 9:00 to 17:00',
        'The tanks are cleaned and valves replaced. Please store water and close your taps. Let the water run for two minutes afterwards. If you cannot carry water yourself, tell the property office: staff will bring it by 8:00.',
      ],
    ),
    notice(
      'cat',
      1,
      ['寻找橘猫“年糕”', '上周五晚在南门走失，戴红色项圈，亲人。见到请拍照并告诉门岗。'],
      ['Have you seen Niangao, an orange cat?', 'Lost at the south gate on Friday, red collar, friendly.'],
      'notice-cat',
    ),
    notice(
      'drill',
      2,
      ['周六上午消防演练', '周六 10:00 各楼栋响警报，请走楼梯到中心花园集合，约二十分钟。'],
      [
        'Fire drill on Saturday morning',
        'Alarms sound at 10:00. Please take the stairs to the central garden.',
      ],
    ),
    notice(
      'vaccine',
      2,
      ['流感疫苗接种，六十岁以上免费', '本周三、周四 8:30–11:00，社区卫生站一楼，请带身份证和医保卡。'],
      ['Flu vaccination, free from 60', 'Wednesday and Thursday 8:30–11:00, health station, ground floor.'],
    ),
    notice(
      'books',
      1,
      ['旧书交换角开张', '大堂东侧书架，带一本来，换一本走。'],
      ['Book exchange', 'The shelf east of the lobby: bring one, take one.'],
      'notice-books',
    ),
    notice(
      'lift',
      1,
      ['2 号楼 1 单元电梯保养', '周五 14:00–16:00，请走 2 单元或楼梯。'],
      ['Lift maintenance in Building 2', 'Friday 14:00–16:00, please use unit 2 or the stairs.'],
    ),
  ]
}

export function sampleShops(pictureOf: (name: string) => string | null): Shop[] {
  const product = (
    shopId: string,
    id: string,
    yuan: number,
    stock: number | null,
    zh: string[],
    en: string[],
  ) => ({
    ...{ id, shopId, price: fen(Math.round(yuan * 100)), stock, picture: pictureOf(`product-${id}`) },
    name: { zh: zh[0] ?? '', en: en[0] ?? '' },
    description: { zh: zh[1] ?? '', en: en[1] ?? '' },
  })
  const food = (id: string, yuan: number, stock: number | null, zh: string[], en: string[]) =>
    product('canteen', id, yuan, stock, zh, en)
  return [
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
        food(
          'soy-milk',
          3,
          null,
          ['现磨豆浆', '黄豆浸泡一夜，甜淡自选'],
          ['Fresh soy milk', 'Sweet or plain'],
        ),
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
}

export function sampleHome(): HomeBills {
  const bill = (id: string, kind: 'property' | 'water' | 'electricity' | 'parking', minor: number) => ({
    ...{ id, kind, amount: fen(minor), biller: office, state: 'open' as const, overdue: false },
  })
  return {
    room: '3-2-1201',
    ownerMasked: '林*',
    openTotal: fen(89_981),
    bills: [
      {
        ...bill('p', 'property', 75_180),
        period: '2026-09 至 2026-11',
        dueOn: '2026-11-30',
        lines: [
          {
            label: { zh: '九月物业服务费', en: 'Property service, September' },
            value: '89.5 m² × ¥2.80 = ¥250.60',
          },
          {
            label: { zh: '十月物业服务费', en: 'Property service, October' },
            value: '89.5 m² × ¥2.80 = ¥250.60',
          },
          {
            label: { zh: '十一月物业服务费', en: 'Property service, November' },
            value: '89.5 m² × ¥2.80 = ¥250.60',
          },
        ],
      },
      {
        ...bill('w', 'water', 4_830),
        period: '2026-10',
        dueOn: '2026-12-05',
        lines: [
          { label: { zh: '自来水', en: 'Water' }, value: '1186 → 1200 = 14 m³ × ¥2.55' },
          { label: { zh: '污水处理', en: 'Sewage treatment' }, value: '14 m³ × ¥0.90' },
        ],
      },
      {
        ...bill('e', 'electricity', 9_971),
        ...{ period: '2026-10', dueOn: '2026-11-15', overdue: true },
        lines: [{ label: { zh: '峰时用电', en: 'Peak' }, value: '139 kWh × ¥0.568' }],
      },
      {
        ...bill('c', 'parking', 45_000),
        ...{ state: 'paid' as const, period: '2026-09 至 2026-11', dueOn: '2026-10-10', lines: [] },
      },
    ],
  }
}

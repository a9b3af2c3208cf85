import type { Notice } from './district-types.ts'

const subdistrict = { zh: '鹭汀街道办事处', en: 'Luting Subdistrict Office' }
const safetyOffice = { zh: '鹭汀街道平安建设办公室', en: 'Luting Public Safety Office' }
const wangtingOffice = { zh: '望汀苑物业服务中心', en: 'Wangting Court Property Office' }

/** What the subdistrict, the owners and the neighbours post: safety, health, meetings, company. */
export const neighbourNotices = [
  {
    key: 'lost-cat',
    heading: { zh: '寻猫：三花猫「年糕」', en: 'Lost cat: “Niangao”, a calico' },
    body: {
      zh: '{day-1}晚在 2 号楼附近走失，四岁母猫，戴红项圈，左耳黑、右耳橘，怕生。请勿追赶，见到请告知岗亭，必有酬谢。',
      en: 'Missing near Building 2 since {day-1}: female, four, red collar, left ear black, right ear ginger, shy. Please do not chase her; tell the gate. Reward.',
    },
    source: { zh: '望汀苑 2 号楼住户', en: 'A household in Building 2, Wangting Court' },
    priority: 2,
    to: { communities: ['wangting', 'liupu'] },
    shown: { fromDay: -1, untilDay: 6 },
    durationMs: 8_000,
    picture: 'notice-cat',
  },
  {
    key: 'fire-drill',
    heading: { zh: '消防演练，听到警铃勿慌', en: 'Fire drill: do not be alarmed' },
    body: {
      zh: '{day+2}15:00 在 2 号楼演练，会有警铃和白烟。听到广播请走楼梯，勿乘电梯。现场教用灭火器，欢迎带孩子来。',
      en: 'A drill takes place at Building 2 on {day+2}, 15:00, with alarm bells and white smoke. Take the stairs, not the lift. Learn to use an extinguisher; children welcome.',
    },
    source: wangtingOffice,
    priority: 2,
    to: { communities: ['wangting'] },
    shown: { fromDay: -2, untilDay: 2 },
    durationMs: 8_000,
  },
  {
    key: 'flu-vaccination',
    heading: { zh: '流感疫苗进小区接种', en: 'Flu vaccination comes to you' },
    body: {
      zh: '{day+3}8:30 至 11:00，党群服务站一楼。60 岁以上老人免费，请带身份证和医保卡，接种后留观半小时。',
      en: 'On {day+3}, 8:30–11:00, ground floor of the neighbourhood centre. Free for residents over 60: bring ID and insurance card, and stay half an hour afterwards.',
    },
    source: { zh: '鹭汀社区卫生服务中心', en: 'Luting Community Health Centre' },
    priority: 2,
    to: 'district',
    shown: { fromDay: -2, untilDay: 3 },
    durationMs: 7_500,
  },
  {
    key: 'waste-sorting',
    heading: { zh: '厨余垃圾，破袋再投', en: 'Kitchen waste: out of the bag first' },
    body: {
      zh: '投放时间为早 7 点至 9 点、晚 6 点至 8 点。厨余倒入绿桶，袋子投灰桶。大骨头、粽叶属于干垃圾。',
      en: 'Drop-off 7–9 in the morning, 6–8 in the evening. Empty kitchen waste into the green bin, the bag into the grey one. Large bones and rice-dumpling leaves are dry waste.',
    },
    source: subdistrict,
    priority: 1,
    to: 'district',
    shown: { fromDay: -14, untilDay: 30 },
    durationMs: 7_500,
    picture: 'notice-sorting',
  },
  {
    key: 'owners-meeting',
    heading: { zh: '业主大会：表决电梯更新', en: 'Owners vote on new lifts' },
    body: {
      zh: '{day+5}19:00，活动室二楼。方案和报价已贴在各楼大堂。不能到场可填书面票，{date+4}前投入票箱。',
      en: 'On {day+5}, 19:00, activity room, second floor. Plans and quotes hang in each lobby. Cannot come? Put a written vote in the box by {date+4}.',
    },
    source: { zh: '望汀苑业主委员会', en: 'Wangting Court Owners’ Committee' },
    priority: 2,
    to: { communities: ['wangting'] },
    shown: { fromDay: -4, untilDay: 5 },
    durationMs: 7_500,
  },
  {
    key: 'children-safety',
    heading: { zh: '孩子独自在家，先说好三件事', en: 'Home alone? Three things to agree on' },
    body: {
      zh: '不给陌生人开门，不攀爬窗台，不独自下河边。阳台勿放垫脚物，家长电话贴在门后。紧急时按楼道对讲。',
      en: 'Do not open to strangers, do not climb on sills, do not go to the river alone. Keep stools off balconies and parents’ numbers on the door. In need, press the intercom.',
    },
    source: subdistrict,
    priority: 1,
    to: 'district',
    shown: { fromDay: -5, untilDay: 25 },
    durationMs: 7_000,
  },
  {
    key: 'canteen-menu',
    heading: { zh: '老年食堂今日菜单', en: 'Seniors’ canteen: today’s menu' },
    body: {
      zh: '红烧肉、清蒸鲈鱼、番茄炒蛋、香菇青菜、冬瓜汤。11:00 至 12:30 供应，70 岁以上一荤两素 8 元，可送餐上门。',
      en: 'Braised pork, steamed bass, tomato and egg, greens with mushrooms, winter melon soup. 11:00–12:30. Over 70: three dishes for 8 yuan, home delivery on request.',
    },
    source: { zh: '渡口社区食堂', en: 'Ferry Landing Community Canteen' },
    priority: 1,
    to: { communities: ['wangting', 'liupu'] },
    shown: { fromDay: 0, untilDay: 6 },
    durationMs: 8_000,
    picture: 'notice-menu',
  },
  {
    key: 'fraud-warning',
    heading: { zh: '防诈骗：近期有人冒充物业', en: 'Beware: callers posing as the office' },
    body: {
      zh: '有人来电称「退物业费」，索要验证码。物业从不电话退款，也不加私人微信。已转账请立即拨 110。',
      en: 'Someone phones about “refunds” and asks for a code. We never refund by phone nor use private chats. If you have sent money, dial 110 at once.',
    },
    source: safetyOffice,
    priority: 3,
    to: 'district',
    shown: { fromDay: -1, untilDay: 10 },
    durationMs: 7_000,
  },
  {
    key: 'book-exchange',
    heading: { zh: '周末换书角开张', en: 'Book corner opens this weekend' },
    body: {
      zh: '带一本，换一本，不用登记。地点在柳浦新村 6 号楼架空层，每周六、周日 9:00 至 18:00。童书尤其缺，欢迎捐赠。',
      en: 'Bring one, take one, nothing to sign. Liupu New Village, under Building 6, Saturdays and Sundays 9:00–18:00. Children’s books wanted.',
    },
    source: { zh: '柳浦新村居民委员会', en: 'Liupu New Village Residents’ Committee' },
    priority: 1,
    to: 'district',
    shown: { fromDay: -3, untilDay: 14 },
    durationMs: 7_500,
    picture: 'notice-books',
  },
  {
    key: 'repair-day',
    heading: { zh: '便民日：磨刀、缝补、理发', en: 'Neighbours’ day: knives, mending, hair' },
    body: {
      zh: '{day+6}9:00 至 11:30 在湖滨小广场。磨刀、改裤脚、修伞、理发均免费，师傅都是社区志愿者，请排队取号。',
      en: 'On {day+6}, 9:00–11:30, on the lakeside square. Knife grinding, hems, umbrellas and haircuts are free, all by volunteers. Please take a number.',
    },
    source: { zh: '砚湖里居民委员会', en: 'Yanhu Lane Residents’ Committee' },
    priority: 1,
    to: 'district',
    shown: { fromDay: -2, untilDay: 6 },
    durationMs: 7_500,
  },
] as const satisfies readonly Notice[]

import type { Notice } from './district-types.ts'

const wangtingOffice = { zh: '望汀苑物业服务中心', en: 'Wangting Court Property Office' }
const liupuOffice = { zh: '柳浦新村物业服务中心', en: 'Liupu New Village Property Office' }
const yanhuOffice = { zh: '砚湖里物业服务中心', en: 'Yanhu Lane Property Office' }

/** What the property offices post: supply, lifts, fees, parking. */
export const propertyNotices = [
  {
    key: 'water-off',
    heading: { zh: '1、2 号楼明日停水', en: 'Water off tomorrow, Buildings 1 and 2' },
    body: {
      zh: '水箱更换进水阀，{day+1}9:00 至 14:00 停水。请提前储水，出门前关好龙头。复水初期水色微黄，放两分钟即清。',
      en: 'A tank valve is being replaced: no water {day+1}, 9:00–14:00. Please store some and close your taps before going out. Water may look yellow at first; it clears after two minutes.',
    },
    source: wangtingOffice,
    priority: 3,
    to: { screens: ['lobby-1', 'lift-1', 'outdoor-1', 'kiosk-1'] },
    shown: { fromDay: 0, untilDay: 1 },
    durationMs: 8_000,
  },
  {
    key: 'lift-service',
    heading: { zh: '3 号楼东侧电梯保养', en: 'Building 3: east lift being serviced' },
    body: {
      zh: '2 单元东侧电梯{day+1}13:00 至 16:30 停用保养，西侧照常。行动不便的住户请按楼道对讲，我们派人接送。',
      en: 'The east lift of Unit 2 is out of use {day+1}, 13:00–16:30; the west lift runs as usual. If stairs are hard for you, press the intercom and we will come to help.',
    },
    source: wangtingOffice,
    priority: 2,
    to: { screens: ['lobby-2', 'lift-2'] },
    shown: { fromDay: -1, untilDay: 1 },
    durationMs: 8_000,
  },
  {
    key: 'fee-deadline',
    heading: { zh: '物业费缴纳即将截止', en: 'Property fee due soon' },
    body: {
      zh: '本季度物业费{day+9}截止，逾期按合同计收违约金。大堂终端可查账单，请到物业前台缴费。如已缴清，感谢支持。',
      en: 'This quarter’s property fee is due {day+9}; after that the contract’s late charge applies. Look it up at the lobby kiosk and pay at the property office. If you have paid already: thank you.',
    },
    source: wangtingOffice,
    priority: 2,
    to: { communities: ['wangting'] },
    shown: { fromDay: -3, untilDay: 9 },
    durationMs: 8_000,
  },
  {
    key: 'facade-cleaning',
    heading: { zh: '外墙清洗，请关好门窗', en: 'Façade cleaning: please close windows' },
    body: {
      zh: '{day+2}起清洗听雨楼外墙，每天 8:30 至 17:00，为期三天。请关窗、收回晾晒衣物，勿在警戒线内停留。',
      en: 'The façade of Rain House is cleaned from {day+2}, 8:30–17:00, for three days. Please close windows, take in your washing and keep outside the cordon.',
    },
    source: yanhuOffice,
    priority: 2,
    to: { communities: ['yanhu'] },
    shown: { fromDay: -1, untilDay: 4 },
    durationMs: 7_500,
  },
  {
    key: 'locker-move',
    heading: { zh: '快递柜搬到南门岗亭旁', en: 'Parcel lockers move to the south gate' },
    body: {
      zh: '{day+3}上午搬迁，10:00 至 12:00 暂停取件。新位置有雨棚和夜灯，柜格增至 96 格。请提前取走包裹。',
      en: 'Moving on {day+3}: no pick-up 10:00–12:00. The new place has a roof, night lights and 96 boxes. Please collect your parcels beforehand.',
    },
    source: wangtingOffice,
    priority: 1,
    to: { communities: ['wangting'] },
    shown: { fromDay: -2, untilDay: 5 },
    durationMs: 7_500,
  },
  {
    key: 'parking-order',
    heading: { zh: '东门消防通道停车整治', en: 'East gate: keep the fire lane free' },
    body: {
      zh: '{day+1}起，东门黄线内不得停车。首次贴单提醒，再次联系交警拖移。来访车辆请停北区 12 个临时车位，两小时内免费。',
      en: 'From {day+1} no parking inside the yellow lines at the east gate: first a reminder, then towing. Visitors: 12 bays in the north area, two hours free.',
    },
    source: liupuOffice,
    priority: 2,
    to: { communities: ['liupu'] },
    shown: { fromDay: -1, untilDay: 12 },
    durationMs: 8_000,
  },
  {
    key: 'power-off',
    heading: { zh: '9 号楼夜间短时停电', en: 'Building 9: brief power cut at night' },
    body: {
      zh: '配电柜检修，{day+2}0:30 至 4:30 停电，电梯同时停运。请提前给手机充电，家有医疗设备的住户请告知值班室。',
      en: 'Switchgear maintenance: no power and no lifts {day+2}, 0:30–4:30. Charge your phone beforehand. If you rely on medical equipment, please tell the duty desk.',
    },
    source: liupuOffice,
    priority: 3,
    to: { screens: ['lobby-3', 'lift-3', 'kiosk-2'] },
    shown: { fromDay: 0, untilDay: 2 },
    durationMs: 8_000,
  },
  {
    key: 'e-bike-charging',
    heading: { zh: '电动车请勿推入电梯', en: 'No e-bikes in the lifts' },
    body: {
      zh: '电梯已装识别装置，电动车进入即停止关门。请停到地库 B1 车棚，40 个充电位夜间均有空余，充满自动断电。',
      en: 'The lift now detects e-bikes and keeps its doors open. Please use the shed on B1: 40 charging points, free places every night, power cuts off when full.',
    },
    source: yanhuOffice,
    priority: 2,
    to: { screens: ['lobby-4', 'lift-4'] },
    shown: { fromDay: -10, untilDay: 20 },
    durationMs: 7_500,
  },
  {
    key: 'pest-control',
    heading: { zh: '绿地与楼道消杀', en: 'Pest control in gardens and stairs' },
    body: {
      zh: '{day+4}14:00 至 17:00 在绿地、垃圾房和楼道喷药。请关好窗，看护孩子和宠物，当天勿触碰草坪。',
      en: 'Spraying in gardens, bin rooms and stairwells on {day+4}, 14:00–17:00. Close windows and keep children and pets off the lawns that day.',
    },
    source: liupuOffice,
    priority: 1,
    to: { communities: ['liupu'] },
    shown: { fromDay: 0, untilDay: 4 },
    durationMs: 6_500,
  },
  {
    key: 'found-keys',
    heading: { zh: '失物招领：一串钥匙', en: 'Found: a bunch of keys' },
    body: {
      zh: '{date-1}傍晚，保洁员在儿童乐园长椅旁拾到钥匙四把，带蓝色小鱼挂件。请失主到物业前台认领。',
      en: 'On the evening of {date-1} our cleaner found four keys with a blue fish tag by the playground bench. Please claim them at the front desk.',
    },
    source: wangtingOffice,
    priority: 1,
    to: { communities: ['wangting'] },
    shown: { fromDay: -1, untilDay: 6 },
    durationMs: 6_500,
  },
] as const satisfies readonly Notice[]

import type { ReadableNotice } from '@linli/contract/kiosk-notices.ts'
import { pictureOf } from './pictures.ts'

const office = { zh: '望汀苑物业服务中心', en: 'Wangting Court Property Office' }
const DAY_MS = 86_400_000

type Text = [heading: string, body: string]
type Sample = Pick<ReadableNotice, 'id' | 'priority' | 'source' | 'picture' | 'heading' | 'body'>

function notice(id: string, priority: number, zh: Text, en: Text, picture = ''): Sample {
  return {
    ...{ id, priority, source: office, picture: pictureOf(picture) },
    heading: { zh: zh[0], en: en[0] },
    body: { zh: zh[1], en: en[1] },
  }
}

const SAMPLES: Sample[] = [
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

/** The notices of a believable community, live at `now`. */
export function sampleNotices(now: number): ReadableNotice[] {
  const at = (ms: number) => new Date(ms).toISOString()
  const times = {
    validFrom: at(now - DAY_MS),
    validUntil: at(now + 3 * DAY_MS),
    publishedAt: at(now - DAY_MS),
  }
  return SAMPLES.map((sample) => ({ ...sample, ...times }))
}

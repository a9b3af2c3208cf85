import { demoHousehold } from './household-demo.ts'
import type { Household } from './district-types.ts'

const squareMetre = { zh: '平方米', en: 'm²' }
const cubicMetre = { zh: '立方米', en: 'm³' }
const kilowattHour = { zh: '千瓦时', en: 'kWh' }
const month = { zh: '个月', en: 'months' }

const neighbours = [
  {
    key: 'wangting-1-1-0702',
    community: 'wangting',
    room: '1-1-0702',
    owner: { zh: '周**', en: 'Zhou **' },
    phoneLastFour: '7730',
    areaSquareMetres: 76.8,
    bills: [
      {
        key: 'wangting-1-1-0702-water',
        kind: 'water',
        title: { zh: '{month-1}水费', en: 'Water, {month-1}' },
        period: { fromMonth: -1, untilMonth: -1 },
        issuedDay: -6,
        dueDay: 14,
        lines: [
          {
            label: { zh: '自来水', en: 'Water' },
            amountFen: 25_50,
            measure: { quantity: 10, unit: cubicMetre, unitPriceLi: 2_550, reading: { from: 742, to: 752 } },
          },
          {
            label: { zh: '污水处理', en: 'Sewage treatment' },
            amountFen: 9_00,
            measure: { quantity: 10, unit: cubicMetre, unitPriceLi: 900 },
          },
        ],
        paidDay: null,
      },
    ],
  },
  {
    key: 'liupu-9-2-1104',
    community: 'liupu',
    room: '9-2-1104',
    owner: { zh: '欧阳*', en: 'Ouyang *' },
    phoneLastFour: '0358',
    areaSquareMetres: 102.4,
    bills: [
      {
        key: 'liupu-9-2-1104-property',
        kind: 'property',
        title: { zh: '{month-2}至{month+0}物业费', en: 'Property fee, {month-2} to {month+0}' },
        period: { fromMonth: -2, untilMonth: 0 },
        issuedDay: -40,
        dueDay: -8,
        lines: [-2, -1, 0].map((offset) => ({
          label: monthOf(offset),
          amountFen: 184_32,
          measure: { quantity: 102.4, unit: squareMetre, unitPriceLi: 1_800 },
        })),
        paidDay: null,
      },
      {
        key: 'liupu-9-2-1104-electricity',
        kind: 'electricity',
        title: { zh: '{month-1}电费', en: 'Electricity, {month-1}' },
        period: { fromMonth: -1, untilMonth: -1 },
        issuedDay: -12,
        dueDay: 8,
        lines: [
          {
            label: { zh: '用电', en: 'Consumption' },
            amountFen: 113_52,
            measure: {
              quantity: 211,
              unit: kilowattHour,
              unitPriceLi: 538,
              reading: { from: 18_406, to: 18_617 },
            },
          },
          { label: { zh: '公共照明分摊', en: 'Share of public lighting' }, amountFen: 6_20 },
        ],
        paidDay: -2,
      },
    ],
  },
  {
    key: 'yanhu-2-1-1803',
    community: 'yanhu',
    room: '2-1-1803',
    owner: { zh: '许*', en: 'Xu *' },
    phoneLastFour: '9126',
    areaSquareMetres: 128,
    bills: [
      {
        key: 'yanhu-2-1-1803-parking',
        kind: 'parking',
        title: { zh: '地下车位 B2-047 管理费', en: 'Parking bay B2-047' },
        period: { fromMonth: 0, untilMonth: 2 },
        issuedDay: -3,
        dueDay: 20,
        lines: [
          {
            label: { zh: '车位管理费', en: 'Bay management fee' },
            amountFen: 240_00,
            measure: { quantity: 3, unit: month, unitPriceLi: 80_000 },
          },
        ],
        paidDay: null,
      },
    ],
  },
] as const satisfies readonly Household[]

function monthOf(offset: number): { zh: string; en: string } {
  const mark = `{month${offset < 0 ? '' : '+'}${offset}}`
  return { zh: `${mark}物业服务费`, en: `Property service, ${mark}` }
}

export const households: readonly Household[] = [demoHousehold, ...neighbours]

import type { Household } from './district-types.ts'

const squareMetre = { zh: '平方米', en: 'm²' }
const cubicMetre = { zh: '立方米', en: 'm³' }
const kilowattHour = { zh: '千瓦时', en: 'kWh' }
const month = { zh: '个月', en: 'months' }

const propertyService = {
  amountFen: 250_60,
  measure: { quantity: 89.5, unit: squareMetre, unitPriceLi: 2_800 },
} as const

/** The household a newcomer plays: three bills open, two paid. */
export const demoHousehold = {
  key: 'wangting-3-2-1201',
  community: 'wangting',
  room: '3-2-1201',
  owner: { zh: '林*', en: 'Lin *' },
  phoneLastFour: '4021',
  areaSquareMetres: 89.5,
  bills: [
    {
      key: 'wangting-3-2-1201-property',
      kind: 'property',
      title: { zh: '{month-2}至{month+0}物业费', en: 'Property fee, {month-2} to {month+0}' },
      period: { fromMonth: -2, untilMonth: 0 },
      issuedDay: -21,
      dueDay: 9,
      lines: [
        { label: { zh: '{month-2}物业服务费', en: 'Property service, {month-2}' }, ...propertyService },
        { label: { zh: '{month-1}物业服务费', en: 'Property service, {month-1}' }, ...propertyService },
        { label: { zh: '{month+0}物业服务费', en: 'Property service, {month+0}' }, ...propertyService },
      ],
      paidDay: null,
    },
    {
      key: 'wangting-3-2-1201-water',
      kind: 'water',
      title: { zh: '{month-1}水费', en: 'Water, {month-1}' },
      period: { fromMonth: -1, untilMonth: -1 },
      issuedDay: -6,
      dueDay: 14,
      lines: [
        {
          label: { zh: '自来水', en: 'Water' },
          amountFen: 35_70,
          measure: {
            quantity: 14,
            unit: cubicMetre,
            unitPriceLi: 2_550,
            reading: { from: 1_186, to: 1_200 },
          },
        },
        {
          label: { zh: '污水处理', en: 'Sewage treatment' },
          amountFen: 12_60,
          measure: { quantity: 14, unit: cubicMetre, unitPriceLi: 900 },
        },
      ],
      paidDay: null,
    },
    {
      key: 'wangting-3-2-1201-electricity',
      kind: 'electricity',
      title: { zh: '{month-1}电费', en: 'Electricity, {month-1}' },
      period: { fromMonth: -1, untilMonth: -1 },
      issuedDay: -9,
      dueDay: 3,
      lines: [
        {
          label: { zh: '峰时用电', en: 'Peak consumption' },
          amountFen: 78_95,
          measure: {
            quantity: 139,
            unit: kilowattHour,
            unitPriceLi: 568,
            reading: { from: 9_870, to: 10_009 },
          },
        },
        {
          label: { zh: '谷时用电', en: 'Off-peak consumption' },
          amountFen: 20_74,
          measure: {
            quantity: 72,
            unit: kilowattHour,
            unitPriceLi: 288,
            reading: { from: 5_214, to: 5_286 },
          },
        },
      ],
      paidDay: null,
    },
    {
      key: 'wangting-3-2-1201-parking',
      kind: 'parking',
      title: { zh: '地面车位 A-112 管理费', en: 'Parking space A-112' },
      period: { fromMonth: -2, untilMonth: 0 },
      issuedDay: -62,
      dueDay: -42,
      lines: [
        {
          label: { zh: '车位管理费', en: 'Space management fee' },
          amountFen: 450_00,
          measure: { quantity: 3, unit: month, unitPriceLi: 150_000 },
        },
      ],
      paidDay: -50,
    },
    {
      key: 'wangting-3-2-1201-water-earlier',
      kind: 'water',
      title: { zh: '{month-2}水费', en: 'Water, {month-2}' },
      period: { fromMonth: -2, untilMonth: -2 },
      issuedDay: -36,
      dueDay: -16,
      lines: [
        {
          label: { zh: '自来水', en: 'Water' },
          amountFen: 33_15,
          measure: {
            quantity: 13,
            unit: cubicMetre,
            unitPriceLi: 2_550,
            reading: { from: 1_173, to: 1_186 },
          },
        },
        {
          label: { zh: '污水处理', en: 'Sewage treatment' },
          amountFen: 11_70,
          measure: { quantity: 13, unit: cubicMetre, unitPriceLi: 900 },
        },
      ],
      paidDay: -29,
    },
  ],
} as const satisfies Household

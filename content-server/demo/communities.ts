import type { Community, Device, DistrictFacts, Kiosk, Screen } from './district-types.ts'

export const districtFacts = {
  key: 'luting',
  name: { zh: '鹭汀街道', en: 'Luting Subdistrict' },
  zone: 'Asia/Shanghai',
} as const satisfies DistrictFacts

export const communities = [
  {
    key: 'wangting',
    name: { zh: '望汀苑', en: 'Wangting Court' },
    address: { zh: '鹭汀街道芦荻路 66 号', en: '66 Ludi Road, Luting Subdistrict' },
    zone: 'Asia/Shanghai',
    households: 648,
    propertyOffice: { zh: '望汀苑物业服务中心', en: 'Wangting Court Property Office' },
    buildings: [
      { number: 1, name: { zh: '1 号楼', en: 'Building 1' }, units: 2, floors: 18 },
      { number: 2, name: { zh: '2 号楼', en: 'Building 2' }, units: 2, floors: 18 },
      { number: 3, name: { zh: '3 号楼', en: 'Building 3' }, units: 2, floors: 18 },
      { number: 5, name: { zh: '5 号楼', en: 'Building 5' }, units: 3, floors: 11 },
    ],
  },
  {
    key: 'liupu',
    name: { zh: '柳浦新村', en: 'Liupu New Village' },
    address: { zh: '鹭汀街道柳浦路 128 弄', en: 'Lane 128, Liupu Road, Luting Subdistrict' },
    zone: 'Asia/Shanghai',
    households: 432,
    propertyOffice: { zh: '柳浦新村物业服务中心', en: 'Liupu New Village Property Office' },
    buildings: [
      { number: 6, name: { zh: '6 号楼', en: 'Building 6' }, units: 4, floors: 6 },
      { number: 8, name: { zh: '8 号楼', en: 'Building 8' }, units: 4, floors: 6 },
      { number: 9, name: { zh: '9 号楼', en: 'Building 9' }, units: 2, floors: 12 },
    ],
  },
  {
    key: 'yanhu',
    name: { zh: '砚湖里', en: 'Yanhu Lane' },
    address: { zh: '鹭汀街道砚湖东路 9 号', en: '9 Yanhu East Road, Luting Subdistrict' },
    zone: 'Asia/Shanghai',
    households: 286,
    propertyOffice: { zh: '砚湖里物业服务中心', en: 'Yanhu Lane Property Office' },
    buildings: [
      { number: 1, name: { zh: '听雨楼', en: 'Rain House' }, units: 1, floors: 24 },
      { number: 2, name: { zh: '观澜楼', en: 'Wave House' }, units: 1, floors: 24 },
    ],
  },
] as const satisfies readonly Community[]

const wide = { orientation: 'landscape', width: 1920, height: 1080 } as const satisfies Partial<Device>
const tall = { orientation: 'portrait', width: 1080, height: 1920 } as const satisfies Partial<Device>

const lobbyHours = { from: '06:00', until: '23:00' }
const outdoorHours = { from: '06:30', until: '21:30' }

const inWangting = { community: 'wangting', main: false } as const
const inLiupu = { community: 'liupu', main: false } as const
const inYanhu = { community: 'yanhu', main: false } as const

export const screens = [
  {
    key: 'lobby-1',
    name: { zh: '望汀苑 1 号楼大堂', en: 'Wangting Court, Building 1 lobby' },
    ...{ ...inWangting, building: 1, place: 'lobby', ...wide, hours: 'always', main: true },
  },
  {
    key: 'outdoor-1',
    name: { zh: '望汀苑南门', en: 'Wangting Court, south gate' },
    ...{ ...inWangting, building: null, place: 'outdoor', ...tall, hours: 'always', main: true },
  },
  {
    key: 'lobby-2',
    name: { zh: '望汀苑 3 号楼大堂', en: 'Wangting Court, Building 3 lobby' },
    ...{ ...inWangting, building: 3, place: 'lobby', ...wide, hours: lobbyHours },
  },
  {
    key: 'lift-1',
    name: { zh: '望汀苑 1 号楼 1 单元电梯', en: 'Wangting Court, Building 1, Unit 1 lift' },
    ...{ ...inWangting, building: 1, place: 'lift', ...tall, hours: 'always' },
  },
  {
    key: 'lift-2',
    name: { zh: '望汀苑 3 号楼 2 单元电梯', en: 'Wangting Court, Building 3, Unit 2 lift' },
    ...{ ...inWangting, building: 3, place: 'lift', ...tall, hours: 'always' },
  },
  {
    key: 'outdoor-2',
    name: { zh: '柳浦新村中心广场', en: 'Liupu New Village, central square' },
    ...{ ...inLiupu, building: null, place: 'outdoor', ...wide, hours: outdoorHours },
  },
  {
    key: 'lobby-3',
    name: { zh: '柳浦新村 9 号楼大堂', en: 'Liupu New Village, Building 9 lobby' },
    ...{ ...inLiupu, building: 9, place: 'lobby', ...wide, hours: lobbyHours },
  },
  {
    key: 'outdoor-3',
    name: { zh: '柳浦新村东门', en: 'Liupu New Village, east gate' },
    ...{ ...inLiupu, building: null, place: 'outdoor', ...tall, hours: outdoorHours },
  },
  {
    key: 'lift-3',
    name: { zh: '柳浦新村 9 号楼 1 单元电梯', en: 'Liupu New Village, Building 9, Unit 1 lift' },
    ...{ ...inLiupu, building: 9, place: 'lift', ...tall, hours: 'always' },
  },
  {
    key: 'lobby-4',
    name: { zh: '砚湖里听雨楼大堂', en: 'Yanhu Lane, Rain House lobby' },
    ...{ ...inYanhu, building: 1, place: 'lobby', ...tall, hours: lobbyHours },
  },
  {
    key: 'lift-4',
    name: { zh: '砚湖里观澜楼电梯', en: 'Yanhu Lane, Wave House lift' },
    ...{ ...inYanhu, building: 2, place: 'lift', ...tall, hours: 'always' },
  },
  {
    key: 'outdoor-4',
    name: { zh: '砚湖里湖滨步道', en: 'Yanhu Lane, lakeside walk' },
    ...{ ...inYanhu, building: null, place: 'outdoor', ...wide, hours: outdoorHours },
  },
] as const satisfies readonly Screen[]

export const kiosks = [
  {
    key: 'kiosk-1',
    name: { zh: '望汀苑 1 号楼自助终端', en: 'Wangting Court, Building 1 kiosk' },
    ...{ community: 'wangting', building: 1, place: 'lobby', ...tall, hours: 'always' },
  },
  {
    key: 'kiosk-2',
    name: { zh: '柳浦新村 9 号楼自助终端', en: 'Liupu New Village, Building 9 kiosk' },
    ...{ community: 'liupu', building: 9, place: 'lobby', ...tall, hours: lobbyHours },
  },
] as const satisfies readonly Kiosk[]

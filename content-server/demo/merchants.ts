import type { Merchant } from './district-types.ts'

/** Every merchant is invented. */
export const merchants = [
  {
    key: 'canteen',
    name: { zh: '渡口社区食堂', en: 'Ferry Landing Community Canteen' },
    brand: 'dukou',
    category: 'dining',
    address: { zh: '芦荻路 70 号', en: '70 Ludi Road' },
    community: 'wangting',
  },
  {
    key: 'bakery',
    name: { zh: '麦灯烘焙', en: 'Wheatlight Bakery' },
    brand: 'maideng',
    category: 'dining',
    address: { zh: '柳浦路 131 号', en: '131 Liupu Road' },
    community: 'liupu',
  },
  {
    key: 'fruit',
    name: { zh: '三筐果铺', en: 'Three Baskets Fruit' },
    brand: 'sankuang',
    category: 'grocery',
    address: { zh: '望汀苑南门东侧', en: 'Wangting Court, east of the south gate' },
    community: 'wangting',
  },
  {
    key: 'laundry',
    name: { zh: '素鹭净衣', en: 'White Egret Laundry' },
    brand: 'sulu',
    category: 'home-service',
    address: { zh: '芦荻路 58 号', en: '58 Ludi Road' },
    community: 'wangting',
  },
  {
    key: 'art',
    name: { zh: '小纸鸢画室', en: 'Little Kite Art Studio' },
    brand: 'xiaozhiyuan',
    category: 'education',
    address: { zh: '柳浦路 140 号二楼', en: '140 Liupu Road, upstairs' },
    community: 'liupu',
  },
  {
    key: 'bicycle',
    name: { zh: '辐条单车铺', en: 'Spoke Bicycle Works' },
    brand: 'futiao',
    category: 'repair',
    address: { zh: '柳浦新村东门', en: 'Liupu New Village, east gate' },
    community: 'liupu',
  },
  {
    key: 'flower',
    name: { zh: '半亩晴花店', en: 'Half-Acre Sunshine Flowers' },
    brand: 'banmuqing',
    category: 'gifts',
    address: { zh: '砚湖东路 3 号', en: '3 Yanhu East Road' },
    community: 'yanhu',
  },
  {
    key: 'homecare',
    name: { zh: '棉拖家政', en: 'Cotton Slippers Home Care' },
    brand: 'miantuo',
    category: 'home-service',
    address: { zh: '砚湖东路 12 号', en: '12 Yanhu East Road' },
    community: 'yanhu',
  },
] as const satisfies readonly Merchant[]

import { bilingualWords } from '../app/bilingual-words.ts'

export const pickerWords = bilingualWords(
  {
    label: '选择屏幕',
    all: '全部 {count} 块',
    kind: { lobby: '大堂', outdoor: '户外', lift: '电梯', kiosk: '自助终端' },
    chosen: '已选 {count} 块',
    noneChosen: '还没有选择屏幕',
    clear: '清空',
    search: '按名称查找屏幕',
    none: '这个小区还没有屏幕。',
    noMatch: '没有叫这个名字的屏幕。',
  },
  {
    label: 'Choose screens',
    all: 'All {count}',
    kind: { lobby: 'Lobby', outdoor: 'Outdoor', lift: 'Lift', kiosk: 'Kiosk' },
    chosen: '{count} chosen',
    noneChosen: 'No screen chosen yet',
    clear: 'Clear',
    search: 'Find a screen by name',
    none: 'This community has no screens yet.',
    noMatch: 'No screen has this name.',
  },
)

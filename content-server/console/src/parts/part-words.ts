import { bilingualWords } from '../app/bilingual-words.ts'

export const partWords = bilingualWords(
  {
    seconds: '{value} 秒',
    cancel: '取消',
    back: '返回',
    loading: '正在载入',
    optional: '可不填',
    code: '代码 {code}',
    all: '全部',
    noPicture: '无图片',
    close: '关闭',
  },
  {
    seconds: '{value} s',
    cancel: 'Cancel',
    back: 'Back',
    loading: 'Loading',
    optional: 'optional',
    code: 'Code {code}',
    all: 'All',
    noPicture: 'No picture',
    close: 'Close',
  },
)

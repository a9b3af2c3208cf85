import { bilingualWords } from '../app/bilingual-words.ts'

export const mediaWords = bilingualWords(
  {
    drop: '把图片拖到这里，或点击选择',
    dropFilm: '把图片或视频拖到这里，或点击选择',
    takes: 'JPEG、PNG、WebP、AVIF、GIF，最大 {most} MB',
    takesFilm: '图片或 MP4、WebM 视频，最大 {most} MB',
    sending: '正在上传 {percent}%',
    checking: '上传完成，正在检查',
    tooLarge: '“{name}”有 {size} MB，最大 {most} MB。',
    remove: '移除图片',
    replace: '更换图片',
    alt: '已上传的图片',
    size: '{width} × {height} 像素',
    empty: '“{name}”是空文件。',
  },
  {
    drop: 'Drag a picture here, or choose one',
    dropFilm: 'Drag a picture or a film here, or choose one',
    takes: 'JPEG, PNG, WebP, AVIF, GIF, at most {most} MB',
    takesFilm: 'A picture, or an MP4 or WebM film, at most {most} MB',
    sending: 'Sending {percent} %',
    checking: 'Sent; being checked',
    tooLarge: '“{name}” has {size} MB; at most {most} MB.',
    remove: 'Remove the picture',
    replace: 'Replace the picture',
    alt: 'The uploaded picture',
    size: '{width} × {height} pixels',
    empty: '“{name}” is an empty file.',
  },
)

import {
  appleHalf,
  grapes,
  kiwiHalf,
  lemonHalf,
  orange,
  orangeHalf,
  pear,
  strawberry,
  watermelonHalf,
} from './fruits.ts'
import { lockup } from './lockup.ts'
import { put, rect, svg, write, writeLines, type Frame } from './paint.ts'

export const fruitSign = { character: '筐', name: '三筐果铺', under: '望汀苑南门东侧' }

const ink = { green: '#14553A', cream: '#FFF8E4', yellow: '#FFD23B' }

const tiles: readonly { ground: string; fruit: string; scale: number; turn: number }[] = [
  { ground: '#FFD23B', fruit: orangeHalf(), scale: 0.92, turn: 12 },
  { ground: '#F7C9C0', fruit: appleHalf(), scale: 0.88, turn: -6 },
  { ground: '#1F7A4D', fruit: pear(), scale: 0.8, turn: 10 },
  { ground: '#E8413B', fruit: kiwiHalf(), scale: 0.92, turn: 0 },
  { ground: '#F4E9C8', fruit: put(0, -70, watermelonHalf()), scale: 0.76, turn: -14 },
  { ground: '#F08A24', fruit: lemonHalf(), scale: 0.92, turn: 18 },
  { ground: '#CFE3CF', fruit: put(0, 12, grapes()), scale: 0.72, turn: 0 },
  { ground: '#24507E', fruit: orange(), scale: 0.86, turn: -10 },
  { ground: '#FFE39A', fruit: put(0, -8, strawberry()), scale: 0.98, turn: 8 },
]

/** Nine tiles, one fruit each. */
function board(x: number, y: number): string {
  return tiles
    .map(({ ground, fruit, scale, turn }, i) => {
      const left = x + (i % 3) * 360
      const top = y + Math.floor(i / 3) * 360
      return rect(left, top, 360, 360, ground) + put(left + 180, top + 182, fruit, scale, turn)
    })
    .join('')
}

export function fruitPoster(frame: Frame): string {
  const { width, height, tall } = frame
  const signInk = { seal: ink.yellow, onSeal: ink.green, name: ink.cream, under: '#B9D8BF' }
  const headline = { size: tall ? 226 : 200, fill: ink.cream, bold: true, heavier: 0.02 }
  return svg(
    frame,
    rect(0, 0, width, height, ink.green),
    board(tall ? 0 : 840, tall ? 840 : 0),
    writeLines(tall ? 80 : 92, tall ? 286 : 290, ['甜不甜', '先尝'], headline, tall ? 1.18 : 1.16),
    write(tall ? 90 : 100, tall ? 640 : 616, 'Taste before you buy', {
      size: tall ? 50 : 46,
      fill: '#B9D8BF',
    }),
    write(tall ? 90 : 100, tall ? 744 : 724, '脐橙 16.8 元/公斤', {
      size: tall ? 62 : 58,
      fill: ink.yellow,
      bold: true,
    }),
    tall ? '' : write(100, 800, '不够甜，明天来换', { size: 46, fill: ink.cream }),
    tall ? '' : lockup(100, 900, fruitSign, signInk),
    tall ? write(1000, 714, fruitSign.name, { size: 56, fill: ink.cream, bold: true, anchor: 'end' }) : '',
    tall ? write(1000, 776, fruitSign.under, { size: 40, fill: '#B9D8BF', anchor: 'end' }) : '',
    tall ? write(90, 806, '不够甜，明天来换', { size: 42, fill: '#B9D8BF' }) : '',
  )
}

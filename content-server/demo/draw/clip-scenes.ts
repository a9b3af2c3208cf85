import {
  apple,
  appleHalf,
  basket,
  kiwiHalf,
  lemon,
  lemonHalf,
  orange,
  orangeHalf,
  pear,
  strawberry,
} from './fruits.ts'
import { between, bounce, easeOut, overshoot } from './motion.ts'
import { disc, faded, oval, put, rect, round, svg, write, writeLines, type Frame } from './paint.ts'
import { bakeryPoster } from './poster-bakery.ts'
import { fruitSign } from './poster-fruit.ts'

/** The sun comes up, the loaf rises over the counter and steams. */
export function bakeryScene(frame: Frame, seconds: number): string {
  return bakeryPoster(frame, {
    sun: easeOut(between(seconds, 0, 2.4)),
    loaf: easeOut(between(seconds, 0.15, 1.5)),
    puff: overshoot(between(seconds, 0.9, 2.5)),
    words: easeOut(between(seconds, -0.4, 0.5)),
    drift: seconds * 0.4,
  })
}

const ink = { green: '#14553A', deep: '#0E402B', pale: '#B9D8BF', cream: '#FFF8E4', yellow: '#FFD23B' }

type Falling = { fruit: string; x: number; y: number; scale: number; turn: number; side: -1 | 1; at: number }

/** The pile in the basket, the hindmost first; `at` is when each arrives on stage. */
const pile: readonly Falling[] = [
  { fruit: pear(), x: 540, y: 1010, scale: 0.8, turn: 8, side: 1, at: 1.75 },
  { fruit: orange(), x: 392, y: 1112, scale: 0.84, turn: -14, side: -1, at: 1.3 },
  { fruit: apple(), x: 700, y: 1110, scale: 0.84, turn: 12, side: 1, at: 1.5 },
  { fruit: lemonHalf(), x: 546, y: 1176, scale: 0.72, turn: 10, side: -1, at: 1.1 },
  { fruit: kiwiHalf(), x: 262, y: 1252, scale: 0.72, turn: 0, side: -1, at: 0.5 },
  { fruit: strawberry(), x: 824, y: 1240, scale: 0.76, turn: 24, side: 1, at: 0.65 },
  { fruit: lemon(), x: 420, y: 1278, scale: 0.72, turn: -18, side: -1, at: 0.3 },
  { fruit: appleHalf(), x: 676, y: 1278, scale: 0.78, turn: -8, side: 1, at: 0.85 },
]

function thrown({ fruit, x, y, scale, turn, side, at }: Falling, seconds: number): string {
  const part = between(seconds, at, at + 0.95)
  if (part === 0) return ''
  const across = easeOut(Math.min(1, part * 1.5))
  const from = { x: 540 + side * 720, y: y - 360 }
  const spin = turn + side * (1 - easeOut(part)) * 420
  return put(
    round(from.x + (x - from.x) * across),
    round(from.y + (y - from.y) * bounce(part)),
    fruit,
    scale,
    round(spin),
  )
}

/** Rolls along the ground without slipping, its lowest point at `floor`. */
function rolled(
  fruit: string,
  radius: number,
  path: { from: number; to: number; floor: number },
  part: number,
): string {
  const x = path.from + (path.to - path.from) * easeOut(part)
  const turn = ((x - path.to) / radius) * (180 / Math.PI)
  const { floor } = path
  const shadow = faded(0.3, oval(round(x), floor + 2, radius * 0.9, 12, '#04180E'))
  return shadow + put(round(x), round(floor - radius), fruit, radius / 150, round(turn))
}

/** Fruits roll and tumble into a basket. */
export function fruitScene(frame: Frame, seconds: number): string {
  const { width, height } = frame
  const floor = 1640
  const words = easeOut(between(seconds, -0.4, 0.5))
  const badge = overshoot(between(seconds, 2.5, 3))
  const weight = Math.sin(between(seconds, 0.9, 2.7) * Math.PI * 6) * 5 * (1 - between(seconds, 0.9, 2.7))
  return svg(
    frame,
    rect(0, 0, width, height, ink.green),
    disc(540, 1240, 500, '#1B6A49'),
    rect(0, floor - 40, width, height - floor + 40, ink.deep),
    pile.map((one) => thrown(one, seconds)).join(''),
    faded(0.35, oval(540, floor + 2, 350, 16, '#04180E')),
    put(540, round(1282 + weight), basket('#D9A45B', '#B57B35'), 1.7),
    rolled(orangeHalf(), 112, { from: -160, to: 150, floor: floor + 44 }, between(seconds, 1.4, 2.8)),
    rolled(orange(), 104, { from: 1260, to: 946, floor: floor + 36 }, between(seconds, 1.7, 3.1)),
    faded(
      words,
      writeLines(
        80 - (1 - words) * 80,
        300,
        ['甜不甜', '先尝'],
        { size: 232, fill: ink.cream, bold: true, heavier: 0.02 },
        1.18,
      ),
    ),
    faded(words, write(90, 680, 'Taste before you buy', { size: 50, fill: ink.pale })),
    put(
      850,
      560,
      disc(0, 0, 160, ink.yellow) +
        write(0, -58, '脐橙', { size: 48, fill: ink.green, bold: true, anchor: 'middle' }) +
        write(0, 40, '16.8', { size: 100, fill: ink.green, bold: true, anchor: 'middle' }) +
        write(0, 96, '元/公斤', { size: 42, fill: ink.green, bold: true, anchor: 'middle' }),
      Math.max(0.001, badge),
      round(-8 + Math.sin(seconds * 3) * 4),
    ),
    write(84, 1796, fruitSign.name, { size: 72, fill: ink.cream, bold: true, spacing: 0.04 }),
    write(84, 1864, fruitSign.under, { size: 44, fill: ink.pale }),
    write(1000, 1830, '不够甜，明天来换', { size: 48, fill: ink.yellow, bold: true, anchor: 'end' }),
  )
}

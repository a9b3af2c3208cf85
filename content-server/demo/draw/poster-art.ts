import { lockup } from './lockup.ts'
import {
  chance,
  clipped,
  disc,
  faded,
  line,
  oval,
  polar,
  put,
  rect,
  ring,
  round,
  shape,
  svg,
  times,
  write,
  writeLines,
  type Frame,
} from './paint.ts'

const ink = {
  paper: '#FBF3E0',
  navy: '#22304F',
  red: '#E5482D',
  blue: '#2C6FBB',
  yellow: '#F9BF2C',
  green: '#2F9A68',
  pink: '#F3A6A0',
}

const sign = { character: '鸢', name: '小纸鸢画室', under: '柳浦路 140 号二楼' }

/** A kite of four panels, each painted another way; its middle is the origin, 640 tall. */
function kite(): string {
  const top = 'M0 -280L-230 -40H0Z'
  const topRight = 'M0 -280L230 -40H0Z'
  const bottom = 'M0 -40H-230L0 380Z'
  const bottomRight = 'M0 -40H230L0 380Z'
  const random = chance(4)
  return [
    clipped(
      'kite-1',
      top,
      rect(-240, -290, 240, 260, ink.red),
      times(5, (i) => line(`M-250 ${-230 + i * 48}q30 -30 60 0t60 0t60 0t60 0t60 0`, '#F58A6F', 13)),
    ),
    clipped(
      'kite-2',
      topRight,
      rect(0, -290, 240, 260, ink.yellow),
      times(22, () => disc(random() * 230, -270 + random() * 230, 8 + random() * 12, '#FFE08A')),
    ),
    clipped(
      'kite-3',
      bottom,
      rect(-240, -50, 240, 440, ink.blue),
      times(9, (i) => line(`M-300 ${-40 + i * 62}L40 ${-120 + i * 62}`, '#6FA5E0', 16)),
    ),
    clipped(
      'kite-4',
      bottomRight,
      rect(0, -50, 240, 440, ink.green),
      disc(60, 40, 82, '#7CCB9F'),
      disc(60, 40, 48, ink.green),
      disc(60, 40, 20, '#D9F2E2'),
      times(8, (i) => {
        const [x, y] = polar(i * 45, 116)
        return disc(60 + x, 40 + y, 13, '#7CCB9F')
      }),
    ),
    line('M0 -280V380M-230 -40H230', ink.navy, 9),
    line('M0 -280L230 -40L0 380L-230 -40Z', ink.navy, 9),
  ].join('')
}

/** Bows on the kite's tail, along a path given by its points. */
function bows(points: readonly (readonly [number, number, number])[]): string {
  const colours = [ink.red, ink.blue, ink.yellow, ink.green]
  return points
    .map(([x, y, turn], i) => {
      const colour = colours[i % 4] ?? ink.red
      return put(x, y, shape('M0 0L-52 -30V30ZM0 0L52 -30V30Z', colour) + disc(0, 0, 11, ink.navy), 1, turn)
    })
    .join('')
}

/** A child who reaches up with a brush; feet at the origin, some 420 tall to the brush. */
function child(): string {
  return [
    shape('M-70 -190C-84 -110 -96 -70 -104 -40H104C96 -70 84 -110 70 -190Z', ink.red),
    line('M-38 -44V-8M38 -44V-8', ink.navy, 30),
    line('M-60 2H-26M26 2H60', ink.navy, 24),
    line('M62 -176L126 -282', '#F1C39C', 32),
    line('M64 -178L98 -236', ink.red, 44),
    line('M-62 -174L-112 -100', ink.red, 42),
    disc(-120, -88, 20, '#F1C39C'),
    put(
      130,
      -292,
      line('M0 30L0 -60', '#B9783A', 15) +
        rect(-11, -84, 22, 26, '#C9CED6') +
        shape('M-12 -84C-20 -112 -2 -122 2 -142C12 -120 20 -108 12 -84Z', ink.yellow),
      1,
      24,
    ),
    disc(0, -252, 84, '#F6CDA8'),
    shape(
      'M-88 -246C-96 -352 96 -352 88 -246C70 -280 40 -296 -10 -294C-50 -292 -76 -276 -88 -246Z',
      '#2A2320',
    ),
    shape(
      'M-84 -262C-128 -270 -132 -214 -104 -206C-92 -220 -88 -240 -84 -262ZM84 -262C128 -270 132 -214 104 -206C92 -220 88 -240 84 -262Z',
      '#2A2320',
    ),
    disc(-28, -246, 8, '#2A2320'),
    disc(34, -246, 8, '#2A2320'),
    line('M-14 -218Q4 -202 22 -218', '#9A4A30', 7),
    oval(-48, -222, 15, 10, ink.pink),
    oval(54, -222, 15, 10, ink.pink),
    ring(0, -118, 26, ink.yellow, 10),
  ].join('')
}

/** A broad dry brush stroke along a curve. */
function stroke(d: string, colour: string, width: number): string {
  return (
    line(d, colour, width) +
    faded(
      0.35,
      times(4, (i) => put(0, round((i - 1.5) * width * 0.22), line(d, ink.paper, 4))),
    )
  )
}

export function artPoster(frame: Frame): string {
  const { width, height, tall } = frame
  const headline = { size: tall ? 236 : 176, fill: ink.navy, bold: true, heavier: 0.024 }
  const tail = tall
    ? 'M574 1330C470 1400 300 1330 270 1440C240 1560 430 1490 500 1600C556 1690 640 1690 678 1588'
    : 'M1250 812C1330 940 1480 800 1510 900C1530 960 1590 950 1650 700'
  const knots = tall
    ? ([
        [462, 1368, 160],
        [296, 1396, 120],
        [308, 1508, 20],
        [466, 1560, 50],
      ] as const)
    : ([
        [1300, 862, 40],
        [1410, 880, -20],
        [1502, 880, 60],
      ] as const)
  return svg(
    frame,
    rect(0, 0, width, height, ink.paper),
    stroke(
      tall ? 'M-80 1160C240 1010 520 1110 1180 870' : 'M900 640C1180 420 1420 560 2000 330',
      '#BFE0EE',
      tall ? 190 : 170,
    ),
    disc(tall ? 936 : 1690, tall ? 800 : 250, tall ? 70 : 64, ink.yellow),
    put(
      0,
      0,
      shape(tall ? 'M0 1700Q540 1620 1080 1720V1920H0Z' : 'M0 980Q960 900 1920 990V1080H0Z', ink.green),
    ),
    line(tail, ink.navy, 6),
    bows(knots),
    put(tall ? 640 : 1180, tall ? 1050 : 430, kite(), tall ? 0.84 : 1, tall ? 12 : -10),
    put(tall ? 820 : 1640, tall ? 1720 : 984, child(), tall ? 1.16 : 0.92),
    writeLines(tall ? 84 : 108, tall ? 296 : 310, ['把颜色', '放上天'], headline, 1.2),
    write(tall ? 92 : 116, tall ? 692 : 640, '4 – 12 岁 · 周末试听免费', {
      size: 54,
      fill: ink.red,
      bold: true,
    }),
    write(tall ? 92 : 116, tall ? 762 : 714, 'Free trial class this weekend', {
      size: tall ? 46 : 42,
      fill: '#56617C',
    }),
    lockup(
      tall ? 92 : 116,
      tall ? 1774 : 806,
      sign,
      tall
        ? { seal: ink.paper, onSeal: ink.green, name: '#FFFFFF', under: '#D9F2E2', round: true }
        : { seal: ink.red, onSeal: ink.paper, name: ink.navy, under: '#56617C', round: true },
      tall ? 1.05 : 1,
    ),
  )
}

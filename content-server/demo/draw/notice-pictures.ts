import type { noticePictureNames } from '../media-index.ts'
import { noticePictureSize } from '../media-index.ts'
import { calico } from './animals.ts'
import * as dishes from './dishes.ts'
import { appleHalf } from './fruits.ts'
import { disc, faded, line, oval, put, rect, shape, svg, times, write } from './paint.ts'

const { width, height } = noticePictureSize

function lostCat(): string {
  const paw =
    oval(0, 10, 22, 18, '#EFC4A6') +
    times(4, (i) => oval(-27 + i * 18, -18 - (i === 1 || i === 2 ? 10 : 0), 8, 11, '#EFC4A6'))
  const steps = [
    [110, 150, 60],
    [180, 300, 30],
    [90, 440, -10],
    [190, 590, 20],
    [1080, 180, -50],
    [1010, 330, -20],
    [1110, 480, 10],
    [1040, 640, -10],
  ] as const
  return svg(
    noticePictureSize,
    rect(0, 0, width, height, '#F8DCC8'),
    steps.map(([x, y, turn]) => put(x, y, paw, 1.3, turn)).join(''),
    disc(600, 470, 356, '#FFF3E6'),
    rect(0, 780, width, 120, '#2F5D62'),
    faded(0.25, oval(610, 786, 230, 16, '#000000')),
    put(600, 784, calico(), 1.04),
    write(60, 860, '红项圈 · 左耳黑 · 右耳橘', { size: 54, fill: '#FFF3E6', bold: true }),
    write(1140, 860, '年糕', { size: 62, fill: '#F7C948', bold: true, anchor: 'end' }),
  )
}

function menu(): string {
  const shade = (x: number, y: number, r: number) => faded(0.2, disc(x + 16, y + 22, r, '#3A1206'))
  const soup = dishes.bowlAbove(
    'soup',
    '#E9E2B4',
    times(9, (i) =>
      put(
        -100 + (i % 3) * 96,
        -84 + Math.floor(i / 3) * 92,
        rect(-38, -28, 76, 56, '#F6F8E4', 16) + rect(-38, -28, 76, 12, '#A9C98A', 6),
        1,
        i * 47,
      ),
    ) + dishes.scallions(41, 16, 140),
  )
  return svg(
    noticePictureSize,
    rect(0, 0, width, height, '#B9452D'),
    times(7, (i) => line(`M0 ${64 + i * 132}H${width}`, '#AD3D27', 5)),
    shade(222, 236, 194) + put(222, 236, dishes.porkRice(), 0.86),
    shade(222, 672, 176) + put(222, 672, soup, 0.8),
    faded(0.2, oval(744, 270, 296, 212, '#3A1206')) + put(730, 248, dishes.steamedBass(), 0.98),
    faded(0.2, oval(634, 700, 228, 164, '#3A1206')) + put(620, 682, dishes.greens(), 0.76),
    shade(1002, 654, 190) + put(1002, 654, dishes.tomatoNoodles(), 0.84),
    put(1118, 230, dishes.chopsticks('#F2D9A8', '#2A1A12'), 0.66, -84),
  )
}

function bin(body: string, lid: string, dark: string, label: string): string {
  return [
    faded(0.18, oval(12, 262, 190, 20, '#000000')),
    shape('M-170 -190H170L142 240Q140 258 120 258H-120Q-140 258 -142 240Z', body),
    shape('M170 -190L142 240Q140 258 120 258H70L112 -190Z', dark),
    rect(-190, -232, 380, 56, lid, 18),
    write(0, 60, label, { size: 92, fill: '#FFFFFF', bold: true, anchor: 'middle' }),
  ].join('')
}

function sorting(): string {
  const bone =
    line('M-70 0H70', '#F3EEDF', 12) +
    times(4, (i) => line(`M${-40 + i * 26} -26L${-50 + i * 26} 26`, '#F3EEDF', 9)) +
    shape('M70 -24L116 -4L70 24Z', '#F3EEDF') +
    shape('M-70 0L-104 -30V30Z', '#F3EEDF')
  const leaf =
    shape('M0 60C-70 20 -66 -60 0 -96C66 -60 70 20 0 60Z', '#6DB35A') +
    line('M0 70V-74M0 10L30 -20M0 -10L-30 -40', '#DDF0C4', 7)
  const bag =
    shape('M-76 80C-104 0 -80 -60 -24 -84H24C80 -60 104 0 76 80Q0 104 -76 80Z', '#B9C1CA') +
    shape('M-24 -84L-58 -128L-6 -108L0 -136L10 -108L58 -128L24 -84Z', '#CDD4DB') +
    line('M-34 -84H34', '#7D8791', 11) +
    line('M-40 -30Q-56 10 -46 50M36 -40Q56 0 44 44', '#9BA5AF', 7)
  return svg(
    noticePictureSize,
    rect(0, 0, width, height, '#DCEBDC'),
    disc(340, 420, 290, '#EEF6EC'),
    disc(860, 420, 290, '#EEF6EC'),
    rect(0, 764, width, 136, '#A9C7AA'),
    put(340, 520, bin('#2F8F57', '#3FA869', '#27774A', '厨余')),
    put(860, 520, bin('#5C6670', '#727D88', '#4C555E', '干垃圾')),
    put(262, 166, leaf, 0.9, -24),
    put(352, 226, appleHalf(), 0.4, 14),
    put(452, 150, bone.replaceAll('#F3EEDF', '#C79F68'), 0.82, -34),
    put(862, 164, bag, 1.06, 8),
    line('M214 246Q220 262 232 274M470 232Q464 256 450 268', '#7FAE86', 9),
    write(340, 850, '破袋投放', { size: 60, fill: '#1E5A38', bold: true, anchor: 'middle' }),
    write(860, 850, '袋子投这里', { size: 60, fill: '#3C444C', bold: true, anchor: 'middle' }),
  )
}

/** A book standing: spine towards us. */
function spine(x: number, tall: number, wide: number, colour: string, band: string, lean = 0): string {
  return put(
    x,
    700,
    rect(0, -tall, wide, tall, colour, 8) +
      rect(0, -tall + 50, wide, 26, band) +
      rect(0, -90, wide, 14, band) +
      rect(wide * 0.42, -tall + 110, wide * 0.16, tall * 0.4, band, 6),
    1,
    lean,
  )
}

function books(): string {
  return svg(
    noticePictureSize,
    rect(0, 0, width, height, '#F3E3BF'),
    shape('M150 700V330A450 300 0 0 1 1050 330V700Z', '#FBF2DB'),
    spine(210, 360, 84, '#2C5E7A', '#F2C14E'),
    spine(302, 430, 64, '#D9583B', '#FCE7C8'),
    spine(374, 320, 96, '#3E8364', '#E6F0DA'),
    spine(478, 400, 72, '#EBB23F', '#8A4B1F'),
    spine(580, 372, 66, '#6C4A7C', '#E9D8F0', 9),
    put(
      816,
      700,
      [
        rect(-110, -70, 330, 70, '#2C5E7A', 10) + rect(-96, -58, 316, 46, '#FFFDF5', 6),
        put(14, -70, rect(-110, -60, 300, 60, '#D9583B', 10) + rect(-96, -50, 286, 40, '#FFFDF5', 6)),
        put(-14, -130, rect(-90, -64, 280, 64, '#3E8364', 10) + rect(-76, -54, 266, 44, '#FFFDF5', 6)),
        put(
          60,
          -194,
          shape(
            'M0 0C-60 -50 -130 -56 -190 -34V-150C-130 -172 -60 -166 0 -116C60 -166 130 -172 190 -150V-34C130 -56 60 -50 0 0Z',
            '#FFFFFF',
          ) +
            line('M0 -114V-4', '#E2D2AC', 7) +
            times(3, (i) =>
              line(
                `M-156 ${-116 + i * 30}C-110 ${-130 + i * 30} -70 ${-122 + i * 30} -34 ${-98 + i * 30}M156 ${-116 + i * 30}C110 ${-130 + i * 30} 70 ${-122 + i * 30} 34 ${-98 + i * 30}`,
                '#D8C79E',
                6,
              ),
            ),
        ),
      ].join(''),
    ),
    rect(90, 700, 1020, 44, '#8A4B1F', 10),
    rect(150, 744, 40, 156, '#73390F') + rect(1010, 744, 40, 156, '#73390F'),
    write(600, 846, '带一本，换一本', {
      size: 76,
      fill: '#73390F',
      family: 'serif',
      bold: true,
      anchor: 'middle',
    }),
    put(
      600,
      180,
      line('M-120 24C-80 -50 80 -50 116 16M120 -4C80 70 -80 70 -116 4', '#D9583B', 18) +
        shape('M132 -26L128 44L82 4ZM-132 46L-128 -24L-82 16Z', '#D9583B'),
    ),
  )
}

/** Pictures that stand beside a notice's text. */
export const noticePictures = {
  'notice-cat': lostCat,
  'notice-menu': menu,
  'notice-sorting': sorting,
  'notice-books': books,
} as const satisfies Record<(typeof noticePictureNames)[number], () => string>

import { lockup } from './lockup.ts'
import { faded, line, oval, put, rect, shape, svg, times, write, writeLines, type Frame } from './paint.ts'

const ink = {
  floor: '#C9D8C5',
  light: '#E6EEDD',
  navy: '#233A4E',
  terracotta: '#D2633F',
  cream: '#FFF6E6',
  mat: '#8A5A3C',
  plank: '#B9CBB6',
}

const sign = { character: '棉', name: '棉拖家政', under: '砚湖东路 12 号' }

/** The right slipper from above, toe up, some 200 × 480. */
function slipper(colour: string, stripe: string): string {
  return [
    faded(
      0.16,
      shape(
        'M-84 -150C-90 -270 110 -280 104 -140C100 -60 84 0 90 100C96 250 -70 254 -70 110C-70 20 -80 -60 -84 -150Z',
        '#122018',
      ),
    ),
    put(
      -12,
      -14,
      shape(
        'M-84 -150C-90 -270 110 -280 104 -140C100 -60 84 0 90 100C96 250 -70 254 -70 110C-70 20 -80 -60 -84 -150Z',
        colour,
      ),
    ),
    put(
      -12,
      -14,
      shape('M-58 90C-62 20 -66 -20 -68 -60L88 -60C80 0 70 30 72 100C74 210 -52 214 -58 90Z', ink.cream),
    ),
    put(
      -12,
      -14,
      shape('M-90 -30C-100 -160 -90 -262 14 -258C116 -254 118 -140 98 -20C40 -50 -30 -56 -90 -30Z', colour),
    ),
    put(
      -12,
      -14,
      line('M-84 -92C-30 -120 50 -116 104 -88', stripe, 16) +
        line('M-86 -136C-30 -166 54 -162 106 -132', stripe, 16),
    ),
    put(-12, -14, line('M-90 -30C-30 -56 40 -50 98 -20', '#FFFFFF', 9)),
    put(
      -2,
      -214,
      times(6, (i) => put(0, 0, oval(0, -22, 13, 22, '#FFFFFF'), 1, i * 60)),
    ),
  ].join('')
}

/** A mat of coir with a woven edge, some 760 × 470. */
function mat(): string {
  return [
    rect(-380, -235, 760, 470, ink.mat, 22),
    rect(-348, -203, 696, 406, '#A8714D', 10),
    times(
      13,
      (i) =>
        rect(-380 - 18, -222 + i * 36, 22, 14, ink.mat, 6) + rect(376, -222 + i * 36, 22, 14, ink.mat, 6),
    ),
    times(9, (i) => line(`M-330 ${-176 + i * 44}h660`, '#B98460', 5)),
  ].join('')
}

/** A spray bottle lying on the floor, some 200 × 520. */
function sprayBottle(): string {
  return [
    faded(
      0.14,
      put(
        14,
        18,
        shape(
          'M-90 -60C-90 -120 -50 -130 -40 -160H40C50 -130 90 -120 90 -60V220Q90 250 60 250H-60Q-90 250 -90 220Z',
          '#122018',
        ),
      ),
    ),
    shape(
      'M-90 -60C-90 -120 -50 -130 -40 -160H40C50 -130 90 -120 90 -60V220Q90 250 60 250H-60Q-90 250 -90 220Z',
      '#7FB7C4',
    ),
    shape('M-90 90H90V220Q90 250 60 250H-60Q-90 250 -90 220Z', '#4E93A6'),
    rect(-62, 0, 124, 150, ink.cream, 12),
    shape('M0 22C26 62 40 78 40 98A40 40 0 0 1 -40 98C-40 78 -26 62 0 22Z', '#4E93A6'),
    rect(-44, -196, 88, 44, ink.navy, 8),
    shape('M-66 -262H70Q96 -262 96 -236V-222H40V-190H-44V-214H-110V-240Q-92 -262 -66 -262Z', ink.navy),
    line('M62 -216Q74 -170 50 -130', ink.navy, 18),
    line('M-72 -40C-70 -90 -40 -106 -28 -120', '#B9DCE4', 12),
  ].join('')
}

export function homecarePoster(frame: Frame): string {
  const { width, height, tall } = frame
  const planks = tall
    ? times(9, (i) => line(`M${i * 135} 0V${height}`, ink.plank, 4))
    : times(8, (i) => line(`M0 ${i * 154}H${width}`, ink.plank, 4))
  const beam = tall ? 'M0 700L1080 420V1500L0 1920Z' : 'M760 0H1500L1920 620V1080H1220Z'
  const headline = { size: tall ? 204 : 170, fill: ink.navy, bold: true, heavier: 0.018 }
  const pair =
    put(-116, 0, `<g transform="scale(-1 1)">${slipper(ink.terracotta, '#F0A184')}</g>`, 1, -5) +
    put(116, 0, slipper(ink.terracotta, '#F0A184'), 1, 5)
  return svg(
    frame,
    rect(0, 0, width, height, ink.floor),
    planks,
    faded(0.75, shape(beam, ink.light)),
    tall
      ? put(500, 1240, mat(), 1.1, -8) +
          put(500, 1216, pair, 1.22, -8) +
          put(926, 900, sprayBottle(), 0.74, 24)
      : put(1330, 600, mat(), 1.12, 10) +
          put(1330, 580, pair, 1.16, 10) +
          put(1736, 300, sprayBottle(), 0.72, 32),
    writeLines(tall ? 84 : 108, tall ? 300 : 320, ['进门', '先换拖鞋'], headline, 1.22),
    write(tall ? 92 : 114, tall ? 672 : 646, '钟点保洁 45 元/小时', {
      size: tall ? 62 : 58,
      fill: ink.terracotta,
      bold: true,
    }),
    write(tall ? 92 : 114, tall ? 750 : 722, 'Slippers on, then we clean', {
      size: tall ? 48 : 42,
      fill: '#52677A',
    }),
    tall ? rect(0, 1740, width, 180, ink.navy) : '',
    lockup(
      tall ? 92 : 114,
      tall ? 1778 : 880,
      sign,
      {
        seal: ink.terracotta,
        onSeal: ink.cream,
        name: tall ? ink.cream : ink.navy,
        under: tall ? '#B7C6D3' : '#52677A',
      },
      1.06,
    ),
  )
}

import { milkLoaf, steam, wheatEar } from './breads.ts'
import { lockup } from './lockup.ts'
import {
  clipped,
  disc,
  faded,
  gradient,
  put,
  rect,
  svg,
  times,
  write,
  writeLines,
  type Frame,
} from './paint.ts'

const ink = { cocoa: '#43210F', ember: '#C9642B', butter: '#FFF0CF' }
const sky = ['#FBE0A9', '#F8C987', '#F0A35E'] as const
const halo = ['#F9CF8E', '#FBDCA4', '#FDE8BF', '#FFF3D8'] as const

const sign = { character: '麦', name: '麦灯烘焙', under: '柳浦路 131 号' }

/** How far the morning has come, each from 0 to 1: `loaf` is up, `puff` is baked; `drift` turns steam and wheat. */
export type Morning = { sun: number; loaf: number; puff: number; words: number; drift: number }
export const morningDone: Morning = { sun: 1, loaf: 1, puff: 1, words: 1, drift: 0 }

function wheat(x: number, y: number, scale: number, lean: number, drift: number): string {
  const sway = Math.sin(drift * 2 * Math.PI + x) * 3
  return put(x, y, wheatEar('#D98534'), scale, lean + (drift === 0 ? 0 : sway))
}

/** A loaf that rises like the sun over the counter's edge. */
export function bakeryPoster(frame: Frame, morning: Morning = morningDone): string {
  const { width, height, tall } = frame
  const horizon = tall ? 1500 : 830
  const middle = tall ? 540 : 1300
  const reach = tall ? 230 : 185
  const above = `M0 0H${width}V${horizon}H0Z`
  const size = (tall ? 1.75 : 1.6) * (0.84 + 0.16 * morning.puff)
  const sunk = (1 - morning.loaf) * 420
  const loafY = horizon - 148 * size + sunk
  const rays = times(4, (i) =>
    disc(middle, horizon, (reach * (5 - i) * (0.55 + 0.45 * morning.sun)) / 1.15, halo[i] ?? ink.butter),
  )
  const ear = (x: number, y: number, scale: number, lean: number) => wheat(x, y, scale, lean, morning.drift)
  const field = tall
    ? [ear(70, 1530, 1, -8), ear(150, 1540, 0.8, 4), ear(936, 1540, 0.85, -3), ear(1014, 1530, 1.05, 8)]
    : [ear(760, 850, 0.72, -8), ear(824, 860, 0.56, 4), ear(1776, 860, 0.6, -3), ear(1846, 850, 0.76, 8)]
  const headline = { fill: ink.cocoa, family: 'serif', bold: true, size: tall ? 184 : 156 } as const
  const slide = (1 - morning.words) * 60
  return svg(
    frame,
    `<defs>${gradient('sky', ...sky)}</defs>`,
    rect(0, 0, width, height, 'url(#sky)'),
    clipped(
      'above',
      above,
      rays,
      field.join(''),
      faded(
        0.85 * Math.min(1, Math.max(0, morning.puff)),
        put(middle, loafY - 150 * size, steam('#FFFDF6', morning.drift), tall ? 1 : 0.9),
      ),
      put(middle, loafY, milkLoaf(), size),
    ),
    rect(0, horizon, width, height - horizon, ink.cocoa),
    rect(0, horizon, width, 14, ink.ember),
    faded(
      morning.words,
      writeLines(tall ? 84 : 108, (tall ? 310 : 300) + slide, ['清晨六点半', '第一炉'], headline, 1.22),
      write(tall ? 92 : 114, (tall ? 640 : 590) + slide, 'First bread, half past six', {
        size: tall ? 54 : 44,
        fill: '#8A4A1E',
      }),
      write(tall ? 92 : 114, tall ? 1640 : 982, '牛奶吐司 16 元 · 海盐卷 6 元', {
        size: tall ? 62 : 56,
        fill: ink.butter,
        bold: true,
      }),
    ),
    lockup(
      tall ? 92 : 1330,
      tall ? 1736 : 908,
      sign,
      { seal: ink.ember, onSeal: ink.butter, name: ink.butter, under: '#E9B98A', round: true },
      tall ? 1.2 : 1.1,
    ),
  )
}

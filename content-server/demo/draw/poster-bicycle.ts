import { lockup } from './lockup.ts'
import {
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

const ink = { night: '#0F3A41', deep: '#0A2C32', orange: '#FF7A2F', cream: '#FFF3DC', mint: '#9CCFC4' }

const sign = { character: '辐', name: '辐条单车铺', under: '柳浦新村东门 · 8:00 – 19:00' }

/** A wheel of radius 260 with crossed spokes. */
function wheel(): string {
  const spokes = times(18, (i) => {
    const [x, y] = polar(i * 20, 236)
    const [hubX, hubY] = polar(i * 20 + (i % 2 === 0 ? 70 : -70), 26)
    return line(`M${hubX} ${hubY}L${x} ${y}`, ink.cream, 3.5)
  })
  return (
    ring(0, 0, 252, ink.cream, 20) +
    ring(0, 0, 232, ink.mint, 6) +
    spokes +
    disc(0, 0, 30, ink.cream) +
    disc(0, 0, 13, ink.night)
  )
}

/** A city bicycle, wheels at x = ±360, hubs at y = 0. */
function bicycle(): string {
  const teeth = times(20, (i) => put(-40, 24, rect(-7, -92, 14, 20, ink.cream, 4), 1, i * 18))
  return [
    put(-360, 0, wheel()),
    put(360, 0, wheel(), 1, 9),
    line('M-360 0L-40 24L-150 -300', ink.orange, 26),
    line('M-360 0L-126 -226L214 -240L-40 24', ink.orange, 26),
    line('M182 -372L360 0', ink.orange, 26),
    line('M182 -372L168 -418C164 -446 196 -452 246 -446C296 -440 304 -404 262 -394', ink.cream, 20),
    line('M-150 -300L-166 -352', ink.cream, 18),
    shape(
      'M-270 -384C-230 -402 -130 -398 -66 -370C-70 -346 -130 -352 -168 -336C-220 -330 -270 -348 -270 -384Z',
      ink.cream,
    ),
    ring(-40, 24, 74, ink.cream, 12),
    teeth,
    disc(-40, 24, 20, ink.cream),
    line('M-40 24L26 128M2 132H58', ink.cream, 18),
    line('M-40 -62L-352 -30M-40 110L-352 30', ink.cream, 7),
    ring(-360, 0, 40, ink.cream, 10),
    put(206, -428, shape('M-34 0A34 34 0 0 1 34 0Z', ink.orange) + rect(-38, -2, 76, 10, ink.cream, 5)),
  ].join('')
}

/** A run of chain along the x axis. */
function chain(links: number): string {
  return times(links, (i) => {
    const x = i * 92
    const bar = i % 2 === 0
    return bar
      ? shape(
          `M${x - 46} -26C${x - 20} -30 ${x - 16} -16 ${x} -16S${x + 20} -30 ${x + 46} -26A26 26 0 0 1 ${x + 46} 26C${x + 20} 30 ${x + 16} 16 ${x} 16S${x - 20} 30 ${x - 46} 26A26 26 0 0 1 ${x - 46} -26Z`,
          ink.orange,
        ) +
          disc(x - 46, 0, 12, ink.deep) +
          disc(x + 46, 0, 12, ink.deep)
      : rect(x - 40, -13, 80, 26, '#C95314')
  })
}

function ringing(): string {
  return times(3, (i) =>
    line(
      `M${round(40 + i * 34)} ${round(-30 - i * 22)}A${70 + i * 40} ${70 + i * 40} 0 0 1 ${round(40 + i * 34)} ${round(46 + i * 22)}`,
      ink.mint,
      9,
    ),
  )
}

export function bicyclePoster(frame: Frame): string {
  const { width, height, tall } = frame
  const headline = { size: tall ? 208 : 156, fill: ink.cream, bold: true, heavier: 0.024 }
  const road = tall ? 1590 : 846
  const scale = tall ? 0.84 : 0.9
  return svg(
    frame,
    rect(0, 0, width, height, ink.night),
    disc(tall ? 540 : 1330, tall ? 1210 : 520, tall ? 470 : 430, '#17505A'),
    rect(0, road, width, height - road, ink.deep),
    faded(0.35, oval(tall ? 540 : 1330, road + 6, tall ? 500 : 560, 16, '#000000')),
    put(tall ? 540 : 1346, road - 262 * scale, bicycle(), scale),
    put(tall ? 742 : 1562, road - 262 * scale - 440 * scale, ringing(), 0.9, -30),
    put(-20, tall ? 1640 : 916, chain(tall ? 13 : 23)),
    writeLines(tall ? 84 : 108, tall ? 284 : 300, ['链条一响', '来找辐条'], headline, 1.22),
    write(tall ? 92 : 114, tall ? 672 : 610, tall ? '全车保养 48 元 · 打气免费' : '全车保养 48 元', {
      size: tall ? 62 : 62,
      fill: ink.orange,
      bold: true,
    }),
    tall ? '' : write(114, 684, '打气永远免费', { size: 46, fill: ink.cream }),
    write(tall ? 92 : 114, tall ? 748 : 752, 'Rattling chain? Come to Spoke', {
      size: tall ? 48 : 38,
      fill: ink.mint,
    }),
    lockup(
      tall ? 92 : 114,
      tall ? 1752 : 962,
      sign,
      { seal: ink.orange, onSeal: ink.deep, name: ink.cream, under: ink.mint, round: true },
      tall ? 1.1 : 0.94,
    ),
  )
}

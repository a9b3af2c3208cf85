import { steam } from './breads.ts'
import { lockup } from './lockup.ts'
import {
  clipped,
  disc,
  faded,
  line,
  oval,
  put,
  rect,
  ring,
  round,
  shape,
  svg,
  times,
  write,
  writeDown,
  writeLines,
  type Frame,
} from './paint.ts'

const ink = {
  ground: '#CF3F2A',
  deep: '#A92E1E',
  cream: '#FFF1D9',
  noodle: '#FAD58A',
  shade: '#EDB85C',
  blue: '#1F4468',
}

const sign = { character: '渡', name: '渡口社区食堂', under: '芦荻路 70 号 · 6:30 – 20:00' }

/** A deep bowl from the side, 900 wide, its rim at y = 0, waves and a ferry painted on it. */
function bowl(): string {
  const form = 'M-450 0C-440 190 -300 330 -150 350H150C300 330 440 190 450 0Z'
  const waves = times(6, (row) =>
    times(12, (i) => {
      const x = -480 + i * 90 + (row % 2) * 45
      const y = 190 + row * 40
      return (
        disc(x, y, 45, ink.blue) +
        ring(x, y, 38, ink.cream, 5) +
        ring(x, y, 22, ink.cream, 5) +
        disc(x, y, 8, ink.cream)
      )
    }),
  )
  const ferry =
    shape('M-120 150L-96 176H96L124 150Z', ink.ground) +
    rect(-58, 114, 104, 36, ink.blue, 6) +
    line('M-8 112V62', ink.blue, 7) +
    shape('M-4 64L54 84L-4 100Z', ink.ground)
  return [
    shape('M-150 350H150L132 392H-132Z', '#E4CDA4'),
    shape(form, ink.cream),
    clipped(
      'bowl',
      form,
      put(170, 4, ferry, 1.05),
      waves,
      faded(0.12, shape('M450 0C440 190 300 330 150 350H-40C200 300 330 160 350 0Z', '#5A1A0B')),
    ),
    rect(-466, -22, 932, 44, ink.cream, 22),
    rect(-440, -8, 880, 14, ink.blue, 7),
  ].join('')
}

/** Strands lifted from y = 0 up to y = -lift by a pair of chopsticks that reach in from the right. */
function liftedNoodles(lift: number, reach: number): string {
  const strands = times(11, (i) => {
    const x = (i - 5) * 23
    const sway = Math.sin(i * 1.9) * 24
    const d = `M${x * 1.25} 10C${round(x + sway)} ${-lift * 0.3} ${round(x - sway)} ${-lift * 0.65} ${x} ${-lift}`
    return line(d, i % 3 === 1 ? ink.shade : ink.noodle, 17)
  })
  const loops = times(11, (i) => {
    const x = (i - 5) * 23
    return line(
      `M${x} ${-lift}C${x} ${-lift - 46} ${x + 16} ${-lift - 46} ${x + 18} ${-lift + 8}`,
      i % 3 === 1 ? ink.shade : ink.noodle,
      17,
    )
  })
  const stick = rect(-170, -13, reach, 26, '#3B1710', 13) + rect(reach - 400, -13, 60, 26, ink.noodle)
  return [strands, put(0, -lift + 34, stick, 1, -4.5), loops, put(0, -lift - 34, stick, 1, -7.5)].join('')
}

function mound(): string {
  return [
    shape('M-410 0C-360 -88 360 -88 410 0Z', ink.shade),
    times(16, (i) =>
      line(
        `M${-372 + i * 46} -2C${-352 + i * 46} -66 ${-290 + i * 46} -66 ${-270 + i * 46} -2`,
        i % 2 === 0 ? ink.noodle : ink.shade,
        14,
      ),
    ),
    put(-250, -52, oval(0, 0, 92, 50, '#FFFDF4', -10) + oval(6, -4, 44, 26, '#F5A524', -10)),
    put(
      262,
      -58,
      shape('M-20 70C-70 10 -60 -70 -20 -110C10 -60 10 10 -20 70Z', '#2F7D3B') +
        shape('M20 70C80 20 90 -40 64 -90C24 -50 6 10 20 70Z', '#4BA052') +
        line('M-20 60V-70M30 50L56 -54', '#CBE3A6', 6),
      0.9,
    ),
  ].join('')
}

export function canteenPoster(frame: Frame): string {
  const { width, height, tall } = frame
  const ground = rect(0, 0, width, height, ink.ground)
  if (tall) {
    return svg(
      frame,
      ground,
      disc(470, 1210, 620, ink.deep),
      put(
        470,
        1420,
        faded(0.3, put(-290, -130, steam(ink.cream), 1.1)) + liftedNoodles(1010, 1000) + mound() + bowl(),
      ),
      writeDown(944, 560, '吃点热的', { size: 196, fill: ink.cream, family: 'serif', bold: true }, 1.06),
      writeDown(170, 200, '今天', { size: 196, fill: ink.cream, family: 'serif', bold: true }, 1.06),
      write(96, 140, 'Something warm today', { size: 50, fill: ink.noodle }),
      rect(0, 1756, width, 164, '#7E1F14'),
      lockup(72, 1788, sign, { seal: ink.cream, onSeal: ink.ground, name: ink.cream, under: '#F7CFA0' }),
      write(1010, 1852, '拌面 9 元', { size: 58, fill: ink.noodle, bold: true, anchor: 'end' }),
    )
  }
  return svg(
    frame,
    ground,
    disc(1384, 640, 520, ink.deep),
    put(
      1384,
      700,
      faded(0.3, put(-300, -110, steam(ink.cream), 1)) + liftedNoodles(400, 1100) + mound() + bowl(),
    ),
    writeLines(
      112,
      340,
      ['今天', '吃点热的'],
      { size: 188, fill: ink.cream, family: 'serif', bold: true },
      1.22,
    ),
    write(118, 690, '红烧肉饭 18 元 · 葱油拌面 9 元', { size: 50, fill: ink.noodle, bold: true }),
    write(118, 768, 'Something warm today', { size: 44, fill: '#F7CFA0' }),
    lockup(118, 892, sign, { seal: ink.cream, onSeal: ink.ground, name: ink.cream, under: '#F7CFA0' }),
  )
}

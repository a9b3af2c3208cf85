import { lockup } from './lockup.ts'
import { disc, faded, line, put, rect, shape, svg, times, write, writeLines, type Frame } from './paint.ts'

const ink = {
  sky: '#B9D7E6',
  pale: '#D3E7F0',
  navy: '#173A63',
  white: '#FFFFFF',
  shade: '#DCE8F0',
  fold: '#C2D5E2',
  coral: '#E4572E',
}

const sign = { character: '鹭', name: '素鹭净衣', under: '芦荻路 58 号 · 上门取送' }

/** A white shirt hung by its shoulders; the line runs through y = 0. Some 680 wide, 700 tall. */
function shirt(): string {
  const left = 'M-150 -6L-230 30L-352 330L-248 376L-196 250V640Q-196 668 -168 668H0V40Z'
  const right = 'M150 -6L230 30L352 330L248 376L196 250V640Q196 668 168 668H0V40Z'
  return [
    shape(left, ink.white),
    shape(right, ink.white),
    shape('M196 250V640Q196 668 168 668H96C150 540 168 400 196 250Z', ink.shade),
    shape('M352 330L248 376L196 250L214 180L276 300Z', ink.shade),
    line('M-196 250L-182 150M196 250L182 150', ink.fold, 6),
    line('M-330 282L-232 326M330 282L232 326', ink.fold, 6),
    rect(-24, 40, 48, 628, '#F4F8FB'),
    line('M-24 70V668M24 70V668', ink.fold, 4),
    times(6, (i) => disc(0, 150 + i * 88, 9, ink.fold)),
    shape('M-150 -6Q0 -34 150 -6L104 10Q0 44 -104 10Z', ink.fold),
    shape('M-156 -8L-108 -26L0 66L-64 146Z', ink.white),
    shape('M156 -8L108 -26L0 66L64 146Z', ink.white),
    line('M-156 -8L-64 146L0 66L64 146L156 -8', ink.fold, 5),
    rect(64, 226, 96, 104, '#F4F8FB', 8),
    line('M64 226H160V318L112 338L64 318Z', ink.fold, 5),
  ].join('')
}

function clip(): string {
  return rect(-13, -42, 26, 84, ink.coral, 8) + rect(-13, -4, 26, 8, '#B93D1B')
}

/** An egret standing, its feet at the origin, 420 tall, looking left. */
function egret(): string {
  return [
    line('M-14 -150L-14 -6M16 -150L16 -70L4 -54L30 -50', ink.navy, 8),
    line('M-34 -2H2', ink.navy, 8),
    shape(
      'M-60 -208C-20 -262 90 -240 168 -132C110 -150 70 -120 20 -128C-30 -134 -74 -164 -60 -208Z',
      ink.white,
    ),
    shape('M20 -196C70 -206 120 -172 168 -132C110 -146 70 -140 20 -150Z', ink.shade),
    line('M-40 -188C-104 -220 -20 -280 -66 -330C-92 -358 -112 -348 -108 -372', ink.white, 27),
    shape('M-120 -398C-96 -418 -70 -398 -82 -370C-92 -350 -124 -352 -128 -372Z', ink.white),
    shape('M-118 -392L-206 -368L-122 -366Z', '#F2A93B'),
    disc(-108, -386, 5, ink.navy),
    line('M-84 -402C-54 -404 -36 -392 -24 -376', ink.white, 8),
  ].join('')
}

export function laundryPoster(frame: Frame): string {
  const { width, height, tall } = frame
  const headline = { size: tall ? 176 : 156, fill: ink.navy, bold: true, heavier: 0.012 }
  const waterTop = tall ? 1560 : 900
  const signInk = { seal: ink.white, onSeal: ink.navy, name: ink.white, under: '#BCD4E6', round: true }
  const ripples = times(4, (i) =>
    line(`M${(tall ? 560 : 1560) + i * 34} ${waterTop + 46 + i * 32}h${210 - i * 44}`, '#5E86AE', 6),
  )
  return svg(
    frame,
    rect(0, 0, width, height, ink.sky),
    disc(tall ? 470 : 1230, tall ? 1100 : 520, tall ? 500 : 440, ink.pale),
    rect(0, waterTop, width, height - waterTop, ink.navy),
    line(tall ? 'M-20 760Q500 830 1100 720' : 'M820 190Q1250 236 1960 150', ink.navy, 7),
    put(tall ? 410 : 1210, tall ? 806 : 214, shirt(), tall ? 0.92 : 0.86, -1.5),
    put(tall ? 276 : 1086, tall ? 796 : 210, clip(), 1, -2),
    put(tall ? 548 : 1338, tall ? 798 : 206, clip(), 1, 2),
    put(tall ? 890 : 1694, waterTop + 26, egret(), tall ? 1.16 : 1.34),
    faded(0.9, ripples),
    writeLines(tall ? 84 : 104, tall ? 256 : 320, ['白衬衫', '洗回第一天'], headline, 1.24),
    write(tall ? 90 : 110, tall ? 596 : 628, '三件 36 元 · 次日取', {
      size: tall ? 62 : 56,
      fill: ink.coral,
      bold: true,
    }),
    write(tall ? 90 : 110, tall ? 672 : 706, 'White shirts, back to day one', {
      size: tall ? 50 : 42,
      fill: '#34597F',
    }),
    lockup(tall ? 90 : 110, tall ? 1730 : 942, sign, signInk, tall ? 1.1 : 0.98),
  )
}

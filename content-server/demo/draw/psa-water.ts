import {
  clipped,
  disc,
  faded,
  gradient,
  line,
  put,
  rect,
  shape,
  svg,
  times,
  write,
  writeLines,
  type Frame,
} from './paint.ts'

const ink = {
  deep: '#0B4354',
  mid: '#125A6E',
  pale: '#BFE6E4',
  white: '#F2FBF8',
  aqua: '#5EC4C6',
  sand: '#F5D9A0',
}

const dropShape = 'M0 -520C90 -330 330 -150 330 110A330 330 0 0 1 -330 110C-330 -150 -90 -330 0 -520Z'

/** Mountains, terraces and a river, seen through a drop. */
function landscape(): string {
  const ridge = (y: number, colour: string, peaks: string) => put(0, y, shape(peaks, colour))
  return [
    rect(-340, -530, 680, 1000, 'url(#sky)'),
    disc(96, -150, 62, '#F7B267'),
    ridge(0, '#8CCBC8', 'M-340 -70L-210 -190L-120 -110L0 -250L120 -120L230 -200L340 -80V500H-340Z'),
    shape(
      'M0 -250L-50 -192L-18 -204L4 -180L28 -206L58 -188ZM-210 -190L-240 -160L-212 -168L-186 -156Z',
      ink.white,
    ),
    ridge(40, '#4FA7A6', 'M-340 -30C-240 -120 -180 -60 -100 -90S60 -130 150 -60S280 -90 340 -40V500H-340Z'),
    ridge(90, '#2C8189', 'M-340 -20C-220 -90 -100 -10 0 -40S200 -90 340 -10V500H-340Z'),
    shape(
      'M-16 58C60 90 -110 120 -70 160C-30 200 150 190 150 250C150 330 -120 330 -190 450H150C330 330 300 220 190 178C120 150 0 146 -10 116C-16 96 40 84 10 58Z',
      ink.white,
    ),
    shape(
      'M-8 66C40 92 -84 124 -46 158C0 194 184 190 184 256C184 330 -40 350 -90 450H60C250 340 270 240 170 192C110 160 -10 154 -22 122C-26 98 22 88 2 66Z',
      '#A9E0E0',
    ),
    put(
      96,
      240,
      shape('M-56 0Q0 26 56 0L40 22H-40Z', '#7A3B20') +
        line('M0 4V-78', '#7A3B20', 6) +
        shape('M6 -76L56 -14H6Z', ink.white),
    ),
    times(5, (i) =>
      put(-250 + i * 34, 190 + (i % 2) * 22, shape('M0 0L-22 50H22ZM0 -26L-17 16H17Z', '#14606A')),
    ),
    times(3, (i) =>
      put(240 + i * 30, 150 + (i % 2) * 18, shape('M0 0L-20 46H20ZM0 -24L-15 14H15Z', '#14606A')),
    ),
  ].join('')
}

function drop(): string {
  return [
    clipped('drop', dropShape, landscape()),
    line('M-262 40C-276 170 -220 290 -110 340', ink.white, 14),
    disc(-66, 362, 9, ink.white),
  ].join('')
}

/** A tap whose mouth is at the origin, its pipe off to the upper right. */
function tap(): string {
  return [
    shape('M-66 0V-70C-66 -170 0 -226 110 -226H1200V-106H130C90 -106 66 -86 66 -50V0Z', '#D7E3E6'),
    shape('M-66 0V-70C-66 -170 0 -226 110 -226H1200V-190H116C30 -190 -28 -140 -28 -56V0Z', ink.white),
    rect(-84, -20, 168, 44, '#A9BFC6', 12),
    rect(186, -300, 60, 90, '#A9BFC6', 10),
    rect(100, -350, 232, 58, ink.aqua, 29),
  ].join('')
}

export function waterPoster(frame: Frame): string {
  const { width, height, tall } = frame
  const rings = times(
    3,
    (i) =>
      `<ellipse cx="${tall ? 540 : 1330}" cy="${tall ? 1770 : 1062}" rx="${190 + i * 150}" ry="${24 + i * 22}" fill="none" stroke="${ink.aqua}" stroke-width="6"/>`,
  )
  return svg(
    frame,
    `<defs>${gradient('sky', '#FDEBC8', '#F9D7A0', '#CBE9DF')}</defs>`,
    rect(0, 0, width, height, ink.deep),
    disc(tall ? 540 : 1330, tall ? 1400 : 600, tall ? 480 : 470, ink.mid),
    faded(0.5, rings),
    put(tall ? 540 : 1330, tall ? 984 : 200, tap(), tall ? 0.72 : 0.62),
    put(tall ? 540 : 1330, tall ? 1448 : 640, drop(), tall ? 0.86 : 0.82),
    writeLines(
      tall ? 84 : 108,
      tall ? 270 : 330,
      ['每一滴', '都走了很远'],
      { size: tall ? 178 : 162, fill: ink.white, family: 'serif', bold: true },
      1.26,
    ),
    write(tall ? 92 : 114, tall ? 594 : 650, '拧紧龙头，别让它白走一趟', {
      size: tall ? 52 : 50,
      fill: ink.sand,
      bold: true,
    }),
    write(tall ? 92 : 114, tall ? 668 : 726, 'Every drop has come a long way', { size: 42, fill: ink.pale }),
    write(tall ? 540 : 108, tall ? 1876 : 1010, '鹭汀街道文明实践站 · 公益广告', {
      size: tall ? 42 : 38,
      fill: ink.pale,
      anchor: tall ? 'middle' : 'start',
    }),
  )
}

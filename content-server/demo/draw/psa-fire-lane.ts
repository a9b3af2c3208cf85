import { line, oval, put, rect, shape, svg, times, write, writeLines, type Frame } from './paint.ts'

const ink = {
  road: '#2A2E35',
  kerb: '#3A4049',
  paint: '#FFC928',
  white: '#F4F1EA',
  red: '#E0301E',
  redDeep: '#B01F12',
  glass: '#20303F',
}

/** A fire engine from above, driving to the right; 700 × 270, middle at the origin. */
function fireEngine(): string {
  return [
    rect(-352, -128, 716, 276, 'rgba(0,0,0,.35)', 40),
    rect(-350, -135, 700, 270, ink.red, 34),
    rect(-350, -135, 480, 270, ink.redDeep, 34),
    rect(-330, -112, 450, 224, ink.red, 20),
    rect(150, -112, 150, 224, '#EE4A37', 22),
    shape('M288 -112C324 -84 324 84 288 112L258 92V-92Z', ink.glass),
    shape('M170 -124H250L236 -106H184ZM170 124H250L236 106H184Z', ink.glass),
    rect(176, -84, 44, 74, '#3C8CF0', 12),
    rect(176, 10, 44, 74, '#3C8CF0', 12),
    rect(184, -74, 12, 54, '#A9D2FF', 6),
    rect(184, 20, 12, 54, '#A9D2FF', 6),
    line('M-310 -34H120M-310 34H120', ink.white, 13, 'butt'),
    times(10, (i) => line(`M${-290 + i * 44} -34V34`, ink.white, 10, 'butt')),
    rect(-318, -100, 150, 40, ink.white, 8) + rect(-150, -100, 120, 40, '#C9CED6', 8),
    rect(-318, 62, 150, 40, '#C9CED6', 8) + rect(-150, 62, 120, 40, ink.white, 8),
    rect(290, -166, 22, 44, ink.redDeep, 8) + rect(290, 122, 22, 44, ink.redDeep, 8),
    oval(340, -88, 10, 26, '#FFF1B8') + oval(340, 88, 10, 26, '#FFF1B8'),
  ].join('')
}

/** A parked car from above, nose up; 170 × 330. */
function car(body: string, roof: string): string {
  return [
    rect(-80, -158, 172, 332, 'rgba(0,0,0,.3)', 50),
    rect(-85, -165, 170, 330, body, 50),
    shape('M-66 -70Q0 -104 66 -70L54 -20H-54Z', ink.glass),
    shape('M-60 112Q0 134 60 112L52 76H-52Z', ink.glass),
    rect(-58, -26, 116, 106, roof, 18),
    oval(-54, -152, 18, 8, '#FFF4CF') + oval(54, -152, 18, 8, '#FFF4CF'),
  ].join('')
}

const cars: readonly (readonly [string, string])[] = [
  ['#5E86AE', '#7BA2C8'],
  ['#E9E4D8', '#FFFFFF'],
  ['#7F9A7A', '#A0B99B'],
  ['#C98F5A', '#DFAE80'],
]

function parked(i: number): string {
  const [body, roof] = cars[i % cars.length] ?? ['#E9E4D8', '#FFFFFF']
  return car(body, roof)
}

function hatch(x: number, y: number, length: number, across: number, upright: boolean): string {
  return times(Math.ceil(length / 56), (i) => {
    const at = i * 56
    return upright
      ? line(`M${x} ${y + at + across}L${x + across} ${y + at}`, ink.paint, 13, 'butt')
      : line(`M${x + at} ${y + across}L${x + at + across} ${y}`, ink.paint, 13, 'butt')
  })
}

function wide(frame: Frame): string {
  return svg(
    frame,
    rect(0, 0, 1920, 1080, ink.road),
    times(7, (i) => line(`M${60 + i * 250} 0V236`, ink.white, 9, 'butt')),
    [0, 1, 2, 4, 5].map((slot, i) => put(185 + slot * 250, 78, parked(i), 1, slot === 2 ? 180 : 0)).join(''),
    hatch(0, 262, 1920, 44, false),
    hatch(0, 784, 1920, 44, false),
    line('M0 258H1920M0 310H1920M0 780H1920M0 832H1920', ink.paint, 9, 'butt'),
    put(330, 545, fireEngine(), 0.84),
    write(672, 622, '这条路请留空', { size: 198, fill: ink.paint, bold: true, heavier: 0.03, spacing: 0.01 }),
    rect(0, 850, 1920, 230, ink.kerb),
    write(112, 952, '火场一分钟，门前一条路', { size: 60, fill: ink.white, bold: true }),
    write(112, 1026, 'Keep the fire lane clear', { size: 44, fill: '#B8BEC7' }),
    write(1810, 952, '鹭汀街道平安建设办公室', { size: 42, fill: ink.white, anchor: 'end' }),
    write(1810, 1026, '公益广告', { size: 40, fill: '#B8BEC7', anchor: 'end' }),
  )
}

function upright(frame: Frame): string {
  return svg(
    frame,
    rect(0, 0, 1080, 1920, ink.road),
    times(6, (i) => line(`M0 ${150 + i * 330}H86M994 ${150 + i * 330}H1080`, ink.white, 9, 'butt')),
    [0, 1, 3].map((slot, i) => put(-84, 315 + slot * 330, parked(i), 0.92, 90)).join(''),
    [1, 2, 3].map((slot, i) => put(1164, 315 + slot * 330, parked(3 - i), 0.92, -90)).join(''),
    hatch(112, 0, 1640, 44, true),
    hatch(924, 0, 1640, 44, true),
    line('M108 0V1640M160 0V1640M920 0V1640M972 0V1640', ink.paint, 9, 'butt'),
    writeLines(
      540,
      420,
      ['这条路', '请留空'],
      { size: 226, fill: ink.paint, bold: true, heavier: 0.03, anchor: 'middle' },
      1.26,
    ),
    line('M540 800V880M480 860L540 790L600 860', ink.paint, 20),
    put(540, 1270, fireEngine(), 0.98, -90),
    rect(0, 1650, 1080, 270, ink.kerb),
    write(84, 1756, '火场一分钟，门前一条路', { size: 66, fill: ink.white, bold: true }),
    write(84, 1848, 'Keep the fire lane clear', { size: 46, fill: '#B8BEC7' }),
    write(1000, 1848, '公益广告', { size: 42, fill: '#B8BEC7', anchor: 'end' }),
  )
}

export function fireLanePoster(frame: Frame): string {
  return frame.tall ? upright(frame) : wide(frame)
}

import {
  chance,
  circlePath,
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
  times,
} from './paint.ts'

/** The canteen's dishes, seen from above, drawn around the origin in a bowl of radius 220. */

export const ware = { blue: '#24507E', cream: '#FFF8EA', shade: '#E6D8BE' }

/** A bowl from above with a painted rim; `inner` is drawn inside it. */
export function bowlAbove(id: string, soup: string, inner: string): string {
  const rim = times(28, (i) => put(0, 0, line('M0 -207Q10 -219 20 -207', ware.blue, 5), 1, i * (360 / 28)))
  return [
    disc(0, 0, 226, ware.cream),
    rim,
    ring(0, 0, 196, ware.blue, 4),
    disc(0, 0, 190, ware.shade),
    disc(0, 6, 182, soup),
    clipped(id, circlePath(0, 6, 182), inner),
  ].join('')
}

export function plateAbove(inner: string, edge = ware.blue): string {
  return [
    oval(0, 0, 300, 214, ware.cream),
    `<ellipse rx="284" ry="199" fill="none" stroke="${edge}" stroke-width="5"/>`,
    oval(0, 2, 244, 164, '#F3E9D4'),
    inner,
  ].join('')
}

/** A nest of noodles. */
export function noodles(seed: number, colours: readonly [string, string], strands = 54): string {
  const random = chance(seed)
  return times(strands, (i) => {
    const [x, y] = polar(random() * 360, random() * 70)
    const radius = round(50 + random() * 95)
    const turn = random() * 360
    const colour = i % 3 === 0 ? colours[1] : colours[0]
    return put(
      x,
      y,
      line(`M${-radius} 0A${radius} ${round(radius * 0.8)} 0 0 1 ${radius} 0`, colour, 11),
      1,
      turn,
    )
  })
}

export function scallions(seed: number, count: number, spread = 130): string {
  const random = chance(seed)
  return times(count, (i) => {
    const [x, y] = polar(random() * 360, Math.sqrt(random()) * spread)
    return ring(x, y, 9, i % 2 === 0 ? '#3F9A46' : '#7DBE5B', 6)
  })
}

export function halfEgg(): string {
  return oval(0, 0, 58, 46, '#FFFDF5') + disc(4, 2, 27, '#F5A524') + oval(-4, -7, 9, 6, '#FFD27A')
}

export function chopsticks(colour: string, tip: string): string {
  const stick = rect(-320, -8, 640, 16, colour, 8) + rect(-320, -8, 120, 16, tip, 8)
  return put(0, -16, stick, 1, -2) + put(0, 18, stick, 1, 2)
}

function porkCube(): string {
  return [
    rect(-46, -42, 92, 84, '#8C3416', 16),
    rect(-46, -18, 92, 16, '#E3A877', 4),
    rect(-46, 14, 92, 12, '#D99463', 4),
    faded(0.5, rect(-38, -36, 60, 10, '#D8714A', 5)),
  ].join('')
}

export function bokChoy(): string {
  return [
    shape('M-8 90C-34 60 -28 10 -16 -30H16C28 10 34 60 8 90Z', '#E6F0C4'),
    shape('M-14 -10C-70 -30 -74 -100 -30 -124C-6 -110 4 -60 0 -10Z', '#2F7D3B'),
    shape('M14 -10C70 -30 74 -100 30 -124C6 -110 -4 -60 0 -10Z', '#3C9147'),
    line('M-8 -20C-20 -60 -26 -84 -30 -108', '#CBE3A6', 5),
    line('M8 -20C20 -60 26 -84 30 -108', '#CBE3A6', 5),
  ].join('')
}

export function porkRice(): string {
  const random = chance(5)
  const grains = times(90, () => {
    const [x, y] = polar(random() * 360, Math.sqrt(random()) * 180)
    return oval(x, y + 6, 11, 5, random() > 0.5 ? '#FFFFFF' : '#EDE4D2', random() * 180)
  })
  return bowlAbove(
    'rice',
    '#FAF4E6',
    grains +
      shape('M-190 20C-120 -50 -20 -10 20 -90C60 -160 200 -140 200 20V200H-190Z', '#B0551F') +
      put(-92, 92, porkCube(), 1, -14) +
      put(8, 118, porkCube(), 1, 8) +
      put(-34, 30, porkCube(), 1, 20) +
      put(66, 24, porkCube(), 1, -8) +
      put(104, 104, porkCube(), 0.95, 30) +
      put(84, -72, halfEgg(), 1.12, -20) +
      put(-108, -44, bokChoy(), 0.86, -62) +
      put(-70, -104, bokChoy(), 0.8, -40) +
      scallions(2, 9, 110),
  )
}

export function tomatoNoodles(): string {
  const wedge =
    shape('M-56 0A56 56 0 0 1 56 0Q0 26 -56 0Z', '#D7301F') +
    shape('M-38 -4A38 38 0 0 1 38 -4Q0 10 -38 -4Z', '#F0634B') +
    oval(-14, -16, 4, 7, '#FBD38A') +
    oval(14, -16, 4, 7, '#FBD38A')
  const egg =
    shape('M-60 10C-70 -30 -20 -50 10 -36C50 -50 80 -10 56 20C30 50 -50 44 -60 10Z', '#F9C33C') +
    shape('M-34 4C-30 -16 0 -22 14 -10C0 6 -20 14 -34 4Z', '#FFE08A')
  return bowlAbove(
    'tomato',
    '#E2572B',
    faded(0.35, disc(-60, -90, 40, '#FF9A5C'), disc(90, 80, 52, '#FF9A5C')) +
      put(0, 20, noodles(21, ['#F9DC9C', '#EDC376']), 0.98) +
      put(-96, -56, wedge, 1.05, -30) +
      put(104, -44, wedge, 1, 40) +
      put(-84, 96, wedge, 0.95, 200) +
      put(30, -98, egg) +
      put(92, 74, egg, 0.85, 80) +
      put(-20, 30, egg, 0.8, 160) +
      scallions(4, 16),
  )
}

export function steamedBass(): string {
  const random = chance(9)
  const shreds = times(26, (i) => {
    const x = -130 + random() * 250
    const y = -34 + random() * 66
    return put(
      x,
      y,
      line('M-40 6Q0 -14 40 4', ['#4DA351', '#8CC66A', '#F3E3A5', '#D8432B'][i % 4] ?? '#4DA351', 7),
      1,
      random() * 60 - 30,
    )
  })
  const fish = [
    shape('M150 -10L236 -66Q226 0 236 58L150 12Z', '#8794A0'),
    shape('M-226 6C-180 -86 20 -110 168 -14C170 0 170 6 168 16C30 100 -180 90 -226 6Z', '#AEB9C2'),
    shape('M-226 6C-150 40 40 50 168 6C170 8 170 12 168 16C30 100 -180 90 -226 6Z', '#D7DEE2'),
    shape('M-60 -74C-20 -112 40 -104 70 -66Z', '#8794A0'),
    line('M-140 -52C-112 -20 -114 28 -138 58', '#7B8893', 6),
    disc(-178, -12, 13, '#FFFFFF') + disc(-178, -12, 7, '#20262B'),
    times(4, (i) => line(`M${-70 + i * 56} -52Q${-50 + i * 56} -8 ${-72 + i * 56} 44`, '#8896A1', 5)),
  ].join('')
  return plateAbove(oval(0, 14, 236, 128, '#C98A3E') + oval(0, 10, 228, 118, '#D89C4E') + fish + shreds)
}

export function scallionNoodles(): string {
  const random = chance(13)
  const fried = times(18, () => {
    const [x, y] = polar(random() * 360, random() * 96)
    return put(
      x,
      y - 6,
      line('M-44 0Q0 -26 44 6', random() > 0.4 ? '#3C5A22' : '#6B4A17', 9),
      1,
      random() * 360,
    )
  })
  return bowlAbove(
    'scallion',
    '#7A4318',
    put(0, 10, noodles(31, ['#D99A4A', '#B97530'], 80), 1.12) + fried + scallions(8, 10, 90),
  )
}

export function wonton(): string {
  const one = [
    shape(
      'M-74 -20C-90 -60 -40 -74 -10 -50C20 -78 84 -60 72 -18C60 0 30 0 0 6C-30 4 -62 4 -74 -20Z',
      '#FFF3DA',
    ),
    shape('M-46 4C-52 -36 48 -38 46 4C44 44 -44 44 -46 4Z', '#FBE6C6'),
    oval(0, 8, 30, 22, '#F0B79A'),
    line('M-30 -18Q-20 -34 -34 -50M0 -24Q2 -40 -4 -52M28 -18Q22 -36 36 -50', '#E2CFA8', 5),
  ].join('')
  const spots = [
    [-84, -60, -20],
    [40, -96, 30],
    [104, 0, 80],
    [50, 96, 160],
    [-62, 88, 210],
    [-112, 20, 280],
    [2, 4, 10],
  ] as const
  const weed = shape('M-50 0C-40 -40 20 -36 50 -10C44 20 -30 36 -50 0Z', '#2C3A2C')
  return bowlAbove(
    'wonton',
    '#D9A65A',
    faded(0.5, disc(120, -90, 14, '#FFF3CF'), disc(-130, 90, 18, '#FFF3CF'), disc(10, 150, 12, '#FFF3CF')) +
      put(-8, -60, weed, 1, 30) +
      put(84, 56, weed, 0.8, 140) +
      spots.map(([x, y, turn]) => put(x, y + 6, one, 0.86, turn)).join('') +
      put(-20, 60, line('M-16 0Q0 -20 18 2', '#F08A5B', 9)) +
      put(66, -40, line('M-16 0Q0 -20 18 2', '#F08A5B', 9), 1, 120) +
      put(-70, -10, line('M-16 0Q0 -20 18 2', '#F08A5B', 9), 1, 220) +
      scallions(17, 14, 150),
  )
}

export function greens(): string {
  const stalk = [
    shape('M-13 130L-10 -30H10L13 130Q0 140 -13 130Z', '#BBD67A'),
    line('M-3 120V-20', '#D9EBA6', 5),
    shape('M0 -16C-60 -30 -66 -110 -20 -150C10 -120 14 -60 0 -16Z', '#2E7A39'),
    shape('M2 -10C50 -24 62 -84 32 -120C4 -96 -4 -50 2 -10Z', '#459B49'),
    line('M-4 -26C-16 -66 -20 -96 -20 -126', '#A6D07A', 5),
    disc(8, -128, 9, '#F6CB2F') + disc(22, -138, 8, '#F6CB2F') + disc(0, -142, 7, '#FFE06B'),
  ].join('')
  const row = times(9, (i) => put(-176 + i * 44, 6 + (i % 2) * 12, stalk, 0.88, (i - 4) * 4))
  return plateAbove(oval(0, 60, 220, 96, '#A9732E') + row, '#3D7A4A')
}

export function porkBuns(): string {
  const bun = [
    disc(0, 0, 96, '#FFF9EE'),
    shape('M-80 54A96 96 0 0 0 92 -30A104 104 0 0 1 -80 54Z', '#EFE2CB'),
    times(14, (i) => put(0, 0, line('M0 -12Q12 -40 -2 -72', '#DDCCAE', 5), 1, i * (360 / 14))),
    disc(0, 0, 13, '#E3D2B2'),
  ].join('')
  return [
    disc(0, 0, 232, '#B07A3C'),
    ring(0, 0, 218, '#D9A865', 16),
    ring(0, 0, 196, '#8E5E2A', 6),
    disc(0, 0, 192, '#E2BC82'),
    clipped(
      'slats',
      circlePath(0, 0, 192),
      times(9, (i) => rect(-200, -192 + i * 44, 400, 6, '#C4934F')),
    ),
    faded(0.9, disc(0, 0, 164, '#F6EBD3')),
    put(-76, -36, bun),
    put(78, 46, bun, 1, 40),
    times(8, (i) => put(0, 0, rect(-8, -232, 16, 36, '#8E5E2A', 3), 1, i * 45)),
  ].join('')
}

export function soyMilk(): string {
  const bean = oval(0, 0, 26, 20, '#E7C67C') + line('M-10 -4Q0 -10 10 -4', '#C89F4E', 4)
  const beans = [
    [-300, 120, 10],
    [-262, 176, 60],
    [-318, 196, 130],
    [292, -150, 20],
    [326, -96, 80],
  ] as const
  return (
    bowlAbove(
      'soy',
      '#FFF4DC',
      disc(0, 6, 150, '#FFF9EA') +
        line('M-110 -40A118 118 0 0 1 -20 -106', '#FFFFFF', 12) +
        ring(58, 64, 13, '#F1E2BF', 5) +
        ring(94, 40, 8, '#F1E2BF', 4) +
        ring(74, 98, 6, '#F1E2BF', 4),
    ) + beans.map(([x, y, turn]) => put(x, y, bean, 1, turn)).join('')
  )
}

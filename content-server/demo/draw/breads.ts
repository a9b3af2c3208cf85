import { chance, disc, line, oval, polar, put, rect, ring, round, shape, times } from './paint.ts'

/** Breads, drawn around the origin, some 400 wide. */

export const crust = { light: '#EDB56B', mid: '#D48A3F', dark: '#A8612A', deep: '#7E431C', crumb: '#FBE3B5' }

/** A tall milk loaf with three domes, seen from its long side. */
export function milkLoaf(): string {
  const domes =
    'M-215 130V-40C-215 -150 -85 -150 -75 -75C-70 -165 70 -165 75 -75C85 -150 215 -150 215 -40V130Q215 150 195 150H-195Q-215 150 -215 130Z'
  return [
    shape(domes, crust.mid),
    shape(
      'M-215 10V130Q-215 150 -195 150H195Q215 150 215 130V10C150 40 100 20 75 30C30 45 -30 45 -75 30C-100 20 -150 40 -215 10Z',
      crust.light,
    ),
    shape('M-215 105V130Q-215 150 -195 150H195Q215 150 215 130V105C120 122 -120 122 -215 105Z', crust.mid),
    line('M-75 -72C-70 -40 -72 0 -75 28', crust.dark, 7),
    line('M75 -72C70 -40 72 0 75 28', crust.dark, 7),
    line('M-178 -62C-170 -95 -145 -108 -125 -106', '#F6CF94', 12),
    line('M-38 -84C-28 -108 -8 -116 14 -114', '#F6CF94', 12),
    line('M112 -66C120 -92 142 -102 160 -98', '#F6CF94', 12),
  ].join('')
}

/** Seven overlapping folds along an arc, the middle one largest. */
export function croissant(): string {
  const folds = [0, 6, 1, 5, 2, 4, 3].map((i) => {
    const degrees = 200 + (i * 140) / 6
    const [x, y] = polar(degrees, 175)
    const size = 1 - Math.abs(i - 3) * 0.155
    const fold = [
      oval(0, 0, 68 * size, 108 * size, crust.mid),
      shape(
        `M${round(-62 * size)} ${round(40 * size)}Q0 ${round(135 * size)} ${round(62 * size)} ${round(40 * size)}Q${round(50 * size)} ${round(108 * size)} 0 ${round(108 * size)}Q${round(-50 * size)} ${round(108 * size)} ${round(-62 * size)} ${round(40 * size)}Z`,
        crust.dark,
      ),
      line(
        `M${round(-34 * size)} ${round(-62 * size)}Q${round(-50 * size)} 0 ${round(-36 * size)} ${round(48 * size)}`,
        crust.light,
        13 * size,
      ),
      line(
        `M${round(-6 * size)} ${round(-84 * size)}Q${round(-14 * size)} 0 ${round(-6 * size)} ${round(66 * size)}`,
        '#E29F55',
        9 * size,
      ),
      `<ellipse rx="${round(68 * size)}" ry="${round(108 * size)}" fill="none" stroke="${crust.deep}" stroke-width="5"/>`,
    ].join('')
    return put(x, y * 0.86 + 105, fold, 1, degrees - 270)
  })
  return folds.join('')
}

/** A coil seen from above, with icing run across it. */
export function cinnamonRoll(): string {
  const coil = Array.from({ length: 121 }, (_, i) => {
    const [x, y] = polar(i * 11, 12 + i * 1.32)
    return `${i === 0 ? 'M' : 'L'}${x} ${y}`
  }).join('')
  const icing =
    'M-158 -60C-130 -120 -96 -130 -84 -84C-72 -30 -120 30 -92 70C-66 104 -40 40 -30 -20C-18 -90 6 -150 38 -128C66 -108 16 -10 30 44C42 90 74 50 88 2C100 -44 124 -82 150 -50'
  return [
    disc(0, 0, 188, crust.mid),
    ring(0, 0, 182, crust.dark, 12),
    line(coil, '#6F3A18', 17),
    put(4, 8, line(icing, '#8A4B22', 30)),
    line(icing, '#FFF6E6', 30),
    put(-3, -5, line(icing, '#FFFFFF', 7)),
  ].join('')
}

export function bagel(): string {
  const random = chance(7)
  const seeds = times(46, (i) => {
    const [x, y] = polar(i * 137.5, 98 + random() * 68)
    return oval(x, y, 9, 5, random() > 0.3 ? '#FFF0CC' : '#3A2415', random() * 180)
  })
  return [
    disc(0, 0, 190, crust.mid),
    disc(0, -6, 178, '#DB9648'),
    `<path d="M-140 -70A160 160 0 0 1 60 -148" fill="none" stroke="#F3C588" stroke-width="18" stroke-linecap="round"/>`,
    seeds,
    disc(0, 0, 66, crust.dark),
    disc(0, 10, 56, 'var(--hole)'),
  ].join('')
}

/** Lies along the x axis, some 560 long. */
export function baguette(): string {
  return [
    shape('M-290 0C-290 -78 -200 -84 0 -84S290 -78 290 0S200 76 0 76S-290 78 -290 0Z', crust.mid),
    shape('M-286 14C-250 60 -160 56 0 56S250 60 286 14C276 74 190 76 0 76S-276 74 -286 14Z', crust.dark),
    times(5, (i) => {
      const cut =
        shape('M-64 26C-40 -40 20 -58 66 -44C40 14 -14 38 -64 26Z', crust.crumb) +
        shape('M-64 26C-30 -22 20 -40 66 -44C40 14 -14 38 -64 26Z', crust.light)
      return put(-188 + i * 94, -18, cut, 0.92)
    }),
  ].join('')
}

/** A short rolled bun with salt on its back. */
export function saltRoll(): string {
  const random = chance(3)
  return [
    shape(
      'M-210 30C-200 -20 -150 -110 0 -112S200 -20 210 30C214 78 120 104 0 104S-214 78 -210 30Z',
      crust.mid,
    ),
    shape('M-206 50C-150 92 150 92 206 50C196 88 110 104 0 104S-196 88 -206 50Z', crust.dark),
    line('M-118 -74C-146 -20 -146 36 -128 78', crust.deep, 8),
    line('M-52 -106C-86 -30 -84 46 -62 98', crust.deep, 8),
    line('M52 -106C86 -30 84 46 62 98', crust.deep, 8),
    line('M118 -74C146 -20 146 36 128 78', crust.deep, 8),
    line('M-36 -84C-20 -92 14 -92 30 -86', '#F6CF94', 12),
    times(17, () => {
      const x = (random() - 0.5) * 150
      return put(
        x,
        -86 + random() * 62 + Math.abs(x) * 0.2,
        rect(-6, -6, 12, 12, '#FFFDF6', 2),
        1,
        random() * 90,
      )
    }),
  ].join('')
}

/** A slice on its side: sponge, cream and osmanthus jelly. */
export function cakeSlice(): string {
  const random = chance(11)
  const layer = (y: number, height: number, fill: string) => rect(-200, y, 360, height, fill)
  return [
    shape('M-200 -60L20 -150Q150 -140 160 -60Z', '#FFF8EA'),
    shape('M-200 -60L20 -150Q60 -148 90 -138L-80 -60Z', '#FFFFFF'),
    layer(-60, 46, '#FFF8EA'),
    layer(-14, 52, '#F2C66D'),
    layer(38, 20, '#F4A93B'),
    layer(58, 22, '#FFF8EA'),
    layer(80, 60, '#F2C66D'),
    rect(-200, 128, 360, 14, '#D99A3D'),
    shape('M160 -60C176 -30 176 100 160 142V-60Z', '#E9D9B8'),
    times(18, () => disc(-186 + random() * 330, 90 + random() * 36, 3.5, '#DDA548')),
    times(14, () => disc(-186 + random() * 330, -6 + random() * 34, 3.5, '#DDA548')),
    times(9, (i) => put(-70 + i * 24, -92 - (i % 3) * 14, osmanthus(), 0.9, i * 40)),
  ].join('')
}

/** One four-petalled blossom, 24 wide. */
export function osmanthus(): string {
  return times(4, (i) => put(0, 0, oval(0, -8, 5.5, 7.5, '#F6A821'), 1, i * 90)) + disc(0, 0, 3.5, '#C96F0C')
}

/** An ear of wheat standing up, 300 tall from the origin. */
export function wheatEar(colour: string): string {
  const grains = times(6, (i) => {
    const y = -130 - i * 28
    return put(-15, y, oval(0, 0, 10, 22, colour), 1, -28) + put(15, y, oval(0, 0, 10, 22, colour), 1, 28)
  })
  return line('M0 0V-290', colour, 6) + grains + oval(0, -306, 10, 22, colour)
}

/** Three wisps that rise from the origin; `phase` 0 … 1 lets them drift. */
export function steam(colour: string, phase = 0): string {
  return [-70, 0, 70]
    .map((x, i) => {
      const sway = Math.sin((phase + i / 3) * 2 * Math.PI) * 16
      return line(
        `M${x} 0C${round(x - 34 + sway)} -50 ${round(x + 34 + sway)} -90 ${x} -140S${round(x + 30 - sway)} -210 ${round(x + sway)} -${i === 1 ? 250 : 215}`,
        colour,
        17,
      )
    })
    .join('')
}

import { circlePath, clipped, disc, faded, line, oval, polar, put, rect, shape, times } from './paint.ts'

/** Fruits, drawn around the origin, radius some 150. */

export const fruitInk = {
  orange: '#F58A1F',
  orangeDeep: '#E06A0A',
  red: '#D93A2B',
  redDeep: '#A91F22',
  leaf: '#2F8A4A',
  leafDeep: '#1C6136',
  lemon: '#FFD23B',
  lemonDeep: '#EFB01A',
  pear: '#C9CE4A',
  pearDeep: '#A3AC2E',
  grape: '#5B3A86',
  stem: '#5A3A1E',
}

function leaf(fill: string, vein: string): string {
  return (
    shape('M0 0C20 -60 90 -80 130 -60C110 -10 60 20 0 0Z', fill) +
    line('M8 -6C40 -26 80 -44 112 -54', vein, 5)
  )
}

export function orange(): string {
  return [
    disc(0, 0, 150, fruitInk.orange),
    shape('M-102 110A150 150 0 0 0 110 -102A170 170 0 0 1 -102 110Z', fruitInk.orangeDeep),
    times(16, (i) => disc(-90 + (i % 4) * 48 + (i % 2) * 18, -78 + Math.floor(i / 4) * 46, 4.5, '#E77A12')),
    line('M-112 -48A122 122 0 0 1 -44 -114', '#FFB765', 14),
    put(0, -142, leaf(fruitInk.leaf, '#7CC08A'), 0.8, 8),
    disc(0, -140, 13, fruitInk.leafDeep),
  ].join('')
}

/** A cut face with ten segments; also lemons and grapefruits. */
export function citrusHalf(rind: string, pith: string, flesh: string, pale: string): string {
  const segments = times(10, (i) =>
    put(
      0,
      0,
      shape('M0 -16L33 -106Q36 -121 20 -122Q0 -126 -20 -122Q-36 -121 -33 -106Z', flesh) +
        line('M0 -52V-98', pale, 5),
      1,
      i * 36,
    ),
  )
  return disc(0, 0, 150, rind) + disc(0, 0, 136, pith) + segments
}

export function orangeHalf(): string {
  return citrusHalf(fruitInk.orange, '#FFF0D2', '#FF9F33', '#FFC987')
}

export function lemonHalf(): string {
  return citrusHalf(fruitInk.lemonDeep, '#FFF9DC', '#FFDB55', '#FFF0B0')
}

export function apple(): string {
  const body =
    'M0 -96C40 -142 158 -134 152 -16C148 84 76 152 34 146C12 142 -12 142 -34 146C-76 152 -148 84 -152 -16C-158 -134 -40 -142 0 -96Z'
  return [
    shape(body, fruitInk.red),
    shape(
      'M152 -16C148 84 76 152 34 146C12 142 -12 142 -34 146C-60 150 -96 126 -122 84C-40 130 92 92 128 -92C144 -74 154 -50 152 -16Z',
      fruitInk.redDeep,
    ),
    line('M-116 -26C-116 -70 -92 -94 -66 -98', '#F58678', 15),
    line('M0 -88C2 -120 10 -146 26 -168', fruitInk.stem, 12),
    put(10, -122, leaf(fruitInk.leaf, '#7CC08A'), 0.72, 6),
  ].join('')
}

export function appleHalf(): string {
  const body =
    'M0 -96C40 -142 158 -134 152 -16C148 84 76 152 34 146C12 142 -12 142 -34 146C-76 152 -148 84 -152 -16C-158 -134 -40 -142 0 -96Z'
  return [
    shape(body, fruitInk.red),
    put(0, 3, shape(body, '#FFF3D6'), 0.91),
    line('M0 -84C-66 -40 -66 70 0 120C66 70 66 -40 0 -84', '#EBD9A9', 6),
    put(-24, 16, shape('M0 -26C18 -6 16 20 0 26C-16 20 -18 -6 0 -26Z', fruitInk.stem), 1, 14),
    put(24, 16, shape('M0 -26C18 -6 16 20 0 26C-16 20 -18 -6 0 -26Z', fruitInk.stem), 1, -14),
    line('M0 -88C2 -120 8 -140 22 -160', fruitInk.stem, 12),
  ].join('')
}

export function pear(): string {
  const body =
    'M0 -150C56 -150 58 -92 72 -48C88 -6 128 20 124 76C120 130 64 156 0 156S-120 130 -124 76C-128 20 -88 -6 -72 -48C-58 -92 -56 -150 0 -150Z'
  return [
    shape(body, fruitInk.pear),
    shape(
      'M52 -104C62 -86 66 -66 72 -48C88 -6 128 20 124 76C120 130 64 156 0 156C-34 156 -66 150 -90 136C0 150 86 96 52 -104Z',
      fruitInk.pearDeep,
    ),
    shape('M-118 60C-112 96 -84 120 -60 128C-92 96 -98 70 -94 34C-108 36 -120 44 -118 60Z', '#E3A04A'),
    line('M-84 30C-78 6 -62 -14 -54 -40', '#EEF0A0', 13),
    times(9, (i) => disc(-40 + (i % 3) * 38, 30 + Math.floor(i / 3) * 34, 3.5, '#8C9424')),
    line('M0 -146C2 -170 10 -186 24 -200', fruitInk.stem, 11),
    put(8, -166, leaf(fruitInk.leaf, '#7CC08A'), 0.6, 12),
  ].join('')
}

export function lemon(): string {
  return [
    shape(
      'M-178 8C-160 -14 -150 -26 -136 -44C-96 -112 84 -116 134 -46C150 -26 162 -18 180 0C166 20 150 28 136 48C88 112 -92 114 -134 50C-148 30 -162 24 -178 8Z',
      fruitInk.lemon,
    ),
    shape(
      'M180 0C166 20 150 28 136 48C88 112 -92 114 -134 50C-60 84 80 70 128 -54C146 -26 162 -18 180 0Z',
      fruitInk.lemonDeep,
    ),
    line('M-104 -34C-84 -62 -52 -74 -22 -76', '#FFF0A8', 13),
    times(10, (i) => disc(-60 + (i % 5) * 30, -20 + Math.floor(i / 5) * 34, 3.5, '#EDBB1F')),
  ].join('')
}

/** A bunch of 15 hanging grapes. */
export function grapes(): string {
  const rows = [5, 4, 3, 2, 1]
  const tones = ['#5B3A86', '#6D479B', '#4B2E73']
  const berries = rows
    .flatMap((count, row) =>
      Array.from({ length: count }, (_, i) => {
        const x = (i - (count - 1) / 2) * 66
        const y = -70 + row * 56
        const tone = tones[(row * 2 + i) % 3] ?? '#5B3A86'
        return disc(x, y, 42, tone) + line(`M${x - 22} ${y - 8}A24 24 0 0 1 ${x - 4} ${y - 25}`, '#A88AD0', 6)
      }),
    )
    .join('')
  return [
    line('M0 -90C0 -130 -8 -150 -26 -176', fruitInk.stem, 12),
    line('M0 -120C40 -150 60 -130 70 -160', fruitInk.leaf, 6),
    put(
      -6,
      -112,
      shape(
        'M0 0C-30 -20 -60 -10 -104 -40C-96 -62 -110 -80 -92 -104C-64 -92 -50 -112 -26 -104C-8 -86 12 -40 0 0Z',
        fruitInk.leaf,
      ),
    ),
    berries,
  ].join('')
}

export function watermelonHalf(): string {
  const seeds = [
    [-96, 40],
    [-52, 72],
    [0, 40],
    [0, 92],
    [52, 72],
    [96, 40],
    [-40, 22],
    [44, 22],
  ] as const
  return [
    shape('M-190 0A190 190 0 0 0 190 0Z', '#1F6B3B'),
    times(7, (i) => put(0, 0, line('M0 168V190', '#3E9A58', 14, 'butt'), 1, -72 + i * 24)),
    shape('M-166 0A166 166 0 0 0 166 0Z', '#EAF3C8'),
    shape('M-152 0A152 152 0 0 0 152 0Z', '#E8413B'),
    shape('M-152 0A152 152 0 0 0 -20 150A210 210 0 0 1 -96 0Z', '#F15A50'),
    seeds.map(([x, y]) => oval(x, y, 7, 12, '#2B1712', x / 4)).join(''),
  ].join('')
}

/** Kiwi, cut across. */
export function kiwiHalf(): string {
  return [
    disc(0, 0, 150, '#7A5A2E'),
    disc(0, 0, 138, '#8CC152'),
    disc(0, 0, 96, '#A5D268'),
    oval(0, 0, 42, 36, '#EEF5CF'),
    times(24, (i) => {
      const [x, y] = polar(i * 15, 64 + (i % 2) * 14)
      return oval(x, y, 4.5, 9, '#24301A', i * 15 + 90)
    }),
  ].join('')
}

export function strawberry(): string {
  return [
    shape('M0 150C-70 110 -130 10 -118 -50C-104 -104 104 -104 118 -50C130 10 70 110 0 150Z', '#E23B3B'),
    shape('M0 150C70 110 130 10 118 -50C112 -74 84 -88 50 -94C84 0 50 90 0 150Z', '#BE2530'),
    times(12, (i) =>
      oval(
        -66 + (i % 4) * 44 + (Math.floor(i / 4) % 2) * 14 - Math.floor(i / 4) * 4,
        -34 + Math.floor(i / 4) * 50,
        5,
        9,
        '#FFD98A',
      ),
    ),
    times(5, (i) =>
      put(0, -84, shape('M0 0C-16 -30 -10 -60 0 -84C10 -60 16 -30 0 0Z', fruitInk.leaf), 0.95, -100 + i * 50),
    ),
  ].join('')
}

/** A woven basket, 460 wide, its rim at y = 0. */
export function basket(body: string, shade: string): string {
  const form = 'M-220 0L-180 190Q-176 210 -150 210H150Q176 210 180 190L220 0Z'
  const weave = times(5, (row) =>
    times(12, (i) => rect(-240 + i * 44 + (row % 2) * 22, 18 + row * 40, 34, 26, shade, 8)),
  )
  return (
    shape(form, body) +
    clipped('weave', form, weave) +
    rect(-236, -20, 472, 44, body, 22) +
    faded(0.5, rect(-236, 8, 472, 10, shade, 5))
  )
}

export function cup(): string {
  const wall = 'M-160 -130L-118 190Q-114 214 -88 214H88Q114 214 118 190L160 -130Z'
  const berry = disc(0, 0, 44, '#6D479B') + line('M-22 -8A24 24 0 0 1 -4 -25', '#A88AD0', 7)
  const inside = [
    put(-66, 146, orangeHalf(), 0.5),
    put(66, 142, kiwiHalf(), 0.5),
    put(2, 66, berry, 0.95),
    put(-78, 12, kiwiHalf(), 0.48),
    put(80, 20, strawberry(), 0.56, 14),
    put(-90, -106, strawberry(), 0.54, -16),
    put(86, -96, orangeHalf(), 0.48),
    put(0, -34, lemonHalf(), 0.42),
    put(6, -124, berry, 0.9),
    put(4, 178, berry, 0.7),
  ]
  return [
    clipped('lid', circlePath(0, -150, 150), rect(-150, -300, 300, 152, 'rgba(255,255,255,.55)')),
    line('M-104 -190A112 112 0 0 1 -40 -252', '#FFFFFF', 12),
    shape(wall, 'rgba(255,255,255,.72)'),
    clipped('cup', wall, ...inside),
    faded(0.35, shape('M-140 -110L-104 176L-80 176L-108 -110Z', '#FFFFFF')),
    line('M-160 -130L-118 190Q-114 214 -88 214H88Q114 214 118 190L160 -130', '#FFFFFF', 8),
    rect(-178, -154, 356, 32, '#FFFFFF', 16),
  ].join('')
}

import { disc, line, oval, polar, put, shape, times } from './paint.ts'

/** Flowers, drawn around the middle of the blossom. */

export function tulip(petal: string, shade: string): string {
  return [
    shape(
      'M-70 -70C-96 10 -60 80 0 84C60 80 96 10 70 -70C44 -50 28 -30 0 -90C-28 -30 -44 -50 -70 -70Z',
      shade,
    ),
    shape('M0 -90C-52 -30 -50 50 0 84C50 50 52 -30 0 -90Z', petal),
  ].join('')
}

export function daisy(petal: string, heart: string): string {
  return (
    times(14, (i) => put(0, 0, oval(0, -62, 15, 42, petal), 1, i * (360 / 14))) +
    disc(0, 0, 34, heart) +
    times(9, (i) => {
      const [x, y] = polar(i * 40, 18)
      return disc(x, y, 3.5, '#C97B12')
    })
  )
}

export function poppy(petal: string, shade: string, heart: string): string {
  return [
    times(5, (i) =>
      put(
        0,
        0,
        shape('M0 0C-84 -30 -74 -130 0 -126C74 -130 84 -30 0 0Z', i % 2 === 0 ? petal : shade),
        1,
        i * 72,
      ),
    ),
    disc(0, 0, 38, heart),
    times(16, (i) => {
      const [x, y] = polar(i * 22.5, 52)
      return disc(x, y, 5, heart)
    }),
    disc(0, 0, 15, '#F5E2B8'),
  ].join('')
}

/** A round, many-petalled head: chrysanthemum, dahlia. */
export function dahlia(outer: string, middle: string, inner: string): string {
  const turn = (count: number, distance: number, size: number, colour: string) =>
    times(count, (i) => put(0, 0, oval(0, -distance, 19 * size, 38 * size, colour), 1, (i * 360) / count))
  return (
    turn(16, 92, 1, outer) +
    turn(14, 66, 0.95, middle) +
    turn(11, 42, 0.8, inner) +
    turn(7, 20, 0.6, outer) +
    disc(0, 0, 12, middle)
  )
}

/** A sprig with paired round leaves that grows from the origin upwards. */
export function eucalyptus(leafColour: string, stem: string, pairs = 6): string {
  return (
    line(`M0 0V${-pairs * 58}`, stem, 6) +
    times(
      pairs,
      (i) =>
        oval(-34, -40 - i * 58, 34 - i * 2.4, 25 - i * 1.6, leafColour, 24) +
        oval(34, -52 - i * 58, 34 - i * 2.4, 25 - i * 1.6, leafColour, -24),
    ) +
    oval(0, -pairs * 58 - 18, 14, 24, leafColour)
  )
}

export function longLeaf(fill: string, vein: string): string {
  return shape('M0 0C-70 -110 -60 -260 0 -360C60 -260 70 -110 0 0Z', fill) + line('M0 -10V-330', vein, 5)
}

/** A spray of berries from the origin upwards. */
export function berries(stem: string, berry: string): string {
  const tips = [
    [-56, -200],
    [0, -240],
    [58, -190],
    [-24, -150],
    [34, -130],
  ] as const
  return tips
    .map(([x, y]) => line(`M0 0Q${x * 0.2} ${y * 0.6} ${x} ${y}`, stem, 5) + disc(x, y, 19, berry))
    .join('')
}

/** A small vocabulary for drawing: strings of SVG, in pixels, y downwards. */

export type Frame = { width: number; height: number; tall: boolean }
export type Point = readonly [x: number, y: number]

const families = {
  sans: "'Noto Sans CJK SC','Noto Sans SC',sans-serif",
  serif: "'Noto Serif CJK SC','Noto Serif SC',serif",
} as const

export type Type = {
  size: number
  fill: string
  family?: keyof typeof families
  bold?: boolean
  anchor?: 'start' | 'middle' | 'end'
  /** Extra space between characters, in em. */
  spacing?: number
  /** Thickens the strokes by this part of the size: the families stop at bold. */
  heavier?: number
}

export function svg(frame: { width: number; height: number }, ...parts: string[]): string {
  const { width, height } = frame
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${parts.join('')}</svg>`
}

/** Moves, turns (degrees) and scales what is drawn around the origin. */
export function put(x: number, y: number, inner: string, scale = 1, turn = 0): string {
  return `<g transform="translate(${x} ${y}) rotate(${turn}) scale(${scale})">${inner}</g>`
}

export function mirror(inner: string): string {
  return `<g transform="scale(-1 1)">${inner}</g>`
}

export function faded(opacity: number, ...parts: string[]): string {
  return `<g opacity="${opacity}">${parts.join('')}</g>`
}

export function rect(x: number, y: number, width: number, height: number, fill: string, round = 0): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${round}" fill="${fill}"/>`
}

export function disc(x: number, y: number, radius: number, fill: string): string {
  return `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}"/>`
}

export function ring(x: number, y: number, radius: number, stroke: string, width: number): string {
  return `<circle cx="${x}" cy="${y}" r="${radius}" fill="none" stroke="${stroke}" stroke-width="${width}"/>`
}

export function oval(x: number, y: number, rx: number, ry: number, fill: string, turn = 0): string {
  return `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${fill}" transform="rotate(${turn} ${x} ${y})"/>`
}

export function shape(d: string, fill: string): string {
  return `<path d="${d}" fill="${fill}"/>`
}

export function line(d: string, stroke: string, width: number, cap: 'round' | 'butt' = 'round'): string {
  return `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="${cap}" stroke-linejoin="round"/>`
}

/** What is drawn shows only inside the path. `id` is unique within the picture. */
export function clipped(id: string, d: string, ...parts: string[]): string {
  return `<clipPath id="${id}"><path d="${d}"/></clipPath><g clip-path="url(#${id})">${parts.join('')}</g>`
}

/** A vertical gradient, used as `url(#id)`. */
export function gradient(id: string, ...colours: string[]): string {
  const last = Math.max(1, colours.length - 1)
  const stops = colours.map((colour, i) => `<stop offset="${i / last}" stop-color="${colour}"/>`).join('')
  return `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1">${stops}</linearGradient>`
}

export function circlePath(x: number, y: number, radius: number): string {
  return `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0Z`
}

/** One line of text; y is its baseline. */
export function write(x: number, y: number, text: string, type: Type): string {
  const { size, fill, family = 'sans', bold = false, anchor = 'start', spacing = 0, heavier = 0 } = type
  const stroke =
    heavier > 0 ? ` stroke="${fill}" stroke-width="${size * heavier}" stroke-linejoin="round"` : ''
  return `<text x="${x}" y="${y}" font-family="${families[family]}" font-size="${size}" font-weight="${bold ? 700 : 400}" text-anchor="${anchor}" letter-spacing="${spacing}em" fill="${fill}"${stroke}>${text}</text>`
}

/** Lines of text under one another; y is the first baseline, `leading` in em. */
export function writeLines(
  x: number,
  y: number,
  lines: readonly string[],
  type: Type,
  leading = 1.2,
): string {
  return lines.map((text, i) => write(x, y + i * type.size * leading, text, type)).join('')
}

/** A column of characters from top to bottom; x is its middle, y its top. */
export function writeDown(x: number, y: number, text: string, type: Type, leading = 1.1): string {
  return [...text]
    .map((character, i) =>
      write(x, y + type.size * (0.88 + i * leading), character, { ...type, anchor: 'middle' }),
    )
    .join('')
}

/** A repeatable stream of numbers in 0 … 1 (mulberry32), so that a picture is the same each time it is drawn. */
export function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export function times(count: number, draw: (i: number) => string): string {
  return Array.from({ length: count }, (_, i) => draw(i)).join('')
}

/** The point at an angle (degrees, 0 to the right, clockwise) and distance from the origin. */
export function polar(degrees: number, distance: number): Point {
  const radians = (degrees * Math.PI) / 180
  return [round(Math.cos(radians) * distance), round(Math.sin(radians) * distance)]
}

export function round(value: number): number {
  return Math.round(value * 10) / 10
}

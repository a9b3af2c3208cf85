/** The colours of the kiosk; `palette.css` says the same to the browser, and a test compares the two. */
export const PALETTE = {
  pine: '#0e5a4e',
  'pine-deep': '#0a4239',
  'pine-soft': '#cfe0d8',
  ink: '#17302c',
  quiet: '#3a4f49',
  paper: '#f6f3ea',
  card: '#fffdf8',
  line: '#d8d2c0',
  amber: '#e5a13a',
  'amber-light': '#f4c676',
  brick: '#8c2f1b',
  'brick-soft': '#f7e0d8',
  sky: '#dce9e4',
  white: '#ffffff',
} as const
export type Colour = keyof typeof PALETTE

/** What is written on what. Every pair has a contrast of at least 7:1. */
export const WRITTEN_ON: readonly (readonly [text: Colour, ground: Colour])[] = [
  ['ink', 'paper'],
  ['ink', 'card'],
  ['ink', 'sky'],
  ['ink', 'pine-soft'],
  ['ink', 'amber-light'],
  ['quiet', 'paper'],
  ['quiet', 'card'],
  ['quiet', 'sky'],
  ['pine', 'paper'],
  ['pine', 'card'],
  ['pine-deep', 'sky'],
  ['pine-deep', 'pine-soft'],
  ['white', 'pine'],
  ['white', 'pine-deep'],
  ['paper', 'pine'],
  ['sky', 'pine-deep'],
  ['amber-light', 'pine-deep'],
  ['brick', 'paper'],
  ['brick', 'card'],
  ['ink', 'brick-soft'],
  ['white', 'brick'],
]

/** WCAG 2.2 contrast ratio of two colours written `#rrggbb`. */
export function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => channel(parseInt(colour.slice(at, at + 2), 16) / 255)) as [
    number,
    number,
    number,
  ]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function channel(value: number): number {
  return value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}

import { disc, rect, write } from './paint.ts'

export type Sign = { character: string; name: string; under: string }
export type SignInk = { seal: string; onSeal: string; name: string; under: string; round?: boolean }

/** A merchant's sign: seal, name, and where to find it. (x, y) is the seal's upper left corner; 1 is 96 tall. */
export function lockup(x: number, y: number, sign: Sign, ink: SignInk, scale = 1): string {
  const side = 96 * scale
  const seal = ink.round
    ? disc(x + side / 2, y + side / 2, side / 2, ink.seal)
    : rect(x, y, side, side, ink.seal, 18 * scale)
  return [
    seal,
    write(x + side / 2, y + side * 0.71, sign.character, {
      size: 60 * scale,
      fill: ink.onSeal,
      family: 'serif',
      bold: true,
      anchor: 'middle',
    }),
    write(x + side * 1.25, y + side * 0.44, sign.name, {
      size: 44 * scale,
      fill: ink.name,
      bold: true,
      spacing: 0.04,
    }),
    write(x + side * 1.25, y + side * 0.97, sign.under, { size: 35 * scale, fill: ink.under }),
  ].join('')
}

import { CODE_ALPHABET } from '@linli/contract/pairing.ts'

export const CODE_LETTERS = 8

/** What somebody typed or pasted, as the code stands on the device: `BCDF-GHJK`. Other characters are left out. */
export function grouped(typed: string): string {
  const letters = [...typed.toUpperCase()]
    .filter((letter) => CODE_ALPHABET.includes(letter))
    .slice(0, CODE_LETTERS)
  return letters.length > 4
    ? `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`
    : letters.join('')
}

/** Whether all letters are there. */
export function isWhole(code: string): boolean {
  return code.replace('-', '').length === CODE_LETTERS
}

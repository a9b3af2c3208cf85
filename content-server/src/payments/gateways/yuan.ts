import type { Fen } from './gateway.ts'

/** "12.3" to 1230 without a float; null when it is not an amount of yuan with at most two decimals. */
export function fenOf(yuan: unknown): Fen | null {
  const [, minus, whole, part] =
    /^(-?)(\d{1,12})(?:\.(\d{1,2}))?$/.exec(typeof yuan === 'string' ? yuan : '') ?? []
  if (whole === undefined) return null
  const fen = Number(BigInt(`${whole}${(part ?? '').padEnd(2, '0')}`))
  return minus && fen !== 0 ? -fen : fen
}

/** 1230 to "12.30". Throws a RangeError when it is not a safe whole number. */
export function yuanOf(fen: Fen): string {
  if (!Number.isSafeInteger(fen)) throw new RangeError(`not a whole number of fen: ${fen}`)
  const digits = String(Math.abs(fen)).padStart(3, '0')
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

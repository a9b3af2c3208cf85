/** Amounts are whole fen everywhere inside; yuan exist only as text on the wire. */
export type Fen = number

/** "12.34" to 1234 without a float; null when it is not an amount with at most two decimals. */
export function fenOf(yuan: unknown): Fen | null {
  const parts = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(typeof yuan === 'string' ? yuan : '')
  if (!parts) return null
  return Number(BigInt(`${parts[1] ?? ''}${(parts[2] ?? '').padEnd(2, '0')}`))
}

/** 1234 to "12.34", -5 to "-0.05". */
export function yuan(fen: Fen): string {
  const digits = String(Math.abs(fen)).padStart(3, '0')
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** The channel's fee on an amount, to the nearest fen; the rate in hundredths of a percent (60 is 0.60 %). */
export function feeOn(amount: Fen, rate: number): Fen {
  return Number((BigInt(amount) * BigInt(rate) + 5_000n) / 10_000n)
}

export const isFen = (value: unknown): value is Fen =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0

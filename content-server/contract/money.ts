import { z } from 'zod'

/** Largest amount either way, in minor units: sums of 100 000 of them stay exact. */
export const LARGEST_AMOUNT = 90_000_000_000

/** An amount in minor units (fen for CNY). Never a float. */
export const Money = z.strictObject({
  minor: z.int().min(-LARGEST_AMOUNT).max(LARGEST_AMOUNT),
  currency: z.literal('CNY'),
})
export type Money = z.infer<typeof Money>

/** An amount of yuan's hundredths. Throws a RangeError when it is not a safe whole number. */
export function fen(minor: number): Money {
  if (!Number.isSafeInteger(minor)) throw new RangeError(`not a whole number of fen: ${minor}`)
  // Minus nothing is nothing: formatted, -0 would read as a debt.
  return { minor: minor === 0 ? 0 : minor, currency: 'CNY' }
}

/** The sum, in fen; nothing sums to 0. */
export function sum(amounts: readonly Money[]): Money {
  return fen(amounts.reduce((total, amount) => total + amount.minor, 0))
}

/** One price so many times; `count` is a whole number. */
export function times(price: Money, count: number): Money {
  return fen(price.minor * count)
}

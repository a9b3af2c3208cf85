/**
 * Splits a whole amount by whole weights, without losing or making a single unit: everyone gets the floor of
 * the exact share, and what is left goes, one each, to the largest remainders (the earlier first among equals).
 * A negative amount splits like its opposite. Throws a RangeError when the weights add up to nothing.
 */
export function split(total: number, weights: readonly number[]): number[] {
  for (const number of [total, ...weights])
    if (!Number.isSafeInteger(number)) throw new RangeError(`not a whole number: ${number}`)
  const all = weights.reduce((sum, weight) => sum + BigInt(weight), 0n)
  if (all <= 0n || weights.some((weight) => weight < 0)) throw new RangeError('the weights add up to nothing')
  if (total < 0) return split(-total, weights).map((part) => (part === 0 ? 0 : -part))
  // In bigint: fen times weight may leave what a double holds exactly.
  const exact = weights.map((weight) => BigInt(total) * BigInt(weight))
  const parts = exact.map((share) => Number(share / all))
  let left = total - parts.reduce((sum, part) => sum + part, 0)
  const byRemainder = exact
    .map((share, place) => ({ place, remainder: share % all }))
    .sort((one, other) => Number(other.remainder - one.remainder) || one.place - other.place)
  for (const { place } of byRemainder) {
    if (left === 0) break
    parts[place] = (parts[place] ?? 0) + 1
    left -= 1
  }
  return parts
}

/** One row of a file: plain values in the order of the heads. */
export type Row = readonly (string | number)[]

// Spreadsheets take a text that begins like this for a formula, and titles are written by many hands.
const FORMULA = /^[=+\-@\t\r]/

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const harmless = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/** A CSV text (RFC 4180) with a byte order mark, without which spreadsheets garble Chinese. */
export function csvOf(heads: readonly string[], rows: readonly Row[]): string {
  return '\uFEFF' + [heads, ...rows].map((row) => row.map(cell).join(',') + '\r\n').join('')
}

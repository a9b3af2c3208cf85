/** What people type for the dash between building, unit and room. */
const DASHES = /[\u002d\u00ad\u2010-\u2015\u2212\u2796\u30fc~_/]+/g

/**
 * A room as it is compared: full-width signs made narrow, spaces gone, every dash the same.
 * `３－２－１２０１`, `3 — 2 — 1201` and `3-2-1201` are one room; `3-2-120` and `32-1201` are others.
 */
export function roomKey(typed: string): string {
  return typed.normalize('NFKC').replace(/\s+/g, '').replace(DASHES, '-').toUpperCase()
}

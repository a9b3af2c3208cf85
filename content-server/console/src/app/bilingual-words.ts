type Tree = { [key: string]: string | Tree }
type SameKeys<T> = { [K in keyof T]: T[K] extends string ? string : SameKeys<T[K]> }

/** Words of one concept; the compiler wants every key in both languages. */
export function bilingualWords<const T extends Tree>(zh: T, en: SameKeys<T>): { zh: Tree; en: Tree } {
  return { zh, en }
}

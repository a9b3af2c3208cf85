/** What can be wrong with a plan, by name. */
export type PlanProblemCode =
  | 'plan/not-a-plan'
  | 'plan/too-new'
  | 'plan/malformed'
  | 'plan/unknown-zone'
  | 'plan/empty-window'
  | 'plan/overlapping-windows'
  | 'plan/too-many-items'
  | 'plan/too-long'
  | 'plan/duplicate-id'
  | 'plan/missing-medium'
  | 'plan/bad-steps'
  | 'plan/bad-offsets'
  | 'plan/overbooked'
  | 'plan/gap-impossible'
/** Thrown for a plan that cannot be played as it stands; `path` is the place in the file, e.g. `items[3].validUntil`. */
export class PlanProblem extends Error {
  override readonly name = 'PlanProblem'
  readonly code: PlanProblemCode
  readonly path: string
  readonly reason: string
  readonly others: readonly { path: string; reason: string }[]

  constructor(
    code: PlanProblemCode,
    path: string,
    reason: string,
    others: readonly { path: string; reason: string }[] = [],
  ) {
    super(`${code} at ${path === '' ? 'the top' : path}: ${reason}`)
    this.code = code
    this.path = path
    this.reason = reason
    this.others = others
  }
}

/** `['items', 3, 'validUntil']` → `items[3].validUntil`. */
export function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`
    return text === '' ? String(part) : `${text}.${String(part)}`
  }, '')
}

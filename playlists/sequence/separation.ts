import type { Plan } from '../plan/plan.ts'
import { msOf } from '../plan/primitives.ts'
import type { Separation } from '../plan/rules.ts'
import type { Stream } from './stream.ts'

/** One key a stream must keep its distance from, and how far. */
export interface Distance {
  key: number
  items: number
  ms: number
  hard: boolean
  rule: string
}

/** For each stream: the keys it leaves behind when it plays, and the keys it keeps away from. */
export interface Distances {
  keys: number
  leaves: number[][]
  keepsFrom: Distance[][]
}

/** With more than this part of all plays an item may follow itself: it could not keep its promise otherwise. */
const MAY_REPEAT = 0.45

const perhapsTwice: Separation = { by: 'item', items: 1 }

export function distancesOf(plan: Pick<Plan, 'rules'>, streams: readonly Stream[]): Distances {
  const ids = new Map<string, number>()
  const keyOf = (name: string): number => {
    const known = ids.get(name) ?? ids.size
    ids.set(name, known)
    return known
  }
  const rules = plan.rules?.separation ?? []
  const itself = rules.some(({ by }) => by === 'item') ? [] : [perhapsTwice]
  const keepsFrom = streams.map((stream) =>
    [...rules, ...itself].flatMap((rule) => distancesBy(rule, stream, plan.rules?.rivals ?? [], keyOf)),
  )
  const used = new Set(keepsFrom.flat().map(({ key }) => key))
  const leaves = streams.map((stream) =>
    namesOf(stream)
      .flatMap((name) => ids.get(name) ?? [])
      .filter((key) => used.has(key)),
  )
  return { keys: ids.size, leaves, keepsFrom }
}

function namesOf({ item }: Stream): string[] {
  const brand = item.brand === undefined ? [] : [`brand:${item.brand}`]
  const categories = (item.categories ?? []).map((category) => `category:${category}`)
  return [`item:${item.id}`, ...brand, ...categories, `kind:${item.kind}`]
}

function distancesBy(
  rule: Separation,
  stream: Stream,
  rivals: readonly { categories: readonly [string, string] }[],
  keyOf: (name: string) => number,
): Distance[] {
  if (rule === perhapsTwice && mayRepeat(stream)) return []
  const own = namesOf(stream).filter((name) => name.startsWith(`${rule.by}:`))
  const chosen = own.filter((name) => rule.only?.includes(name.slice(rule.by.length + 1)) ?? true)
  const beside = rule.by === 'category' ? rivalsOf(chosen, rivals) : []
  return [...new Set([...chosen, ...beside])].map((name) => ({
    key: keyOf(name),
    items: rule.items ?? 0,
    ms: rule.ms ?? 0,
    hard: rule.hard ?? false,
    rule: rule.by,
  }))
}

function mayRepeat({ playShare }: Stream): boolean {
  return playShare > MAY_REPEAT
}

function rivalsOf(
  names: readonly string[],
  rivals: readonly { categories: readonly [string, string] }[],
): string[] {
  return rivals.flatMap(({ categories: [one, other] }) => {
    if (names.includes(`category:${one}`)) return [`category:${other}`]
    return names.includes(`category:${other}`) ? [`category:${one}`] : []
  })
}

/** When each key was last on and by whom. */
export interface Traces {
  endedAt: Float64Array
  play: Float64Array
  by: Int32Array
}

export function noTraces(keys: number): Traces {
  return {
    endedAt: new Float64Array(keys).fill(-Infinity),
    play: new Float64Array(keys).fill(-Infinity),
    by: new Int32Array(keys).fill(-1),
  }
}

/** Writes down what was on before the plan began. Plays before it count −1, −2, … */
export function tracesBefore(plan: Plan, streams: readonly Stream[], distances: Distances): Traces {
  const traces = noTraces(distances.keys)
  const before = plan.before ?? []
  for (const [k, { itemId, endsAt }] of before.entries()) {
    const stream = streams.findIndex(({ item }) => item.id === itemId)
    if (stream >= 0) leaveTrace(traces, distances, stream, k - before.length, msOf(endsAt))
  }
  return traces
}

export function leaveTrace(
  traces: Traces,
  distances: Distances,
  stream: number,
  play: number,
  endsAt: number,
): void {
  for (const key of distances.leaves[stream]!) {
    traces.endedAt[key] = endsAt
    traces.play[key] = play
    traces.by[key] = stream
  }
}

/** The first distance that play number `play` of `stream` at `at` would not keep. */
export function tooClose(
  traces: Traces,
  distances: Distances,
  stream: number,
  play: number,
  at: number,
): Distance | undefined {
  const keepsFrom = distances.keepsFrom[stream]!
  for (let k = 0; k < keepsFrom.length; k++) {
    const distance = keepsFrom[k]!
    const nearInPlays = distance.items > 0 && play - traces.play[distance.key]! <= distance.items
    if (nearInPlays) return distance
    if (distance.ms > 0 && at - traces.endedAt[distance.key]! < distance.ms) return distance
  }
  return undefined
}

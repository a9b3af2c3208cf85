import type { Kind } from '../plan/item.ts'
import type { CompileInput, PromisedItem } from './promise.ts'

const WHOLE = 1_000_000
/** Floors are aimed at 3 % high and ceilings 3 % low, so that a rolling hour keeps them too. */
const FLOOR_MARGIN = 1.03
const CEILING_MARGIN = 0.97
const NOTICES_BY_WEIGHT_PPM = 300_000

/** One active entry of a segment and what it asks for. */
export interface Ask {
  index: number
  item: PromisedItem
  askedPpm: number
}

export interface Given {
  ppm: number
  /** What it asked for once weights and pools were known. */
  askedPpm: number
  rule: string
  cutFor: string[]
}

type Rules = CompileInput['rules']

interface Split {
  rules: Rules
  asks: readonly Ask[]
  given: Map<number, Given>
}

/**
 * Divides one stretch of time: public-service quota and floors of the community's notices first, then signed contracts,
 * then notices by priority, then remnant by price; the house has the rest. What does not fit is cut in the opposite order.
 */
export function allocate(asks: readonly Ask[], rules: Rules): Map<number, Given> {
  const split: Split = { rules, asks, given: new Map() }
  const kinds = (kind: Kind): Ask[] => asks.filter(({ item }) => item.kind === kind)
  const quota = kinds('psa').length === 0 ? 0 : ((rules?.psa?.ppm ?? 0) * FLOOR_MARGIN) / WHOLE
  const perAd = rules?.psa?.of === 'commercial' ? quota : 0
  const fixedPsa = rules?.psa?.of === 'commercial' ? 0 : Math.ceil(quota * WHOLE)

  const reserve = reservedFor(split, fixedPsa)
  const adRoom = Math.min(roomUnder(split, 'ad'), Math.floor((WHOLE - reserve) / (1 + perAd)))
  giveByPriority(split, kinds('ad'), Math.max(0, adRoom), 'promise', heldBy(split, ['psa', 'notice', 'ad']))
  const psaForAds = fixedPsa + Math.ceil(perAd * sumOf(split, ['ad']))

  const noticeRoom = Math.min(roomUnder(split, 'notice'), WHOLE - sumOf(split, ['ad']) - psaForAds)
  const notices = withWeights(split, kinds('notice'))
  giveByPriority(split, notices, Math.max(0, noticeRoom), 'notice', heldBy(split, ['ad', 'psa']))
  raiseToFloor(split, psaForAds, Math.max(0, noticeRoom))

  const rest = WHOLE - sumOf(split, ['ad', 'notice']) - psaForAds
  const remnantRoom = Math.min(roomUnder(split, 'remnant'), Math.floor(rest / (1 + perAd)))
  giveByPrice(split, kinds('remnant'), Math.max(0, remnantRoom))
  givePool(split, kinds('psa'), Math.min(psaForAds + Math.ceil(perAd * sumOf(split, ['remnant'])), WHOLE))
  giveHouse(split, kinds('house'))
  return split.given
}

function sumOf(split: Split, kinds: readonly Kind[]): number {
  return split.asks
    .filter(({ item }) => kinds.includes(item.kind))
    .reduce((sum, { index }) => sum + (split.given.get(index)?.ppm ?? 0), 0)
}

function heldBy(split: Split, kinds: readonly Kind[]): string[] {
  return split.asks.filter(({ item }) => kinds.includes(item.kind)).map(({ item }) => item.id)
}

/** What contracts may not touch: the public-service quota and the floors of what is not an ad. */
function reservedFor({ rules, asks }: Split, psa: number): number {
  const floors = (rules?.limits ?? []).filter(
    ({ kinds, floorPpm }) => floorPpm !== undefined && !kinds.includes('ad') && !kinds.includes('remnant'),
  )
  const present = floors.filter(({ kinds }) => asks.some(({ item }) => kinds.includes(item.kind)))
  const beside = present
    .filter(({ kinds }) => !kinds.includes('psa'))
    .map(({ floorPpm }) => aimedFloor(floorPpm!))
  const within = present
    .filter(({ kinds }) => kinds.includes('psa'))
    .map(({ floorPpm }) => aimedFloor(floorPpm!))
  return Math.min(WHOLE, Math.max(psa, ...within, 0) + Math.max(...beside, 0))
}

function aimedFloor(floorPpm: number): number {
  return Math.min(WHOLE, Math.ceil(floorPpm * FLOOR_MARGIN))
}

/** What the ceilings leave for a class. */
function roomUnder(split: Split, kind: Kind): number {
  const ceilings = (split.rules?.limits ?? []).filter(({ kinds }) => kinds.includes(kind))
  const rooms = ceilings.map(({ kinds, ceilingPpm }) =>
    ceilingPpm === undefined || ceilingPpm === WHOLE
      ? WHOLE
      : Math.floor(ceilingPpm * CEILING_MARGIN) - sumOf(split, kinds),
  )
  return Math.min(WHOLE, ...rooms)
}

/** Gives what is asked; what does not fit is cut from the lowest priority up, evenly within one. */
function giveByPriority(
  split: Split,
  asks: readonly Ask[],
  room: number,
  rule: string,
  rivals: readonly string[],
): void {
  let left = room
  for (const priority of [1, 2, 3]) {
    const group = asks.filter(({ item }) => (item.priority ?? 2) === priority)
    const asked = group.reduce((sum, ask) => sum + ask.askedPpm, 0)
    const scale = asked <= left ? 1 : left / asked
    for (const { index, item, askedPpm } of group) {
      const ppm = Math.floor(askedPpm * scale)
      const cutFor = scale === 1 ? [] : rivals.filter((id) => id !== item.id).slice(0, 10)
      split.given.set(index, { ppm, askedPpm, rule: scale === 1 ? rule : 'overbooked', cutFor })
      left -= ppm
    }
  }
}

/** Notices by weight share what the floor has left beside those promised at an interval. */
function withWeights(split: Split, notices: readonly Ask[]): Ask[] {
  const floors = (split.rules?.limits ?? []).filter(({ kinds }) => kinds.includes('notice'))
  const floor = Math.max(0, ...floors.map(({ floorPpm }) => aimedFloor(floorPpm ?? 0)))
  const promised = notices.reduce((sum, { askedPpm }) => sum + askedPpm, 0)
  const left = Math.max((floor > 0 ? floor : NOTICES_BY_WEIGHT_PPM) - promised, 50_000)
  const weightOf = ({ item: { promise } }: Ask): number => (promise.kind === 'weight' ? promise.weight : 0)
  const weights = notices.reduce((sum, ask) => sum + weightOf(ask), 0)
  return notices.map((ask) => {
    if (weightOf(ask) === 0) return ask
    const part = Math.floor((left * weightOf(ask)) / weights)
    return { ...ask, askedPpm: Math.min(part, ask.item.capPpm ?? WHOLE) }
  })
}

/** If promises alone leave the community below its floor, its notices get more, in proportion. */
function raiseToFloor(split: Split, psa: number, room: number): void {
  const notices = split.asks.filter(
    ({ item, index }) => item.kind === 'notice' && (split.given.get(index)?.ppm ?? 0) > 0,
  )
  const have = sumOf(split, ['notice'])
  if (have === 0) return
  const floors = (split.rules?.limits ?? []).filter(
    ({ kinds, floorPpm }) => kinds.includes('notice') && floorPpm,
  )
  const missing = floors.map(({ kinds, floorPpm }) => {
    if (kinds.includes('house')) return 0
    return aimedFloor(floorPpm!) - sumOf(split, kinds) - (kinds.includes('psa') ? psa : 0)
  })
  const target = Math.min(room, have + Math.max(0, ...missing))
  if (target <= have) return
  for (const { index } of notices) {
    const given = split.given.get(index)!
    split.given.set(index, { ...given, ppm: Math.floor((given.ppm * target) / have), rule: 'class-floor' })
  }
}

function giveByPrice(split: Split, asks: readonly Ask[], room: number): void {
  const priceOf = ({ item: { promise } }: Ask): number => (promise.kind === 'price' ? promise.minor : 0)
  const dearest = [...asks].sort((a, b) => priceOf(b) - priceOf(a) || (a.item.id < b.item.id ? -1 : 1))
  let left = room
  for (const { index, askedPpm } of dearest) {
    const ppm = Math.min(askedPpm, left)
    split.given.set(index, { ppm, askedPpm, rule: 'remnant-by-price', cutFor: [] })
    left -= ppm
  }
}

function givePool(split: Split, asks: readonly Ask[], total: number): void {
  const weightOf = ({ item: { promise } }: Ask): number =>
    promise.kind === 'pool' ? (promise.weight ?? 1) : 1
  const weights = asks.reduce((sum, ask) => sum + weightOf(ask), 0)
  for (const ask of asks) {
    const ppm = Math.floor((total * weightOf(ask)) / weights)
    split.given.set(ask.index, { ppm, askedPpm: ppm, rule: 'psa-quota', cutFor: [] })
  }
}

/** For the house the rate is a weight among house items. */
function giveHouse(split: Split, asks: readonly Ask[]): void {
  for (const { index, item } of asks) {
    const ppm = item.promise.kind === 'fill' ? (item.promise.weight ?? 1) : 1
    split.given.set(index, { ppm, askedPpm: ppm, rule: 'house', cutFor: [] })
  }
}

import { chanceOf, type Chance } from '../chance.ts'
import type { BenchItem, Line, Workload } from '../workload.ts'
import { unevenly } from './named.ts'

const HOUR = 3_600_000
const LENGTHS = [5_000, 8_000, 10_000, 12_000, 15_000, 20_000, 30_000]

/**
 * A day nobody tuned for: 4 to 40 ads, 3 to 25 notices, any lengths, some dayparts, some expiries, and for every third day
 * two categories of competitors that are kept apart and can be.
 */
export function randomWorkload(seed: number): Workload {
  const chance = chanceOf(seed * 7919 + 13)
  const openMs = chance.whole(8, 18) * HOUR
  const unit = chance.next() < 0.25 ? chance.pick([10_000, 15_000]) : 0
  const separated = seed % 3 === 0
  const adPpm = 250_000 + chance.whole(0, 300_000)
  const noticePpm = Math.min(920_000 - adPpm, 200_000 + chance.whole(0, 300_000))
  const length = (): number => (unit > 0 ? unit : chance.pick(LENGTHS))
  const ads = unevenly(chance, chance.whole(4, 40), adPpm).map((ppm, k): BenchItem => {
    const category = separated && k < 8 ? { category: k % 2 === 0 ? 'food' : 'bank' } : {}
    return {
      id: `ad-${k}`,
      kind: 'ad',
      durationMs: length(),
      lines: adLines(chance, openMs, ppm),
      ...category,
    }
  })
  const notices = unevenly(chance, chance.whole(3, 25), noticePpm).map((ppm, k): BenchItem => {
    const until = chance.next() < 0.2 ? chance.whole(2, openMs / HOUR) * HOUR : openMs
    return { id: `notice-${k}`, kind: 'notice', durationMs: length(), lines: [{ from: 0, until, ppm }] }
  })
  const house: BenchItem = {
    id: 'house',
    kind: 'house',
    durationMs: length(),
    lines: [{ from: 0, until: openMs, ppm: 0 }],
  }
  return { name: `random ${seed}`, openMs, items: [...keptFeasible(ads), ...notices, house], separated }
}

function adLines(chance: Chance, openMs: number, ppm: number): Line[] {
  if (chance.next() >= 0.25) return [{ from: 0, until: openMs, ppm }]
  const from = chance.whole(0, openMs / HOUR - 4) * HOUR
  return [{ from, until: from + chance.whole(2, 4) * HOUR, ppm }]
}

/**
 * Competitors of one category must be able to stand apart: each play takes its own length and that of one other play, and
 * together these are scaled down to nine tenths of the time.
 */
function keptFeasible(ads: BenchItem[]): BenchItem[] {
  return ads.map((ad) => {
    if (ad.category === undefined) return ad
    const needed = ads
      .filter(({ category }) => category === ad.category)
      .reduce((sum, { lines, durationMs }) => sum + (lines[0]!.ppm * (durationMs + 20_000)) / durationMs, 0)
    const scale = Math.min(1, 900_000 / needed)
    return { ...ad, lines: ad.lines.map((line) => ({ ...line, ppm: Math.floor(line.ppm * scale) })) }
  })
}

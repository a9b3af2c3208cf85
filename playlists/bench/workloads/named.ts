import type { BenchItem, Workload } from '../workload.ts'
import { chanceOf, type Chance } from '../chance.ts'

const HOUR = 3_600_000
const WHOLE = 1_000_000

type Sort = Omit<BenchItem, 'lines' | 'id'> & { id?: string }

function allDay(openMs: number, sort: Sort, index: number, ppm: number): BenchItem {
  return {
    ...sort,
    id: sort.id ?? `${sort.kind}-${index}`,
    lines: [{ from: 0, until: openMs, ppm: Math.round(ppm) }],
  }
}

function house(openMs: number, durationMs = 15_000): BenchItem {
  return { id: 'house', kind: 'house', durationMs, lines: [{ from: 0, until: openMs, ppm: 0 }] }
}

/** `total` divided unevenly: each part within a factor of two of the others. */
export function unevenly(chance: Chance, count: number, total: number): number[] {
  const weights = Array.from({ length: count }, () => 1 + chance.next())
  const sum = weights.reduce((a, b) => a + b, 0)
  return weights.map((weight) => Math.floor((total * weight) / sum))
}

export function w1Loop15(seed: number): Workload {
  const chance = chanceOf(seed)
  const openMs = 14 * HOUR
  const ads = Array.from({ length: 8 }, (_, k) =>
    allDay(openMs, { kind: 'ad', durationMs: 15_000 }, k, 45_000 + chance.next() * 25_000),
  )
  const notices = unevenly(chance, 12, 400_000).map((ppm, k) =>
    allDay(openMs, { kind: 'notice', durationMs: 15_000 }, k, ppm),
  )
  return { name: 'W1 loop15', openMs, items: [...ads, ...notices, house(openMs)], separated: false }
}

export function w2MixedDurations(seed: number): Workload {
  const chance = chanceOf(seed)
  const openMs = 14 * HOUR
  const ads = unevenly(chance, 15, 500_000).map((ppm, k) =>
    allDay(openMs, { kind: 'ad', durationMs: [5, 10, 15, 30][k % 4]! * 1000 }, k, ppm),
  )
  const notices = unevenly(chance, 12, 400_000).map((ppm, k) =>
    allDay(openMs, { kind: 'notice', durationMs: [8, 10, 12, 20][k % 4]! * 1000 }, k, ppm),
  )
  return { name: 'W2 mixdur', openMs, items: [...ads, ...notices, house(openMs)], separated: false }
}

export function w3Zipf60(seed: number): Workload {
  const chance = chanceOf(seed)
  const openMs = 16 * HOUR
  const sum = Array.from({ length: 60 }, (_, k) => 1 / (k + 1)).reduce((a, b) => a + b, 0)
  const ads = Array.from({ length: 60 }, (_, k) =>
    allDay(openMs, { kind: 'ad', durationMs: 10_000 }, k, 600_000 / (k + 1) / sum),
  )
  const notices = unevenly(chance, 20, 350_000).map((ppm, k) =>
    allDay(openMs, { kind: 'notice', durationMs: 10_000 }, k, ppm),
  )
  return { name: 'W3 zipf60', openMs, items: [...ads, ...notices, house(openMs, 10_000)], separated: false }
}

export function w4Dayparts(seed: number): Workload {
  const chance = chanceOf(seed)
  const openMs = 15 * HOUR
  const ads = Array.from({ length: 20 }, (_, k): BenchItem => {
    const parts = new Set(Array.from({ length: chance.whole(1, 3) }, () => chance.whole(0, 4)))
    const ppm = 20_000 + chance.whole(0, 25_000)
    const lines = [...parts]
      .sort((a, b) => a - b)
      .map((part) => ({ from: part * 3 * HOUR, until: (part + 1) * 3 * HOUR, ppm }))
    return { id: `ad-${k}`, kind: 'ad', durationMs: chance.pick([10_000, 15_000]), lines }
  })
  const notices = unevenly(chance, 15, 350_000).map((ppm, k): BenchItem => {
    const from = k % 3 === 0 ? chance.whole(0, 5) * HOUR : 0
    const until = k % 3 === 1 ? openMs - chance.whole(0, 5) * HOUR : openMs
    return { id: `notice-${k}`, kind: 'notice', durationMs: 10_000, lines: [{ from, until, ppm }] }
  })
  return { name: 'W4 dayparts', openMs, items: [...ads, ...notices, house(openMs)], separated: false }
}

export function w5Separation(seed: number): Workload {
  const chance = chanceOf(seed)
  const openMs = 14 * HOUR
  const restaurants = Array.from({ length: 5 }, (_, k) =>
    allDay(openMs, { id: `food-${k}`, kind: 'ad', durationMs: 15_000, category: 'food' }, k, 80_000),
  )
  const banks = Array.from({ length: 2 }, (_, k) =>
    allDay(openMs, { id: `bank-${k}`, kind: 'ad', durationMs: 15_000, category: 'bank' }, k, 75_000),
  )
  const notices = unevenly(chance, 10, 400_000).map((ppm, k) =>
    allDay(openMs, { kind: 'notice', durationMs: 15_000 }, k, ppm),
  )
  return {
    name: 'W5 sep',
    openMs,
    items: [...restaurants, ...banks, ...notices, house(openMs)],
    separated: true,
  }
}

/** The issue's own bookings, seconds an hour; they fill the hour. */
export function w6Issue3736(): Workload {
  const openMs = 14 * HOUR
  const seconds = [2000, 400, 200, 200, 600, 200]
  const ppm = seconds.map((booked) => Math.floor((booked * WHOLE) / 3600))
  ppm[0]! += WHOLE - ppm.reduce((a, b) => a + b, 0)
  const items = ppm.map((rate, k) => allDay(openMs, { kind: 'ad', durationMs: 10_000 }, k, rate))
  return { name: 'W6 xibo#3736', openMs, items, separated: false }
}

/** One ad booked for 1800 s an hour beside one notice. */
export function w7HalfAndHalf(): Workload {
  const openMs = 14 * HOUR
  const ad = allDay(openMs, { kind: 'ad', durationMs: 30_000 }, 0, 500_000)
  const notice = allDay(openMs, { kind: 'notice', durationMs: 20_000 }, 0, 500_000)
  return { name: 'W7 dotnet#263', openMs, items: [ad, notice], separated: false }
}

export function w8WeightedNotices(seed: number): Workload {
  const chance = chanceOf(seed)
  const openMs = 14 * HOUR
  const minutes = [2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30]
  const notices = minutes.map((period, k): BenchItem => {
    const ppm = Math.ceil((10_000 * 1.3 * WHOLE) / (period * 60_000))
    return { ...allDay(openMs, { kind: 'notice', durationMs: 10_000 }, k, ppm), maxGapMs: period * 60_000 }
  })
  const ads = unevenly(chance, 10, 480_000).map((ppm, k) =>
    allDay(openMs, { kind: 'ad', durationMs: 15_000 }, k, ppm),
  )
  return { name: 'W8 weighted notices', openMs, items: [...notices, ...ads, house(openMs)], separated: false }
}

export function w9Expiring(seed: number): Workload {
  const chance = chanceOf(seed)
  const openMs = 14 * HOUR
  const notices = Array.from({ length: 40 }, (_, k): BenchItem => {
    const until = Math.min(openMs, (k + 4) * 900_000)
    return { id: `notice-${k}`, kind: 'notice', durationMs: 10_000, lines: [{ from: 0, until, ppm: 12_000 }] }
  })
  const ads = unevenly(chance, 12, 420_000).map((ppm, k) =>
    allDay(openMs, { kind: 'ad', durationMs: 15_000 }, k, ppm),
  )
  return { name: 'W9 expiring', openMs, items: [...notices, ...ads, house(openMs)], separated: false }
}

/** In slot k the n − k streams that are left share the time evenly, then one drops out: the worst case known. */
export function w10Cascade(n = 48): Workload {
  const slot = 10_000
  const items = Array.from({ length: n }, (_, k): BenchItem => {
    const lines = Array.from({ length: k + 1 }, (_, at) => {
      const left = n - at
      const share = Math.floor(WHOLE / left)
      const ppm = k === n - 1 ? WHOLE - share * (left - 1) : share
      return { from: at * slot, until: (at + 1) * slot, ppm }
    })
    return { id: `ad-${k}`, kind: 'ad', durationMs: slot, lines }
  })
  return { name: `W10 cascade ${n}`, openMs: n * slot, items, separated: false, playsOutsideLines: true }
}

export function namedWorkloads(seed: number): Workload[] {
  return [
    w1Loop15(seed),
    w2MixedDurations(seed),
    w3Zipf60(seed),
    w4Dayparts(seed),
    w5Separation(seed),
    w6Issue3736(),
    w7HalfAndHalf(),
    w8WeightedNotices(seed),
    w9Expiring(seed),
    w10Cascade(),
  ]
}

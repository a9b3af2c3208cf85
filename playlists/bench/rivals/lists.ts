import { chanceOf } from '../chance.ts'
import type { BenchPlay, Workload } from '../workload.ts'
import { playLoop } from './play-loop.ts'

/** Anthias: `index = (index + 1) % length`, skipping what is not active. One place an item. */
export function sequentialList(workload: Workload): BenchPlay[] {
  let index = -1
  return playLoop(workload, ({ able }) => {
    do index = (index + 1) % workload.items.length
    while (!able.includes(index))
    return index
  })
}

/**
 * What users do instead of weights: entries are put into the list several times, in proportion to their rates and as evenly
 * as a list of some two hundred places allows, and the list is walked round.
 */
export function duplicatedEntries(workload: Workload): BenchPlay[] {
  const plays = workload.items.map(({ durationMs, lines, kind }) => {
    const mean = lines.reduce((sum, { ppm }) => sum + ppm, 0) / lines.length
    return kind === 'house' ? 0 : mean / durationMs
  })
  const house = workload.items.findIndex(({ kind }) => kind === 'house')
  const booked = workload.items.reduce((sum, { durationMs }, k) => sum + plays[k]! * durationMs, 0)
  if (house >= 0) plays[house] = Math.max(0, 1_000_000 - booked) / workload.items[house]!.durationMs
  const total = plays.reduce((a, b) => a + b, 0)
  const places = plays.flatMap((rate, item) => {
    const copies = Math.max(rate > 0 ? 1 : 0, Math.round((200 * rate) / total))
    return Array.from({ length: copies }, (_, k) => ({ item, place: (k + 0.5) / copies }))
  })
  const list = places.sort((a, b) => a.place - b.place || a.item - b.item).map(({ item }) => item)
  let index = -1
  return playLoop(workload, ({ able }) => {
    for (let tries = 0; tries < list.length; tries++) {
      index = (index + 1) % list.length
      if (able.includes(list[index]!)) return list[index]!
    }
    return able[0]!
  })
}

/** Revive and many players: each play is drawn by weight. */
export function weightedRandom(workload: Workload, seed: number): BenchPlay[] {
  const chance = chanceOf(seed + 77)
  return playLoop(workload, ({ able, ppm }) => {
    const weights = able.map((item) => ppm[item]! / workload.items[item]!.durationMs)
    let left = chance.next() * weights.reduce((a, b) => a + b, 0)
    for (const [k, weight] of weights.entries()) {
      left -= weight
      if (left < 0) return able[k]!
    }
    return able.at(-1)!
  })
}

import type { OpenHours } from '@linli/contract/screens.ts'
import type { Words } from '../words/zh.ts'

/** `每天 06:30–20:00` · `Mon–Fri 06:30–20:00, Sat 08:00–12:00`. */
export function hoursText(hours: OpenHours, words: Words['order']): string {
  if (hours.length === 0) return words.always
  return hours.map(({ days, from, to }) => `${daysText(days, words)} ${from}–${to}`).join('  ')
}

function daysText(days: readonly number[], { weekdays, daily }: Words['order']): string {
  const sorted = [...new Set(days)].sort((one, other) => one - other)
  if (sorted.length === 7) return daily
  return runsOf(sorted)
    .map(([first, last]) => {
      const from = weekdays[first - 1] ?? ''
      return first === last ? from : `${from}–${weekdays[last - 1] ?? ''}`
    })
    .join(' ')
}

function runsOf(days: readonly number[]): [first: number, last: number][] {
  const runs: [number, number][] = []
  for (const day of days) {
    const run = runs.at(-1)
    if (run && run[1] === day - 1) run[1] = day
    else runs.push([day, day])
  }
  return runs
}

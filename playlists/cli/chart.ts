import { promisedAt } from '../sequence/fluid.ts'
import { timelineOf, walkTo, type Timeline } from '../sequence/timeline.ts'
import { calendarOf } from '../local-time/calendar.ts'
import type { Plan } from '../plan/plan.ts'
import { wallTime } from './when.ts'

const WIDTH = 1200
const LEFT = 260
const ROW = 64
const TOP = 40
const NANO = 1_000_000
const HOUR = 3_600_000

const COLOURS: Record<string, string> = {
  notice: '#2563eb',
  psa: '#059669',
  ad: '#d97706',
  remnant: '#9ca3af',
  house: '#6b7280',
}

/** A day of a plan as a picture: one row an item, the promised line grey, what is played as steps over it. */
export function chartOf(
  plan: Plan,
  day: { from: number; until: number; date: string },
  zone: string,
): string {
  const timeline = timelineOf(plan, zone)
  walkTo(timeline, day.until)
  const { streams, span } = timeline.stage
  const from = Math.max(day.from, span.from)
  const until = Math.min(day.until, span.until)
  const x = (at: number): string => (LEFT + ((at - from) / (until - from)) * (WIDTH - LEFT - 20)).toFixed(1)
  const order = [...streams.keys()].sort((a, b) => (streams[a]!.item.id < streams[b]!.item.id ? -1 : 1))
  const rows = order.map((stream, row) => rowOf(timeline, stream, { top: TOP + row * ROW, from, until, x }))
  const height = TOP + order.length * ROW + 20
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" font-family="sans-serif" font-size="12">`,
    `<rect width="100%" height="100%" fill="white"/>`,
    `<text x="10" y="18" font-size="14">${text(plan.revision)} · ${day.date} · ${text(plan.zone)} · ${text(zone)}</text>`,
    ...hours(plan, from, until, x, height),
    ...rows,
    '</svg>',
    '',
  ].join('\n')
}

interface Frame {
  top: number
  from: number
  until: number
  x: (at: number) => string
}

function rowOf(timeline: Timeline, stream: number, { top, from, until, x }: Frame): string {
  const { stage, record } = timeline
  const { item, fluid } = stage.streams[stream]!
  const plays: { at: number; ms: number }[] = []
  for (let k = 0; k < record.length; k++) {
    if (record.stream[k] === stream && record.startsAt[k]! >= from && record.startsAt[k]! < until) {
      plays.push({ at: record.startsAt[k]!, ms: record.durationMs[k]! })
    }
  }
  const promised = (at: number): number => (promisedAt(fluid, at) - promisedAt(fluid, from)) / NANO
  const total = Math.max(
    promised(until),
    plays.reduce((sum, { ms }) => sum + ms, 0),
    1,
  )
  const y = (ms: number): string => (top + ROW - 10 - (ms / total) * (ROW - 18)).toFixed(1)
  const corners = [from, ...fluid.from, ...fluid.until, until].filter((at) => at >= from && at <= until)
  const line = [...new Set(corners)].sort((a, b) => a - b).map((at) => `${x(at)},${y(promised(at))}`)
  const steps = [`M${x(from)},${y(0)}`]
  let played = 0
  for (const { at, ms } of plays) {
    steps.push(`L${x(at)},${y(played)}`)
    played += ms
    steps.push(`L${x(at + ms)},${y(played)}`)
  }
  steps.push(`L${x(until)},${y(played)}`)
  const label = `${text(item.title.zh)} (${text(item.id)})`
  return [
    `<g><title>${label}: ${plays.length}</title>`,
    `<text x="10" y="${top + ROW / 2}">${label}</text>`,
    `<polyline points="${line.join(' ')}" fill="none" stroke="#bbb" stroke-width="3"/>`,
    `<path d="${steps.join('')}" fill="none" stroke="${COLOURS[item.kind] ?? 'black'}" stroke-width="1.2"/></g>`,
  ].join('')
}

function hours(plan: Plan, from: number, until: number, x: (at: number) => string, height: number): string[] {
  const calendar = calendarOf(plan)
  const lines: string[] = []
  for (let at = Math.ceil(from / HOUR) * HOUR; at <= until; at += 2 * HOUR) {
    lines.push(`<line x1="${x(at)}" y1="24" x2="${x(at)}" y2="${height}" stroke="#eee"/>`)
    lines.push(`<text x="${x(at)}" y="34" fill="#666">${wallTime(calendar, at).slice(0, 5)}</text>`)
  }
  return lines
}

function text(raw: string): string {
  return raw.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
